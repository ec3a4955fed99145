import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "@/db/columns";

/**
 * What ⌘K and the text filter of lists look through: one row per document, supplier, product and
 * person. Read only through sec.find, which knows the reader's reach: under row security a LIKE
 * could not use the trigram index, because it is not leakproof.
 */
export const searchEntries = pgTable(
  "search_entries",
  {
    id: uuid("id").primaryKey(),
    document: text("document").notNull(),
    /** Null for what the whole chain shares: suppliers, products, people. */
    branchId: uuid("branch_id"),
    departmentId: uuid("department_id"),
    /** The author of a document; a person owns himself. With the department, what narrow scopes see. */
    ownerId: uuid("owner_id"),
    /** The right whose reach shows it; null for what everybody signed in may see. */
    openedBy: text("opened_by"),
    title: text("title").notNull(),
    subtitle: text("subtitle").notNull().default(""),
    words: text("words").notNull(),
    /** Han characters stand apart, so that one character is a word the index can find. */
    found: text("found").notNull().generatedAlwaysAs(sql`sec.spaced(words)`),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    index("search_entries_found").using("gin", sql`${t.found} gin_trgm_ops`),
    // Read backwards for "newest first", by chain, branch, department and person.
    index("search_entries_at").on(t.document, t.at, t.id),
    index("search_entries_branch").on(t.document, t.branchId, t.at, t.id),
    index("search_entries_department").on(t.document, t.departmentId, t.at, t.id),
    index("search_entries_owner").on(t.document, t.ownerId, t.at, t.id),
  ],
);
