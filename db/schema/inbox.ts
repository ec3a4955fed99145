import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "@/db/columns";
import { branches, departments } from "./branches";
import { people } from "./people";

/** Who answers what is pushed to a branch or department (P-targets). Exactly one of the two is set. */
export const inboxMembers = pgTable(
  "inbox_members",
  {
    /** The branch's or the department's id. */
    placeId: uuid("place_id").notNull(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    departmentId: uuid("department_id"),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    primaryKey({ columns: [t.placeId, t.personId] }),
    foreignKey({
      columns: [t.branchId, t.departmentId],
      foreignColumns: [departments.branchId, departments.id],
    }),
    index("inbox_members_person").on(t.personId),
    check(
      "place_is_branch_or_department",
      sql`${t.placeId} = coalesce(${t.departmentId}, ${t.branchId})`,
    ),
  ],
);

/** A message to one person, opened by a link to its document. Words are made when it is read. */
export const inboxItems = pgTable(
  "inbox_items",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    /** A words key such as "approvals.waits-for-you"; params fill it. */
    message: text("message").notNull(),
    params: jsonb("params").$type<Record<string, string | number>>().notNull().default({}),
    meaning: text("meaning", { enum: ["neutral", "waiting", "good", "wrong"] })
      .notNull()
      .default("neutral"),
    document: text("document").notNull(),
    documentId: uuid("document_id").notNull(),
    readAt: instant("read_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("inbox_items_person").on(t.personId, t.id),
    index("inbox_items_unread").on(t.personId).where(sql`${t.readAt} is null`),
    index("inbox_items_asking")
      .on(t.documentId)
      .where(sql`${t.document} = 'approval' and ${t.readAt} is null`),
  ],
);
