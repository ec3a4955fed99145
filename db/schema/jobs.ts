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
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, version } from "@/db/columns";
import { branches } from "./branches";
import { orders } from "./orders";
import { shootTypes } from "./packages";
import { people } from "./people";

export const stageCode = [
  "scheduled",
  "prep",
  "shoot",
  "ingest",
  "selecting",
  "retouch",
  "design",
  "production",
  "inspect",
  "ready",
  "picked",
] as const;
export const taskStatus = [
  "pending",
  "ready",
  "in_progress",
  "submitted",
  "blocked",
  "done",
  "skipped",
] as const;

const branch = () =>
  uuid("branch_id")
    .notNull()
    .references(() => branches.id);
const person = (name: string) => uuid(name).references(() => people.id);

/** 阶段 of a kind of shoot with their days, kept by version; a job keeps the one it began with. */
export const stageLines = pgTable(
  "stage_lines",
  {
    shootTypeId: uuid("shoot_type_id")
      .notNull()
      .references(() => shootTypes.id),
    version: integer("version").notNull(),
    /** [{ stage, days, proof }] in their order. */
    stages: jsonb("stages").notNull(),
    madeBy: person("made_by"),
    madeAt: instant("made_at").notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.shootTypeId, t.version] })],
);

/** 分单: one shoot of an order, on its own way through the stages. */
export const jobs = pgTable(
  "jobs",
  {
    id: id(),
    branchId: branch(),
    orderId: uuid("order_id").notNull(),
    seq: integer("seq").notNull(),
    name: text("name").notNull(),
    shootTypeId: uuid("shoot_type_id").notNull(),
    lineVersion: integer("line_version").notNull(),
    promisedOn: day("promised_on").notNull(),
    isUrgent: boolean("is_urgent").notNull().default(false),
    /** Where it stands: the first stage that is not over, null when all are. These six are kept by a trigger. */
    stage: text("stage", { enum: stageCode }),
    assigneeId: uuid("assignee_id"),
    isBlocked: boolean("is_blocked").notNull().default(false),
    /** The last day on which what is behind the running stage still fits before the promised one. */
    latestOn: day("latest_on"),
    /** When the running stage is over if it keeps its days; null when none runs. */
    expectedOn: day("expected_on"),
    /** Whether its order is being worked on. */
    isOpen: boolean("is_open").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("jobs_branch_id").on(t.branchId, t.id),
    unique("jobs_of_order").on(t.orderId, t.seq),
    foreignKey({ columns: [t.branchId, t.orderId], foreignColumns: [orders.branchId, orders.id] }),
    foreignKey({
      columns: [t.shootTypeId, t.lineVersion],
      foreignColumns: [stageLines.shootTypeId, stageLines.version],
    }),
    index("jobs_at_stage")
      .on(t.branchId, t.stage, t.latestOn, t.id)
      .where(sql`${t.isOpen} and ${t.stage} is not null`),
    index("jobs_of_assignee")
      .on(t.assigneeId, t.latestOn, t.id)
      .where(sql`${t.isOpen} and ${t.stage} is not null`),
  ],
);

export const stageTasks = pgTable(
  "stage_tasks",
  {
    id: id(),
    branchId: branch(),
    jobId: uuid("job_id").notNull(),
    seq: integer("seq").notNull(),
    stage: text("stage", { enum: stageCode }).notNull(),
    days: integer("days").notNull(),
    /** Without what it cannot be handed in, in words: 客户签字的选片单. */
    proof: text("proof").notNull().default(""),
    status: text("status", { enum: taskStatus }).notNull().default("pending"),
    assigneeId: person("assignee_id"),
    dueOn: day("due_on").notNull(),
    startedAt: instant("started_at"),
    submittedBy: person("submitted_by"),
    /** What was done and where it lies, by whoever handed it in. */
    evidence: text("evidence").notNull().default(""),
    confirmedBy: person("confirmed_by"),
    doneAt: instant("done_at"),
    /** Why it is blocked, was skipped or has to be done again. */
    reason: text("reason").notNull().default(""),
    reworks: integer("reworks").notNull().default(0),
    version: version(),
  },
  (t) => [
    unique("stage_tasks_of_job").on(t.jobId, t.seq),
    unique("stage_tasks_once").on(t.jobId, t.stage),
    foreignKey({ columns: [t.branchId, t.jobId], foreignColumns: [jobs.branchId, jobs.id] }),
    check("task_days", sql`${t.days} between 0 and 365`),
    check("nobody_confirms_his_own_work", sql`${t.confirmedBy} <> ${t.submittedBy}`),
    check(
      "stopped_has_a_reason",
      sql`${t.status} not in ('blocked', 'skipped') or ${t.reason} <> ''`,
    ),
    check(
      "handed_in_has_a_hand",
      sql`${t.status} <> 'submitted' or (${t.submittedBy} is not null and (${t.proof} = '' or ${t.evidence} <> ''))`,
    ),
  ],
);
