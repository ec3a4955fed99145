import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, money, version } from "@/db/columns";
import { branches } from "./branches";
import { customers } from "./customers";
import { packageVersions, shootTypes } from "./packages";
import { people } from "./people";
import { products } from "./products";

export const orderStatus = ["draft", "active", "on_hold", "cancelled", "completed"] as const;
/** 定金 is lost by whoever withdraws; a 预付款 is kept only against proven loss (M5). */
export const depositKind = ["deposit", "prepay"] as const;
const branch = () =>
  uuid("branch_id")
    .notNull()
    .references(() => branches.id);
const person = (name: string) => uuid(name).references(() => people.id);

/** 订单: what a customer bought, as it was sold. */
export const orders = pgTable(
  "orders",
  {
    id: id(),
    branchId: branch(),
    customerId: uuid("customer_id").notNull(),
    /** As the contract calls them, which stays when the file is named otherwise. */
    customerName: text("customer_name").notNull(),
    packageId: uuid("package_id").notNull(),
    packageVersion: integer("package_version").notNull(),
    shootTypeId: uuid("shoot_type_id")
      .notNull()
      .references(() => shootTypes.id),
    /** 草稿-8Q4T until it is signed. */
    draftName: text("draft_name").notNull(),
    number: text("number").unique(),
    status: text("status", { enum: orderStatus }).notNull().default("draft"),
    listPrice: money("list_price").notNull(),
    discount: money("discount").notNull().default(sql`0`),
    discountReason: text("discount_reason").notNull().default(""),
    /** The discount that was approved; any other needs approval again. */
    approvedDiscount: money("approved_discount"),
    approvedBy: person("approved_by"),
    /** Package + further items − discount; a deferred trigger holds it to the items. */
    total: money("total").notNull(),
    deposit: money("deposit").notNull(),
    depositKind: text("deposit_kind", { enum: depositKind }).notNull().default("deposit"),
    weddingOn: day("wedding_on"),
    promisedOn: day("promised_on").notNull(),
    notes: text("notes").notNull().default(""),
    /** 门市: whose order it is, and what the scope "own" reaches. */
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    departmentId: uuid("department_id"),
    leadBy: person("lead_by"),
    invitedBy: person("invited_by"),
    supervisedBy: person("supervised_by"),
    /** Why it was signed without its deposit, and who said so. */
    waivedBy: person("waived_by"),
    waiverReason: text("waiver_reason").notNull().default(""),
    statusReason: text("status_reason").notNull().default(""),
    signedAt: instant("signed_at"),
    createdBy: uuid("created_by").notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("orders_branch_id").on(t.branchId, t.id),
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({
      columns: [t.packageId, t.packageVersion],
      foreignColumns: [packageVersions.packageId, packageVersions.version],
    }),
    index("orders_newest").on(t.createdAt, t.id),
    index("orders_of_branch").on(t.branchId, t.createdAt, t.id),
    index("orders_of_owner").on(t.ownerId, t.createdAt, t.id),
    index("orders_of_customer").on(t.customerId, t.createdAt),
    check(
      "order_sums_are_in_order",
      sql`${t.listPrice} > 0 and ${t.discount} >= 0 and ${t.total} >= 0 and ${t.deposit} between 0 and ${t.total}`,
    ),
    check("discount_has_a_reason", sql`${t.discount} = 0 or ${t.discountReason} <> ''`),
    check("nobody_approves_his_own_discount", sql`${t.approvedBy} <> ${t.ownerId}`),
    check(
      "signed_has_a_number",
      sql`${t.status} in ('draft', 'cancelled') or (${t.number} is not null and ${t.signedAt} is not null)`,
    ),
    check("waiver_has_a_reason", sql`(${t.waivedBy} is null) = (${t.waiverReason} = '')`),
  ],
);

/** What is sold beside the package. */
export const orderItems = pgTable(
  "order_items",
  {
    orderId: uuid("order_id").notNull(),
    branchId: branch(),
    seq: integer("seq").notNull(),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    name: text("name").notNull(),
    unit: text("unit").notNull(),
    quantity: integer("quantity").notNull(),
    unitPrice: money("unit_price").notNull(),
    amount: money("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.seq] }),
    foreignKey({ columns: [t.branchId, t.orderId], foreignColumns: [orders.branchId, orders.id] }),
    check(
      "order_item_amounts",
      sql`${t.quantity} between 1 and 999 and ${t.unitPrice} >= 0 and ${t.amount} = ${t.unitPrice} * ${t.quantity}`,
    ),
  ],
);
