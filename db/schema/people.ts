import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, day, id, instant, version } from "@/db/columns";
import { branches, departments } from "./branches";

export const people = pgTable(
  "people",
  {
    id: id(),
    account: text("account").notNull(),
    name: text("name").notNull(),
    /** Pinyin initials, for ⌘K: 林晓雯 is lxw. */
    initials: text("initials").notNull(),
    /** The home branch: what a new document of this person starts with. */
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    /** A department of that branch. */
    departmentId: uuid("department_id"),
    /** Shown to suppliers on a push; a desk phone, not a private one. */
    workPhone: text("work_phone").notNull().default(""),
    email: text("email").notNull().default(""),
    phoneSealed: bytes("phone_sealed"),
    phoneLast4: text("phone_last4"),
    active: boolean("active").notNull().default(true),
    leftOn: day("left_on"),
    locale: text("locale", { enum: ["zh-CN", "en"] })
      .notNull()
      .default("zh-CN"),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.departmentId],
      foreignColumns: [departments.branchId, departments.id],
    }),
    uniqueIndex("people_account").on(sql`lower(${t.account})`),
    index("people_branch").on(t.branchId),
  ],
);

/** Apart from people, so that no query about people can carry a hash along. */
export const credentials = pgTable("credentials", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => people.id),
  passwordHash: text("password_hash").notNull(),
  changedAt: instant("changed_at").notNull().default(sql`now()`),
});

/** A role in one branch, or in every branch when branchId is null. */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").notNull(),
    branchId: uuid("branch_id").references(() => branches.id),
    grantedBy: uuid("granted_by"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("assignments_once").on(
      t.personId,
      t.role,
      sql`coalesce(${t.branchId}, ${t.personId})`,
    ),
    index("assignments_role").on(t.role),
  ],
);

/** Checked at every request; the cookie carries only a token whose sha256 stands here (S12). */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: bytes("token_hash").notNull().unique(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    network: text("network").notNull().default(""),
    browser: text("browser").notNull().default(""),
    createdAt: createdAt(),
    seenAt: instant("seen_at").notNull().default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("sessions_person").on(t.personId, t.createdAt)],
);

/** Failures per account and per address; the wait doubles and nobody is ever locked out (S12, T-07). */
export const signInFailures = pgTable("sign_in_failures", {
  /** sha256 of "account|…" or "address|…": what was typed may be a password. */
  key: bytes("key").primaryKey(),
  failures: integer("failures").notNull(),
  failedAt: instant("failed_at").notNull(),
  waitUntil: instant("wait_until").notNull(),
});

/** A one-use link with which a person sets a new password. */
export const passwordLinks = pgTable("password_links", {
  id: id(),
  tokenHash: bytes("token_hash").notNull().unique(),
  personId: uuid("person_id")
    .notNull()
    .references(() => people.id),
  madeBy: uuid("made_by").references(() => people.id),
  /** Later than its making for an owner's link that no owner made: the owner is told, and may end it. */
  opensAt: instant("opens_at").notNull().default(sql`now()`),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
  createdAt: createdAt(),
});
