import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, day, id, instant, version } from "@/db/columns";
import { branches } from "./branches";
import { contactKind, customerSource, customers } from "./customers";
import { people } from "./people";

export const leadStatus = [
  "new",
  "assigned",
  "contacted",
  "appointed",
  "arrived",
  "won",
  "lost",
  "pool",
] as const;
export const lostReason = [
  "price",
  "elsewhere",
  "no_need",
  "no_answer",
  "wrong_number",
  "other",
] as const;

const branch = () =>
  uuid("branch_id")
    .notNull()
    .references(() => branches.id);
const person = (name: string) => uuid(name).references(() => people.id);

/** 客资: somebody who may become a customer, and who is after it. */
export const leads = pgTable(
  "leads",
  {
    id: id(),
    branchId: branch(),
    number: text("number").notNull().unique(),
    name: text("name").notNull(),
    source: text("source", { enum: customerSource }).notNull(),
    status: text("status", { enum: leadStatus }).notNull(),
    /** What they want to have taken. */
    intent: text("intent").notNull().default(""),
    /** The wedding day, or how old the child is: as they said it. */
    occasion: text("occasion").notNull().default(""),
    /** Nobody's while it waits to be assigned, and in the pool. */
    ownerId: person("owner_id"),
    /** The owner's department, or that of whoever captured it: kept by a trigger. */
    departmentId: uuid("department_id"),
    /** The four credits: 客资, 邀约, 门市, 主管. */
    capturedBy: person("captured_by").notNull(),
    inviterId: person("inviter_id"),
    closerId: person("closer_id"),
    supervisorId: person("supervisor_id"),
    visitOn: day("visit_on"),
    lostReason: text("lost_reason", { enum: lostReason }),
    lostNote: text("lost_note").notNull().default(""),
    customerId: uuid("customer_id"),
    /** What the newest talk left to be done. These six are kept by triggers. */
    nextStep: text("next_step").notNull().default(""),
    nextOn: day("next_on"),
    movedAt: instant("moved_at").notNull().default(sql`now()`),
    ownedAt: instant("owned_at"),
    followedAt: instant("followed_at"),
    protectedUntil: instant("protected_until").notNull().default(sql`now()`),
    /** When the owner was told that the pool is near. */
    warnedAt: instant("warned_at"),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("leads_branch_id").on(t.branchId, t.id),
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    index("leads_newest").on(t.createdAt, t.id),
    index("leads_of_branch").on(t.branchId, t.createdAt, t.id),
    index("leads_of_owner").on(t.ownerId, t.createdAt, t.id),
    index("leads_of_capturer").on(t.capturedBy, t.createdAt, t.id),
    index("leads_of_department").on(t.departmentId, t.createdAt, t.id),
    index("leads_in_state").on(t.branchId, t.status, t.createdAt, t.id),
    index("leads_due").on(t.ownerId, t.nextOn, t.id).where(sql`${t.nextOn} is not null`),
    index("leads_of_customer").on(t.customerId),
    check("lead_has_a_name", sql`length(${t.name}) between 1 and 100`),
    check("lead_is_somebodys", sql`(${t.status} in ('new', 'pool')) = (${t.ownerId} is null)`),
    check("appointed_has_a_day", sql`${t.status} <> 'appointed' or ${t.visitOn} is not null`),
    check("won_has_a_customer", sql`(${t.status} = 'won') = (${t.customerId} is not null)`),
    check("lost_has_a_reason", sql`(${t.status} = 'lost') = (${t.lostReason} is not null)`),
  ],
);

/**
 * How one reaches them, sealed as a customer's contacts are. While a lead is followed and protected its
 * numbers are guarded: no other lead of any branch can hold one of them (撞单).
 */
export const leadContacts = pgTable(
  "lead_contacts",
  {
    id: id(),
    branchId: branch(),
    leadId: uuid("lead_id").notNull(),
    kind: text("kind", { enum: contactKind }).notNull(),
    valueSealed: bytes("value_sealed").notNull(),
    valueHash: bytes("value_hash").notNull(),
    last4: text("last4"),
    guarded: boolean("guarded").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    unique("lead_contacts_lead_id").on(t.leadId, t.id),
    foreignKey({ columns: [t.branchId, t.leadId], foreignColumns: [leads.branchId, leads.id] }),
    index("lead_contacts_hash").on(t.valueHash),
    uniqueIndex("one_open_lead").on(t.valueHash).where(sql`${t.guarded}`),
    check("hash_is_whole", sql`octet_length(${t.valueHash}) = 16`),
    check(
      "number_shows_its_end",
      sql`(${t.kind} in ('mobile', 'landline')) = (${t.last4} is not null)
        and ${t.last4} ~ '^[0-9]{4}$'`,
    ),
  ],
);

/** Each change of state or owner, written by a trigger: who had it, who has it now. */
export const leadMoves = pgTable(
  "lead_moves",
  {
    id: id(),
    branchId: branch(),
    leadId: uuid("lead_id").notNull(),
    from: text("from_status", { enum: leadStatus }),
    to: text("to_status", { enum: leadStatus }).notNull(),
    ownerBefore: uuid("owner_before"),
    ownerAfter: uuid("owner_after"),
    /** Nobody, when the clock did it. */
    movedBy: uuid("moved_by"),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({ columns: [t.branchId, t.leadId], foreignColumns: [leads.branchId, leads.id] }),
    index("lead_moves_of").on(t.leadId, t.at),
  ],
);

/** 撞单: somebody came with a number that another lead holds. Evidence, kept by the database alone. */
export const leadCollisions = pgTable(
  "lead_collisions",
  {
    id: id(),
    /** Where the lead stands that holds the number: whose the evidence is. */
    branchId: branch(),
    leadId: uuid("lead_id").notNull(),
    kind: text("kind", { enum: contactKind }).notNull(),
    last4: text("last4"),
    valueHash: bytes("value_hash").notNull(),
    triedBy: uuid("tried_by")
      .notNull()
      .references(() => people.id),
    triedIn: uuid("tried_in")
      .notNull()
      .references(() => branches.id),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({ columns: [t.branchId, t.leadId], foreignColumns: [leads.branchId, leads.id] }),
    index("lead_collisions_of").on(t.leadId, t.at),
  ],
);

/** 公海规则 of a branch; a row for each, made with it. */
export const leadRules = pgTable(
  "lead_rules",
  {
    branchId: uuid("branch_id")
      .primaryKey()
      .references(() => branches.id),
    /** For how long after the last talk nobody else can open one with the same number. */
    protectDays: integer("protect_days").notNull().default(30),
    /** Into the pool after so many days without a talk, and so many without an appointment. */
    followDays: integer("follow_days").notNull().default(7),
    settleDays: integer("settle_days").notNull().default(45),
    /** So many days before, the owner is told. */
    warnDays: integer("warn_days").notNull().default(1),
    /** How many open leads one may hold and still claim another. */
    holdLimit: integer("hold_limit").notNull().default(60),
    /** Whoever let one go does not claim it again for so long. */
    reclaimDays: integer("reclaim_days").notNull().default(7),
    version: version(),
  },
  (t) => [
    check("protects_while_followed", sql`${t.protectDays} between ${t.followDays} and 365`),
    check(
      "follows_and_settles",
      sql`${t.followDays} between 1 and ${t.settleDays}
        and ${t.settleDays} <= 365`,
    ),
    check("warns_before", sql`${t.warnDays} between 0 and ${t.followDays} - 1`),
    check("holds_some", sql`${t.holdLimit} between 1 and 1000`),
    check("reclaims_later", sql`${t.reclaimDays} between 0 and 365`),
  ],
);
