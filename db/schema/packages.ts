import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, money, version } from "@/db/columns";
import { people } from "./people";
import { products } from "./products";

/** What an order of a kind of shoot cannot do without. */
export const requiredFact = ["wedding_day", "child"] as const;

/** 拍照类型: 婚纱、写真、儿童. */
export const shootTypes = pgTable("shoot_types", {
  id: id(),
  name: text("name").notNull().unique(),
  required: text("required", { enum: requiredFact }).array().notNull().default(sql`'{}'`),
  active: boolean("active").notNull().default(true),
  version: version(),
  createdAt: createdAt(),
});

/** 套系类别, of one kind of shoot. */
export const packageCategories = pgTable(
  "package_categories",
  {
    id: id(),
    shootTypeId: uuid("shoot_type_id")
      .notNull()
      .references(() => shootTypes.id),
    name: text("name").notNull(),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [unique("package_categories_name").on(t.shootTypeId, t.name)],
);

/** 套系 as it is sold now. What was sold before stands in its versions. */
export const packages = pgTable(
  "packages",
  {
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    initials: text("initials").notNull(),
    categoryId: uuid("category_id")
      .notNull()
      .references(() => packageCategories.id),
    price: money("price").notNull(),
    /** Below it no discount goes without approval (M6). */
    floorPrice: money("floor_price").notNull(),
    deposit: money("deposit").notNull(),
    /** The branches that sell it; empty is all of them. */
    branchIds: uuid("branch_ids").array().notNull().default(sql`'{}'`),
    validFrom: day("valid_from"),
    validUntil: day("valid_until"),
    shoots: integer("shoots").notNull(),
    looks: integer("looks").notNull(),
    leastShots: integer("least_shots").notNull(),
    retouched: integer("retouched").notNull(),
    inAlbum: integer("in_album").notNull(),
    allFiles: boolean("all_files").notNull(),
    extraRetouch: money("extra_retouch").notNull(),
    extraInAlbum: money("extra_in_album").notNull(),
    notes: text("notes").notNull().default(""),
    active: boolean("active").notNull().default(true),
    found: text("found").generatedAlwaysAs(
      sql`lower(replace(code || '|' || name || '|' || initials, ' ', ''))`,
    ),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("packages_code").on(sql`lower(${t.code})`),
    index("packages_of_category").on(t.categoryId),
    check(
      "package_prices_are_in_order",
      sql`${t.price} > 0 and ${t.floorPrice} between 0 and ${t.price} and ${t.deposit} between 0 and ${t.price}
        and ${t.extraRetouch} >= 0 and ${t.extraInAlbum} >= 0`,
    ),
    check(
      "package_counts_are_in_order",
      sql`${t.shoots} between 1 and 99 and ${t.looks} >= 0 and ${t.leastShots} >= 0
        and ${t.retouched} >= 0 and ${t.inAlbum} >= 0`,
    ),
    check("package_ends_after_it_begins", sql`${t.validUntil} >= ${t.validFrom}`),
  ],
);

export const packageItems = pgTable(
  "package_items",
  {
    packageId: uuid("package_id")
      .notNull()
      .references(() => packages.id),
    seq: integer("seq").notNull(),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    quantity: integer("quantity").notNull(),
    /** How many pictures go into one of them. */
    photoSlots: integer("photo_slots").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.packageId, t.seq] }),
    unique("package_items_once").on(t.packageId, t.productId),
    index("package_items_of_product").on(t.productId),
    check("package_item_counts", sql`${t.quantity} between 1 and 999 and ${t.photoSlots} >= 0`),
  ],
);

/** Every package as it was sold, whole: an order points at one of these. Nothing is taken out or changed. */
export const packageVersions = pgTable(
  "package_versions",
  {
    packageId: uuid("package_id").notNull(),
    version: integer("version").notNull(),
    content: jsonb("content").notNull(),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => people.id),
    madeAt: instant("made_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.packageId, t.version] }),
    foreignKey({ columns: [t.packageId], foreignColumns: [packages.id] }),
  ],
);
