import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant } from "@/db/columns";
import { branches } from "./branches";

/** "index" seals nothing: it keys the hashes by which sealed values are found again (EN-04). */
export const keyClass = ["customer", "minor", "credential", "file", "index"] as const;

/** Data keys, each wrapped by the KEK that lives outside the database (EN-02). */
export const keyring = pgTable("keyring", {
  /** The four bytes that stand in every value sealed with this key (EN-01). */
  id: integer("id").primaryKey(),
  class: text("class", { enum: keyClass }).notNull(),
  wrapped: bytes("wrapped").notNull(),
  active: boolean("active").notNull().default(true),
  createdAt: createdAt(),
});

/** The random passwords of the database roles, sealed by the KEK; for the administrator's eyes only (6.3). */
export const rolePasswords = pgTable("role_passwords", {
  role: text("role").primaryKey(),
  sealed: bytes("sealed").notNull(),
});

/** How official numbers of a kind look. The running number itself is in number_counters (N3). */
export const numberSeries = pgTable("number_series", {
  kind: text("kind").primaryKey(),
  prefix: text("prefix").notNull(),
  pad: integer("pad").notNull().default(6),
});

/** One counter per kind, branch and year: taken last in the transaction, so it has no gaps (INV-10). */
export const numberCounters = pgTable(
  "number_counters",
  {
    kind: text("kind").notNull(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.branchId, t.year] })],
);

/** What the check of official numbers found, each time it looked (N6). None missing is good news. */
export const numberChecks = pgTable(
  "number_checks",
  {
    id: id(),
    numbers: integer("numbers").notNull(),
    missing: integer("missing").notNull(),
    /** The first of them, by counter. */
    named: jsonb("named").$type<MissingNumber[]>().notNull(),
    checkedAt: instant("checked_at").notNull().default(sql`now()`),
  },
  (t) => [index("number_checks_at").on(t.checkedAt)],
);

/** A number that was given and that no document carries; who took it, when the audit log knows. */
export type MissingNumber = { number: string; by: string | null; at: string | null };

/** The answer to a mutation, kept so that a repeated request gets it again (S4, INV-14). */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actorId: uuid("actor_id").notNull(),
    key: text("key").notNull(),
    requestHash: bytes("request_hash").notNull(),
    answer: jsonb("answer"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.actorId, t.key] }),
    index("idempotency_keys_age").on(t.createdAt),
  ],
);

/** Every committed act. Append-only by grant and trigger (S5, INV-19). */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    seq: bigint("seq", { mode: "bigint" }).generatedAlwaysAsIdentity(),
    /** Rows are sealed in the order of their transactions, once no older one can still commit. */
    xid: bigint("xid", { mode: "bigint" })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    requestId: text("request_id").notNull(),
    actorKind: text("actor_kind", { enum: ["staff", "job", "nobody"] }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    roles: text("roles").array().notNull().default([]),
    network: text("network"),
    branchId: uuid("branch_id"),
    act: text("act").notNull(),
    document: text("document").notNull(),
    documentId: uuid("document_id"),
    before: jsonb("before"),
    after: jsonb("after"),
    reason: text("reason"),
  },
  (t) => [
    index("audit_log_document").on(t.documentId, t.at),
    index("audit_log_at").on(t.at, t.id),
    index("audit_log_xid").on(t.xid, t.seq),
    index("audit_log_actor").on(t.actorId, t.at),
  ],
);

/** The hash chain over the log, in batches of whole transactions (INV-19). */
export const auditSeals = pgTable(
  "audit_seals",
  {
    id: integer("id").primaryKey(),
    fromXid: bigint("from_xid", { mode: "bigint" }).notNull(),
    toXid: bigint("to_xid", { mode: "bigint" }).notNull(),
    rows: integer("rows").notNull(),
    /** Of each row its id and half its hash, so that an altered or missing one has a name. */
    marks: bytes("marks").notNull(),
    previous: bytes("previous").notNull(),
    hash: bytes("hash").notNull(),
    sealedAt: instant("sealed_at").notNull().default(sql`now()`),
  },
  (t) => [unique("audit_seals_chain").on(t.fromXid)],
);

/** What the verifier found, each time it looked. An empty list is good news. */
export const auditChecks = pgTable(
  "audit_checks",
  {
    id: id(),
    /** All of it, or what was sealed in the last day. */
    whole: boolean("whole").notNull(),
    seals: integer("seals").notNull(),
    rows: bigint("rows", { mode: "number" }).notNull(),
    trouble: jsonb("trouble").$type<AuditTrouble[]>().notNull(),
    checkedAt: instant("checked_at").notNull().default(sql`now()`),
  },
  (t) => [index("audit_checks_at").on(t.checkedAt)],
);

/** Something is wrong with the log: which row or which seal. */
export type AuditTrouble = {
  kind: "altered" | "missing" | "added" | "unsealed" | "chain" | "anchor";
  /** The row's id, or the seal's number. */
  id: string;
};
