import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, money, version } from "@/db/columns";

export const productKind = [
  "package_item",
  "aftersale",
  "gift",
  "giveaway",
  "service",
  "consumable",
  "asset",
] as const;

export const products = pgTable(
  "products",
  {
    id: id(),
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    initials: text("initials").notNull(),
    kind: text("kind", { enum: productKind }).notNull(),
    unit: text("unit").notNull(),
    spec: text("spec").notNull().default(""),
    salePrice: money("sale_price").notNull().default(sql`0`),
    cost: money("cost").notNull().default(sql`0`),
    productionDays: integer("production_days").notNull().default(0),
    active: boolean("active").notNull().default(true),
    /** What pickers and the list's search read, without blanks: 12寸绒面 finds 12 寸绒面册. */
    found: text("found").generatedAlwaysAs(
      sql`lower(replace(sku || '|' || name || '|' || spec || '|' || initials, ' ', ''))`,
    ),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("products_sku").on(sql`lower(${t.sku})`),
    index("products_name").on(t.name),
    check("product_prices_are_not_negative", sql`${t.salePrice} >= 0 and ${t.cost} >= 0`),
  ],
);
