import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant, money, version } from "@/db/columns";

export const departmentKind = [
  "cs",
  "sales",
  "photo",
  "makeup",
  "digital",
  "selection",
  "pickup",
  "purchasing",
  "warehouse",
  "finance",
  "hr",
] as const;

/** One deployment is one company: one row. */
export const company = pgTable(
  "company",
  {
    only: boolean("only").primaryKey().default(true),
    name: text("name").notNull(),
    demo: boolean("demo").notNull().default(false),
    fiscalYearStart: integer("fiscal_year_start").notNull().default(1),
    /** 免审金额: up to this seven-day sum a direct push to a supplier needs no approval (fen). */
    directPushLimit: money("direct_push_limit").notNull().default(sql`0`),
    /** A revision that raises the total by no more than this keeps its approvals (fen). */
    revisionTolerance: money("revision_tolerance").notNull().default(sql`0`),
    /** What the numbers of live links start from; a restore raises it (BK-08). */
    epoch: integer("epoch").notNull().default(1),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [check("company_is_one", sql`${t.only}`)],
);

/** The one-time code of the first run, as a hash. Used up by the set-up page. */
export const setupCodes = pgTable("setup_codes", {
  id: id(),
  codeHash: bytes("code_hash").notNull(),
  usedAt: instant("used_at"),
  createdAt: createdAt(),
});

export const branches = pgTable(
  "branches",
  {
    id: id(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    address: text("address").notNull().default(""),
    phone: text("phone").notNull().default(""),
    zone: text("zone").notNull().default("Asia/Shanghai"),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [check("branch_code_is_short", sql`${t.code} ~ '^[A-Z0-9]{2,4}$'`)],
);

export const departments = pgTable(
  "departments",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    kind: text("kind", { enum: departmentKind }).notNull(),
    name: text("name").notNull(),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("departments_branch_id").on(t.branchId, t.id),
    uniqueIndex("departments_name").on(t.branchId, t.name),
  ],
);
