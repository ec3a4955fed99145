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
import { bytes, createdAt, day, id, instant, money, quantity, version } from "@/db/columns";
import { branches, departments } from "./branches";
import { people } from "./people";
import { products } from "./products";
import { purchaseOrders } from "./purchase-orders";
import { channelKind, suppliers } from "./suppliers";

export const pushDecision = [
  "draft",
  "confirmed",
  "submitted",
  "closed",
  "cancelled",
  "superseded",
] as const;
export const targetKind = ["supplier", "branch", "department"] as const;
export const answerKind = ["accepted", "partial", "other_date", "refused"] as const;
export const deliveryStatus = ["queued", "sent", "failed", "stopped"] as const;
export const deliveryChannel = [...channelKind, "inbox", "manual"] as const;
/** How people reached each other outside this system: when marking as sent, when noting an answer. */
export const meansKind = ["wechat", "phone", "sms", "email", "paper", "visit", "other"] as const;

export const pushes = pgTable(
  "pushes",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    /** The author's department on the day he wrote it: what the scope "department" means. Kept by a trigger. */
    departmentId: uuid("department_id").references(() => departments.id),
    orderId: uuid("order_id"),
    /** The approved content this push was filled from; checked again at submit (INV-06). */
    orderHash: bytes("order_hash"),
    /** 草稿-8Q4T: what people call it until its submission gives it a number (N2). */
    draftName: text("draft_name").notNull(),
    number: text("number").unique(),
    status: text("status", { enum: pushDecision }).notNull().default("draft"),
    revision: integer("revision").notNull().default(1),
    dueOn: day("due_on").notNull(),
    shipTo: text("ship_to").notNull().default(""),
    notes: text("notes").notNull().default(""),
    summary: text("summary").notNull().default(""),
    confirmedBy: uuid("confirmed_by").references(() => people.id),
    confirmedAt: instant("confirmed_at"),
    /** sha256 of what was read back; any change clears it (P3). */
    confirmedHash: bytes("confirmed_hash"),
    submittedAt: instant("submitted_at"),
    endedAt: instant("ended_at"),
    endReason: text("end_reason").notNull().default(""),
    /** What lists ask, kept by sec.sync_push from targets and deliveries; the app cannot write them. */
    failing: boolean("failing").notNull().default(false),
    unseen: boolean("unseen").notNull().default(false),
    unanswered: boolean("unanswered").notNull().default(false),
    toBranch: boolean("to_branch").notNull().default(false),
    toDepartment: boolean("to_department").notNull().default(false),
    changedAt: instant("changed_at").notNull().default(sql`now()`),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("pushes_branch").on(t.branchId, t.id),
    foreignKey({
      columns: [t.branchId, t.orderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
    uniqueIndex("pushes_one_live_per_order")
      .on(t.orderId)
      .where(sql`${t.status} not in ('cancelled', 'superseded')`),
    index("pushes_order").on(t.orderId),
    index("pushes_changed").on(t.changedAt, t.id),
    index("pushes_branch_changed").on(t.branchId, t.changedAt, t.id),
    index("pushes_author").on(t.authorId, t.changedAt, t.id),
    index("pushes_department").on(t.departmentId, t.changedAt, t.id),
    index("pushes_status").on(t.status, t.changedAt, t.id),
    index("pushes_due").on(t.dueOn, t.id),
    index("pushes_open_due").on(t.dueOn, t.id).where(sql`${t.status} = 'submitted'`),
    // With the branch at the end these answer the counts of menu, tabs and home by themselves.
    index("pushes_unsubmitted")
      .on(t.changedAt, t.id, t.branchId)
      .where(sql`${t.status} in ('draft', 'confirmed')`),
    index("pushes_ended")
      .on(t.changedAt, t.id)
      .where(sql`${t.status} in ('closed', 'cancelled', 'superseded')`),
    index("pushes_failing").on(t.changedAt, t.id, t.branchId).where(sql`${t.failing}`),
    index("pushes_unseen").on(t.changedAt, t.id, t.branchId).where(sql`${t.unseen}`),
    index("pushes_unanswered").on(t.changedAt, t.id, t.branchId).where(sql`${t.unanswered}`),
    index("pushes_answered")
      .on(t.changedAt, t.id, t.branchId)
      .where(sql`${t.status} = 'submitted' and not ${t.unanswered}`),
    index("pushes_to_branch").on(t.changedAt, t.id).where(sql`${t.toBranch}`),
    index("pushes_to_department").on(t.changedAt, t.id).where(sql`${t.toDepartment}`),
    index("pushes_window").on(t.authorId, t.branchId, t.changedAt).where(sql`${t.orderId} is null`),
    check(
      "confirmed_names_who_and_what",
      sql`${t.status} not in ('confirmed', 'submitted', 'closed')
        or (${t.confirmedBy} is not null and ${t.confirmedAt} is not null and ${t.confirmedHash} is not null)`,
    ),
    check("submitted_has_a_number", sql`(${t.submittedAt} is null) = (${t.number} is null)`),
  ],
);

/** One child of a push: one supplier, branch or department with its own result (P1). */
export const pushTargets = pgTable(
  "push_targets",
  {
    id: id(),
    pushId: uuid("push_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    /** A, B, C …: the child's number is the push's number and this. */
    suffix: text("suffix").notNull(),
    kind: text("kind", { enum: targetKind }).notNull(),
    supplierId: uuid("supplier_id").references(() => suppliers.id),
    /** Of a branch or department target: where it lies, and whose inbox answers. */
    toBranchId: uuid("to_branch_id").references(() => branches.id),
    toDepartmentId: uuid("to_department_id"),
    placeId: uuid("place_id"),
    /** A direct push above 免审金额 went this way instead: the order that is approved, then pushed. */
    becameOrderId: uuid("became_order_id"),
    answer: text("answer", { enum: answerKind }),
    answerOn: day("answer_on"),
    answerNote: text("answer_note").notNull().default(""),
    answerMeans: text("answer_means", { enum: meansKind }),
    answeredBy: uuid("answered_by").references(() => people.id),
    answeredAt: instant("answered_at"),
    firstViewedAt: instant("first_viewed_at"),
    version: version(),
  },
  (t) => [
    unique("push_targets_branch").on(t.branchId, t.id),
    unique("push_targets_suffix").on(t.pushId, t.suffix),
    foreignKey({ columns: [t.branchId, t.pushId], foreignColumns: [pushes.branchId, pushes.id] }),
    foreignKey({
      columns: [t.branchId, t.becameOrderId],
      foreignColumns: [purchaseOrders.branchId, purchaseOrders.id],
    }),
    foreignKey({
      columns: [t.toBranchId, t.toDepartmentId],
      foreignColumns: [departments.branchId, departments.id],
    }),
    index("push_targets_supplier").on(t.supplierId, t.pushId),
    index("push_targets_place").on(t.placeId, t.pushId),
    index("push_targets_became").on(t.becameOrderId).where(sql`${t.becameOrderId} is not null`),
    check(
      "target_is_one_of_three",
      sql`(${t.kind} = 'supplier') = (${t.supplierId} is not null)
        and (${t.kind} <> 'supplier') = (${t.toBranchId} is not null)
        and (${t.kind} = 'department') = (${t.toDepartmentId} is not null)
        and ${t.placeId} is not distinct from coalesce(${t.toDepartmentId}, ${t.toBranchId})`,
    ),
    check(
      "answer_names_who_and_when",
      sql`${t.answer} is null or (${t.answeredBy} is not null and ${t.answeredAt} is not null)`,
    ),
  ],
);

export const pushLines = pgTable(
  "push_lines",
  {
    pushId: uuid("push_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    productId: uuid("product_id").references(() => products.id),
    orderLineSeq: integer("order_line_seq"),
    name: text("name").notNull(),
    spec: text("spec").notNull().default(""),
    unit: text("unit").notNull(),
    dueOn: day("due_on").notNull(),
    note: text("note").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.pushId, t.seq] }),
    foreignKey({ columns: [t.branchId, t.pushId], foreignColumns: [pushes.branchId, pushes.id] }),
    index("push_lines_product").on(t.productId, t.pushId),
  ],
);

/**
 * How much of a line goes to which target, and under which code and price there. The parent's
 * quantity is their sum, stored nowhere.
 */
export const pushQuantities = pgTable(
  "push_quantities",
  {
    pushId: uuid("push_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    targetId: uuid("target_id").notNull(),
    quantity: quantity("quantity").notNull(),
    supplierSku: text("supplier_sku").notNull().default(""),
    unitPrice: money("unit_price"),
    /** Of an order's line, so that the page shows the same amount as the order. */
    discount: money("discount").notNull().default(sql`0`),
  },
  (t) => [
    primaryKey({ columns: [t.pushId, t.seq, t.targetId] }),
    foreignKey({ columns: [t.pushId, t.seq], foreignColumns: [pushLines.pushId, pushLines.seq] }),
    foreignKey({ columns: [t.branchId, t.pushId], foreignColumns: [pushes.branchId, pushes.id] }),
    foreignKey({
      columns: [t.branchId, t.targetId],
      foreignColumns: [pushTargets.branchId, pushTargets.id],
    }),
    index("push_quantities_target").on(t.targetId),
    check("pushed_quantity_is_positive", sql`${t.quantity} > 0`),
    check("push_price_is_not_negative", sql`coalesce(${t.unitPrice}, 0) >= 0`),
  ],
);

/** Every move with its actor and time (INV-07). Append-only. */
export const pushMoves = pgTable(
  "push_moves",
  {
    pushId: uuid("push_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    move: text("move").notNull(),
    from: text("from_status").notNull(),
    to: text("to_status").notNull(),
    revision: integer("revision").notNull(),
    actorId: uuid("actor_id").notNull(),
    reason: text("reason").notNull().default(""),
    /** The warnings that stood on the read-back when it was confirmed: who saw what (P4). */
    seen: jsonb("seen").$type<Seen[]>().notNull().default([]),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.pushId, t.seq] }),
    foreignKey({ columns: [t.branchId, t.pushId], foreignColumns: [pushes.branchId, pushes.id] }),
  ],
);

