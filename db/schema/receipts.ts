import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, money, version } from "@/db/columns";
import { branches } from "./branches";
import { orders } from "./orders";
import { people } from "./people";

export const receiptKind = ["deposit", "prepay", "balance", "aftersale", "other"] as const;
export const receiptMethod = ["cash", "wechat", "alipay", "card", "transfer"] as const;

/** 收款: never changed and never taken out; a mistake is reversed by a row of its own (M2, S7). */
export const receipts = pgTable(
  "receipts",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    orderId: uuid("order_id").notNull(),
    number: text("number").notNull().unique(),
    kind: text("kind", { enum: receiptKind }).notNull(),
    method: text("method", { enum: receiptMethod }).notNull(),
    /** Below zero it reverses another. */
    amount: money("amount").notNull(),
    /** The number of the payment at the bank or at WeChat. */
    externalRef: text("external_ref").notNull().default(""),
    note: text("note").notNull().default(""),
    receivedBy: uuid("received_by")
      .notNull()
      .references(() => people.id),
    receivedAt: instant("received_at").notNull().default(sql`now()`),
    verifiedBy: uuid("verified_by").references(() => people.id),
    verifiedAt: instant("verified_at"),
    reversesId: uuid("reverses_id").unique(),
    reason: text("reason").notNull().default(""),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("receipts_branch_id").on(t.branchId, t.id),
    unique("receipts_order_id").on(t.orderId, t.id),
    foreignKey({ columns: [t.branchId, t.orderId], foreignColumns: [orders.branchId, orders.id] }),
    foreignKey({ columns: [t.orderId, t.reversesId], foreignColumns: [t.orderId, t.id] }),
    index("receipts_newest").on(t.createdAt, t.id),
    index("receipts_of_branch").on(t.branchId, t.createdAt, t.id),
    index("receipts_of_order").on(t.orderId, t.createdAt),
    index("receipts_unverified")
      .on(t.branchId, t.createdAt, t.id)
      .where(sql`${t.verifiedAt} is null`),
    check(
      "reversal_is_negative",
      sql`${t.amount} <> 0 and (${t.amount} < 0) = (${t.reversesId} is not null)`,
    ),
    check("reversal_has_a_reason", sql`(${t.reversesId} is null) = (${t.reason} = '')`),
    check("verified_by_another", sql`${t.verifiedBy} <> ${t.receivedBy}`),
    check("verified_at_a_moment", sql`(${t.verifiedBy} is null) = (${t.verifiedAt} is null)`),
  ],
);
