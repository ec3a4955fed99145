import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, day, id, instant, version } from "@/db/columns";
import { branches } from "./branches";
import { people } from "./people";

export const customerSource = [
  "walk_in",
  "referral",
  "douyin",
  "xiaohongshu",
  "dianping",
  "wechat",
  "phone",
  "fair",
  "other",
] as const;
export const personRole = ["bride", "groom", "mother", "father", "baby", "self", "other"] as const;
export const twinReason = ["number", "name"] as const;
export const contactKind = ["mobile", "landline", "wechat", "email"] as const;

const branch = () =>
  uuid("branch_id")
    .notNull()
    .references(() => branches.id);

/** 客户档案: a household. Its name is in the clear, for search (EN-08); who is in it is sealed. */
export const customers = pgTable(
  "customers",
  {
    id: id(),
    branchId: branch(),
    number: text("number").notNull().unique(),
    name: text("name").notNull(),
    source: text("source", { enum: customerSource }).notNull(),
    /** The customer who brought them, of the same branch. */
    referrerId: uuid("referrer_id"),
    /** Who looks after it: what the scope "own" reaches. */
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    /** The owner's department, kept by a trigger. */
    departmentId: uuid("department_id"),
    weddingOn: day("wedding_on"),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    notes: text("notes").notNull().default(""),
    /** What the newest talk left to be done, and when: kept by a trigger. */
    nextStep: text("next_step").notNull().default(""),
    nextOn: day("next_on"),
    /** The file this one was merged into: everything in it stands there now. Kept by a merge alone. */
    mergedIntoId: uuid("merged_into_id"),
    createdBy: uuid("created_by").notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("customers_branch_id").on(t.branchId, t.id),
    foreignKey({ columns: [t.branchId, t.referrerId], foreignColumns: [t.branchId, t.id] }),
    foreignKey({ columns: [t.branchId, t.mergedIntoId], foreignColumns: [t.branchId, t.id] }),
    check("not_merged_into_itself", sql`${t.mergedIntoId} <> ${t.id}`),
    index("customers_newest").on(t.createdAt, t.id),
    index("customers_of_branch").on(t.branchId, t.createdAt, t.id),
    index("customers_of_owner").on(t.ownerId, t.createdAt, t.id),
    index("customers_of_department").on(t.departmentId, t.createdAt, t.id),
    index("customers_due").on(t.ownerId, t.nextOn, t.id).where(sql`${t.nextOn} is not null`),
    check("customer_has_a_name", sql`length(${t.name}) between 1 and 100`),
    check(
      "referral_has_a_referrer",
      sql`${t.referrerId} is null or ${t.source} = 'referral' and ${t.referrerId} <> ${t.id}`,
    ),
    check("few_tags", sql`cardinality(${t.tags}) <= 10`),
  ],
);

/**
 * Who is in the household. Names and full birthdays are sealed, a child's with a key of its own; the month
 * stays in the clear for 生日 and 周岁 (EN-07, EN-08). A child needs a guardian who has agreed (P-03).
 */
export const customerPersons = pgTable(
  "customer_persons",
  {
    id: id(),
    branchId: branch(),
    customerId: uuid("customer_id").notNull(),
    role: text("role", { enum: personRole }).notNull(),
    nameSealed: bytes("name_sealed"),
    birthdaySealed: bytes("birthday_sealed"),
    birthMonth: integer("birth_month"),
    isMinor: boolean("is_minor").notNull().default(false),
    guardianId: uuid("guardian_id"),
    guardianConsentAt: instant("guardian_consent_at"),
    /** Who is removed has neither name nor birthday any more; the looks at them stay. */
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("customer_persons_customer_id").on(t.customerId, t.id),
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({ columns: [t.customerId, t.guardianId], foreignColumns: [t.customerId, t.id] }),
    check(
      "removed_is_erased",
      sql`${t.active} or num_nonnulls(${t.nameSealed}, ${t.birthdaySealed}, ${t.birthMonth}) = 0`,
    ),
    check("birth_month_is_a_month", sql`${t.birthMonth} between 1 and 12`),
    check("baby_is_a_minor", sql`${t.role} <> 'baby' or ${t.isMinor}`),
    check(
      "minor_has_a_guardian",
      sql`not ${t.isMinor} or (${t.guardianId} is not null and ${t.guardianConsentAt} is not null)`,
    ),
  ],
);

/**
 * How one reaches them. Sealed; found again by a keyed hash of the normalised value (EN-04), which is not
 * unique: a number may stand with several people.
 */
export const customerContacts = pgTable(
  "customer_contacts",
  {
    id: id(),
    branchId: branch(),
    customerId: uuid("customer_id").notNull(),
    personId: uuid("person_id").notNull(),
    kind: text("kind", { enum: contactKind }).notNull(),
    valueSealed: bytes("value_sealed").notNull(),
    valueHash: bytes("value_hash").notNull(),
    last4: text("last4"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    unique("customer_contacts_customer_id").on(t.customerId, t.id),
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({
      columns: [t.customerId, t.personId],
      foreignColumns: [customerPersons.customerId, customerPersons.id],
    }),
    index("customer_contacts_hash").on(t.valueHash),
    uniqueIndex("customer_contacts_once").on(t.customerId, t.valueHash).where(sql`${t.active}`),
    check("hash_is_whole", sql`octet_length(${t.valueHash}) = 16`),
    check(
      "number_shows_its_end",
      sql`(${t.kind} in ('mobile', 'landline')) = (${t.last4} is not null)
        and ${t.last4} ~ '^[0-9]{4}$'`,
    ),
  ],
);

/** 合并: which file went into which, how it was before, and what went: so that it can be undone. */
export const customerMerges = pgTable(
  "customer_merges",
  {
    id: id(),
    branchId: branch(),
    survivorId: uuid("survivor_id").notNull(),
    mergedId: uuid("merged_id").notNull(),
    /** The survivor's row before and after. */
    before: jsonb("before").notNull(),
    after: jsonb("after").notNull(),
    /** Ids by table and column, and the numbers that both had. */
    moved: jsonb("moved").notNull(),
    ended: jsonb("ended").notNull(),
    mergedBy: uuid("merged_by").notNull(),
    mergedAt: instant("merged_at").notNull().default(sql`now()`),
    undoneBy: uuid("undone_by"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.survivorId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({
      columns: [t.branchId, t.mergedId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    index("customer_merges_of").on(t.survivorId, t.mergedAt),
    uniqueIndex("merged_once").on(t.mergedId).where(sql`${t.undoneAt} is null`),
    check("undone_by_somebody", sql`(${t.undoneBy} is null) = (${t.undoneAt} is null)`),
  ],
);

/** Two files that may be one household, as the nightly look found them. */
export const customerTwins = pgTable(
  "customer_twins",
  {
    id: id(),
    branchId: branch(),
    oneId: uuid("one_id").notNull(),
    otherId: uuid("other_id").notNull(),
    why: text("why", { enum: twinReason }).notNull(),
    foundAt: instant("found_at").notNull().default(sql`now()`),
    dismissedBy: uuid("dismissed_by"),
    dismissedAt: instant("dismissed_at"),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.oneId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({
      columns: [t.branchId, t.otherId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    uniqueIndex("twins_once").on(t.oneId, t.otherId),
    index("twins_of_branch").on(t.branchId, t.foundAt, t.id).where(sql`${t.dismissedAt} is null`),
    check("twins_in_order", sql`${t.oneId} < ${t.otherId}`),
  ],
);