/** A words key with what fills it. */
export type Seen = { code: string; params: Record<string, string | number> };

/** Every answer, also those a later one replaced. Append-only; the target carries the last. */
export const pushAnswers = pgTable(
  "push_answers",
  {
    id: id(),
    targetId: uuid("target_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    revision: integer("revision").notNull(),
    answer: text("answer", { enum: answerKind }).notNull(),
    answerOn: day("answer_on"),
    note: text("note").notNull().default(""),
    /** How the buyer heard it; null when the target answered here himself. */
    means: text("means", { enum: meansKind }),
    answeredBy: uuid("answered_by").notNull(),
    answeredAt: instant("answered_at").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.targetId],
      foreignColumns: [pushTargets.branchId, pushTargets.id],
    }),
    index("push_answers_target").on(t.targetId),
  ],
);

/** What a target was shown, word for word, by revision. Append-only; links and deliveries point here. */
export const pushRevisions = pgTable(
  "push_revisions",
  {
    targetId: uuid("target_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    revision: integer("revision").notNull(),
    content: jsonb("content").notNull(),
    contentHash: bytes("content_hash").notNull(),
    /** What it costs, also where the page shows no prices: what the seven-day sum counts (T-09). */
    amount: money("amount"),
    madeBy: uuid("made_by").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.targetId, t.revision] }),
    foreignKey({
      columns: [t.branchId, t.targetId],
      foreignColumns: [pushTargets.branchId, pushTargets.id],
    }),
  ],
);

