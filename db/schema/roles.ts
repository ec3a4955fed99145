import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "@/db/columns";

export const scopes = ["none", "own", "department", "branch", "chain"] as const;
/** "shared" opens no table: what it names is open to whoever is signed in. */
export const rowGroups = [
  ...(["cs", "calendar", "orders", "purchasing", "finance"] as const),
  ...(["people", "settings", "shared"] as const),
] as const;

/** What each role may do, and how far. Defaults come from the code when a permission is first seen. */
export const roleGrants = pgTable(
  "role_grants",
  {
    role: text("role").notNull(),
    permission: text("permission").notNull(),
    scope: text("scope", { enum: scopes }).notNull(),
    /** The group of tables that row security opens for a holder (contract.md 6.3). */
    rowGroup: text("row_group", { enum: rowGroups }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.role, t.permission] })],
);
