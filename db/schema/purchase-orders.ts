import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, day, id, instant, money, quantity, version } from "@/db/columns";
import { branches, departments } from "./branches";
import { people } from "./people";
import { products } from "./products";
import { suppliers } from "./suppliers";

export const purchaseOrderStatus = [
  "draft",
  "submitted",
  "rejected",
  "approved",
  "cancelled",
] as const;
export const purchaseOrderOrigin = ["manual", "direct_push", "copy"] as const;
/** Progress of the push, kept by a trigger from the pushes themselves. */
export const pushStatus = [
  "none",
  "draft",
  "queued",
  "sent",
  "failed",
  "viewed",
  "answered",
  "closed",
] as const;

export const purchaseOrders = pgTable(
  "purchase_orders",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => suppliers.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    /** The author's department on the day he wrote it: what the scope "department" means. Kept by a trigger. */
    departmentId: uuid("department_id").references(() => departments.id),
    /** 草稿-8Q4T: what people call it until the last approval gives it a number (INV-09). */
    draftName: text("draft_name").notNull(),
    number: text("number").unique(),
    status: text("status", { enum: purchaseOrderStatus }).notNull().default("draft"),
    pushStatus: text("push_status", { enum: pushStatus }).notNull().default("none"),
    origin: text("origin", { enum: purchaseOrderOrigin }).notNull().default("manual"),
    revision: integer("revision").notNull().default(1),
    expectedOn: day("expected_on"),
    freight: money("freight").notNull().default(sql`0`),
    discount: money("discount").notNull().default(sql`0`),
    /** Σ lines + freight − discount; a deferred trigger holds it to the lines (INV-05). */
    total: money("total").notNull(),
    /** What a list shows of the lines: 12 寸蝴蝶册 8 本、8 寸绒面册 16 本. */
    summary: text("summary").notNull().default(""),
    notes: text("notes").notNull().default(""),
    contentHash: bytes("content_hash"),
    submittedAt: instant("submitted_at"),
    firstApprovedAt: instant("first_approved_at"),
    approvedAt: instant("approved_at"),
    cancelledAt: instant("cancelled_at"),
    changedAt: instant("changed_at").notNull().default(sql`now()`),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("purchase_orders_branch").on(t.branchId, t.id),
    // Plain columns, so that one index reads both ways: a keyset page goes forwards and back.
    index("purchase_orders_changed").on(t.changedAt, t.id),
    index("purchase_orders_branch_changed").on(t.branchId, t.changedAt, t.id),
    index("purchase_orders_supplier").on(t.supplierId, t.changedAt, t.id),
    index("purchase_orders_author").on(t.authorId, t.changedAt, t.id),
    index("purchase_orders_department").on(t.departmentId, t.changedAt, t.id),
    index("purchase_orders_window").on(t.authorId, t.supplierId, t.branchId, t.submittedAt),
    // Not coalesce: row security lets only what cannot leak use an index, and it takes that for leaking.
    index("purchase_orders_expected").on(
      sql`(case when ${t.expectedOn} is null then 'infinity'::date else ${t.expectedOn} end)`,
      t.id,
    ),
    index("purchase_orders_total").on(t.total, t.id),
    index("purchase_orders_created").on(t.createdAt, t.id),
    // With the branch at the end these answer the counts of menu, tabs and home by themselves.
    index("purchase_orders_undecided")
      .on(t.status, t.changedAt, t.id, t.branchId)
      .where(sql`${t.status} in ('draft', 'submitted', 'rejected')`),
    index("purchase_orders_unpushed")
      .on(t.changedAt, t.id, t.branchId)
      .where(sql`${t.status} = 'approved' and ${t.pushStatus} in ('none', 'draft')`),
    index("purchase_orders_awaited")
      .on(t.expectedOn, t.id, t.branchId)
      .where(sql`${t.status} = 'approved' and ${t.pushStatus} <> 'closed'`),
    check(
      "number_comes_with_first_approval",
      sql`(${t.firstApprovedAt} is null) = (${t.number} is null)`,
    ),
    check(
      "approved_has_a_moment",
      sql`${t.status} <> 'approved' or (${t.approvedAt} is not null and ${t.number} is not null)`,
    ),
    check(
      "submitted_has_a_hash",
      sql`${t.status} not in ('submitted', 'approved') or ${t.contentHash} is not null`,
    ),
    check(
      "amounts_are_not_negative",
      sql`${t.freight} >= 0 and ${t.discount} >= 0 and ${t.total} >= 0`,
    ),
  ],
);

export const purchaseOrderLines = pgTable(
  "purchase_order_lines",
  {
    orderId: uuid("order_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    productId: uuid("product_id").references(() => products.id),
    name: text("name").notNull(),
    spec: text("spec").notNull().default(""),
    supplierSku: text("supplier_sku").notNull().default(""),
    unit: text("unit").notNull(),
    quantity: quantity("quantity").notNull(),
    /** A draft may wait for its price; nothing without one can be submitted. */
    unitPrice: money("unit_price"),
    discount: money("discount").notNull().default(sql`0`),
    amount: money("amount").notNull(),
    expectedOn: day("expected_on"),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.seq] }),
    foreignKey({
      columns: [t.branchId, t.orderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
    index("purchase_order_lines_product").on(t.productId, t.orderId),
    check("quantity_is_positive", sql`${t.quantity} > 0`),
    check(
      "amount_is_quantity_times_price",
      sql`${t.amount} = round(${t.quantity} * coalesce(${t.unitPrice}, 0)) - ${t.discount}`,
    ),
    check(
      "line_money_is_not_negative",
      sql`coalesce(${t.unitPrice}, 0) >= 0 and ${t.discount} >= 0 and ${t.amount} >= 0`,
    ),
  ],
);

/** What each submission said, word for word. Append-only: approvals and pushes point here. */
export const purchaseOrderRevisions = pgTable(
  "purchase_order_revisions",
  {
    orderId: uuid("order_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    revision: integer("revision").notNull(),
    content: jsonb("content").notNull(),
    contentHash: bytes("content_hash").notNull(),
    madeBy: uuid("made_by").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.revision] }),
    foreignKey({
      columns: [t.branchId, t.orderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
  ],
);

/** Every move with its actor and time (INV-07). Append-only. */
export const purchaseOrderMoves = pgTable(
  "purchase_order_moves",
  {
    orderId: uuid("order_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    move: text("move").notNull(),
    from: text("from_status").notNull(),
    to: text("to_status").notNull(),
    actorId: uuid("actor_id").notNull(),
    reason: text("reason").notNull().default(""),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.seq] }),
    foreignKey({
      columns: [t.branchId, t.orderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
  ],
);

/** The seven-day sums lock this row, so that two submissions at once cannot both stay below (T-09). */
export const spendingWindows = pgTable(
  "spending_windows",
  {
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => suppliers.id),
    touchedAt: instant("touched_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.authorId, t.branchId, t.supplierId] })],
);