/** One message to one address over one channel: the outbox row and its result (P6, P7, INV-11). */
export const pushDeliveries = pgTable(
  "push_deliveries",
  {
    /** Also the message's id on every attempt (INV-12). */
    id: id(),
    targetId: uuid("target_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    revision: integer("revision").notNull(),
    purpose: text("purpose", { enum: ["push", "cancel"] })
      .notNull()
      .default("push"),
    channel: text("channel", { enum: deliveryChannel }).notNull(),
    channelId: uuid("channel_id"),
    /** Of a delivery by hand: how. */
    means: text("means", { enum: meansKind }),
    /** To whom, as people read it; never the robot's address. */
    recipient: text("recipient").notNull(),
    status: text("status", { enum: deliveryStatus }).notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    /** Raised by every claim: a worker that lost its lease cannot write (INV-12, INV-13). */
    fence: integer("fence").notNull().default(0),
    leaseUntil: instant("lease_until"),
    nextAttemptAt: instant("next_attempt_at"),
    sentAt: instant("sent_at"),
    failure: text("failure"),
    failureDetail: text("failure_detail"),
    /** 可能重复: an attempt ended without our knowing whether it arrived. */
    maybeTwice: boolean("maybe_twice").notNull().default(false),
    note: text("note").notNull().default(""),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("push_deliveries_branch").on(t.branchId, t.id),
    foreignKey({
      columns: [t.branchId, t.targetId],
      foreignColumns: [pushTargets.branchId, pushTargets.id],
    }),
    uniqueIndex("push_deliveries_once")
      .on(t.targetId, t.revision, t.purpose, t.channel, t.recipient)
      .where(sql`${t.channel} <> 'manual'`),
    index("push_deliveries_target").on(t.targetId),
    index("push_deliveries_due").on(t.nextAttemptAt).where(sql`${t.status} = 'queued'`),
    index("push_deliveries_failed").on(t.branchId, t.createdAt).where(sql`${t.status} = 'failed'`),
  ],
);

/** Every attempt, for the timeline. Append-only. */
export const pushAttempts = pgTable(
  "push_attempts",
  {
    deliveryId: uuid("delivery_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at").notNull().default(sql`clock_timestamp()`),
    outcome: text("outcome", { enum: ["sent", "retry", "failed", "unknown"] }).notNull(),
    failure: text("failure"),
    detail: text("detail"),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.seq] }),
    foreignKey({
      columns: [t.branchId, t.deliveryId],
      foreignColumns: [pushDeliveries.branchId, pushDeliveries.id],
    }),
  ],
);

