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
import { bytes, createdAt, id, instant, money, version } from "@/db/columns";
import { branches } from "./branches";
import { people } from "./people";

/** One step of a rule: who may take it and by when. */
export type StepRule = {
  roles: string[];
  personId?: string;
  /** How many of them must agree; one unless said otherwise. */
  needed?: number;
  slaHours: number;
  escalateTo?: string;
};

/** An ordered list; the first that matches counts, the last matches everything (A1). */
export const approvalRules = pgTable(
  "approval_rules",
  {
    id: id(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    /** Null matches every branch, category or origin. */
    branchIds: uuid("branch_ids").array(),
    categories: text("categories").array(),
    origins: text("origins").array(),
    /** Fen; the range is [from, to). */
    amountFrom: money("amount_from").notNull().default(sql`0`),
    amountTo: money("amount_to"),
    steps: jsonb("steps").$type<StepRule[]>().notNull(),
    /** The one that matches everything cannot be deleted. */
    fallback: boolean("fallback").notNull().default(false),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("approval_rules_fallback").on(t.fallback).where(sql`${t.fallback}`)],
);

export const requestStatus = ["open", "approved", "rejected", "void"] as const;
export const stepStatus = ["waiting", "current", "approved", "rejected", "void"] as const;

/** One round of approval for one revision of a document. The rule is copied in, so it cannot move. */
export const approvalRequests = pgTable(
  "approval_requests",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    document: text("document").notNull(),
    documentId: uuid("document_id").notNull(),
    revision: integer("revision").notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    /** The document's own total and the seven-day sum that chose the rule (T-09), in fen. */
    amount: money("amount").notNull(),
    windowAmount: money("window_amount").notNull(),
    /** How many other documents the sum counts; the largest of them are named. */
    windowCount: integer("window_count").notNull().default(0),
    windowDocuments: jsonb("window_documents")
      .$type<{ document: string; id: string; name: string; amount: string }[]>()
      .notNull()
      .default([]),
    ruleId: uuid("rule_id").notNull(),
    ruleName: text("rule_name").notNull(),
    /** sha256 of the document's canonical content: what is being approved (INV-06). */
    contentHash: bytes("content_hash").notNull(),
    status: text("status", { enum: requestStatus }).notNull().default("open"),
    /** The request whose approvals still count, when a revision stays inside the tolerance. */
    keptFrom: uuid("kept_from"),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    unique("approval_requests_branch").on(t.branchId, t.id),
    unique("approval_requests_author").on(t.id, t.authorId),
    uniqueIndex("approval_requests_round").on(t.documentId, t.revision),
    uniqueIndex("approval_requests_one_open").on(t.documentId).where(sql`${t.status} = 'open'`),
    index("approval_requests_mine").on(t.authorId, t.createdAt, t.id),
  ],
);

export const approvalSteps = pgTable(
  "approval_steps",
  {
    requestId: uuid("request_id").notNull(),
    seq: integer("seq").notNull(),
    branchId: uuid("branch_id").notNull(),
    roles: text("roles").array().notNull(),
    personId: uuid("person_id").references(() => people.id),
    needed: integer("needed").notNull().default(1),
    slaHours: integer("sla_hours").notNull(),
    escalateTo: text("escalate_to"),
    status: text("status", { enum: stepStatus }).notNull(),
    startedAt: instant("started_at"),
    dueAt: instant("due_at"),
    remindedAt: instant("reminded_at"),
    escalatedAt: instant("escalated_at"),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.seq] }),
    foreignKey({
      columns: [t.branchId, t.requestId],
      foreignColumns: [approvalRequests.branchId, approvalRequests.id],
    }),
    index("approval_steps_current").on(t.branchId, t.dueAt).where(sql`${t.status} = 'current'`),
    uniqueIndex("approval_steps_one_current").on(t.requestId).where(sql`${t.status} = 'current'`),
  ],
);

/** Append-only. The author never decides, and nobody decides twice in one round (INV-08, T-08). */
export const approvalDecisions = pgTable(
  "approval_decisions",
  {
    id: id(),
    requestId: uuid("request_id").notNull(),
    seq: integer("seq").notNull(),
    branchId: uuid("branch_id").notNull(),
    authorId: uuid("author_id").notNull(),
    approverId: uuid("approver_id")
      .notNull()
      .references(() => people.id),
    /** Whose place the approver took (A6), if anyone's. */
    onBehalfOf: uuid("on_behalf_of").references(() => people.id),
    decision: text("decision", { enum: ["approve", "reject"] }).notNull(),
    reason: text("reason").notNull().default(""),
    contentHash: bytes("content_hash").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({
      columns: [t.requestId, t.seq],
      foreignColumns: [approvalSteps.requestId, approvalSteps.seq],
    }),
    foreignKey({
      columns: [t.requestId, t.authorId],
      foreignColumns: [approvalRequests.id, approvalRequests.authorId],
    }),
    foreignKey({
      columns: [t.branchId, t.requestId],
      foreignColumns: [approvalRequests.branchId, approvalRequests.id],
    }),
    unique("approval_decisions_once").on(t.requestId, t.approverId),
    index("approval_decisions_mine").on(t.approverId, t.at, t.id),
    check("author_never_approves", sql`${t.approverId} <> ${t.authorId}`),
    check("nobody_lends_to_the_author", sql`${t.onBehalfOf} is distinct from ${t.authorId}`),
    check("rejection_says_why", sql`${t.decision} = 'approve' or ${t.reason} <> ''`),
  ],
);

/** 委托: from lets to decide in his place between two moments (A6); an exclusion keeps them apart. */
export const delegations = pgTable(
  "delegations",
  {
    id: id(),
    fromId: uuid("from_id")
      .notNull()
      .references(() => people.id),
    toId: uuid("to_id")
      .notNull()
      .references(() => people.id),
    validFrom: instant("valid_from").notNull(),
    validUntil: instant("valid_until").notNull(),
    reason: text("reason").notNull(),
    endedAt: instant("ended_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("delegations_to").on(t.toId, t.validUntil),
    check("delegation_to_another", sql`${t.fromId} <> ${t.toId}`),
    check("delegation_moments_in_order", sql`${t.validUntil} > ${t.validFrom}`),
  ],
);