/** 重试 and 停止 of a message, by whom: written by its trigger, so that no door forgets it. Append-only. */
export const pushDeliveryMoves = pgTable(
  "push_delivery_moves",
  {
    deliveryId: uuid("delivery_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    seq: integer("seq").notNull(),
    move: text("move", { enum: ["retry", "stop"] }).notNull(),
    /** Null when the product stopped it by itself; `failure` then says why. */
    actorId: uuid("actor_id").references(() => people.id),
    failure: text("failure"),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.seq] }),
    foreignKey({
      columns: [t.branchId, t.deliveryId],
      foreignColumns: [pushDeliveries.branchId, pushDeliveries.id],
    }),
  ],
);

export const pushLinks = pgTable(
  "push_links",
  {
    id: id(),
    targetId: uuid("target_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    revision: integer("revision").notNull(),
    /** sha256 of the token: what the page looks up (L-02). */
    tokenHash: bytes("token_hash").notNull().unique(),
    /** The token itself, sealed, while the link lives; ending the link deletes it (L-02). */
    tokenSealed: bytes("token_sealed"),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
    revokeReason: text("revoke_reason").notNull().default(""),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("push_links_branch").on(t.branchId, t.id),
    foreignKey({
      columns: [t.branchId, t.targetId],
      foreignColumns: [pushTargets.branchId, pushTargets.id],
    }),
    index("push_links_target").on(t.targetId),
    index("push_links_live").on(t.expiresAt).where(sql`${t.tokenSealed} is not null`),
    check("ended_link_keeps_no_token", sql`${t.revokedAt} is null or ${t.tokenSealed} is null`),
  ],
);

/** Somebody had the page open for a second (L-04). No more of an address than its network (L-05). */
export const pushViews = pgTable(
  "push_views",
  {
    id: id(),
    linkId: uuid("link_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    at: instant("at").notNull().default(sql`now()`),
    network: text("network").notNull(),
    browser: text("browser").notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.linkId],
      foreignColumns: [pushLinks.branchId, pushLinks.id],
    }),
    index("push_views_link").on(t.linkId, t.at),
  ],
);

/**
 * How often links were opened or guessed in the last minutes, by hashed key (L-11). Unlogged: a crash
 * forgets a minute of counting, and an open costs no write to disk.
 */
export const linkCounts = pgTable("link_counts", {
  key: bytes("key").primaryKey(),
  count: integer("count").notNull().default(1),
  since: instant("since").notNull().default(sql`now()`),
});
