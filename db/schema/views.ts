import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/db/columns";
import { branches, departments } from "./branches";
import { people } from "./people";

/** Who else sees a view: nobody, the department or the branch named with it, everyone. */
export const viewAudience = ["own", "department", "branch", "everyone"] as const;

/** A list's filters, sort and columns under a name; the query string is the whole of it. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    list: text("list").notNull(),
    /** The right that opens the list: whoever lacks it does not learn the names of its views. */
    needed: text("needed").notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    /** Colleagues see the view; its rows stay those of the reader's scope. */
    audience: text("audience", { enum: viewAudience }).notNull().default("own"),
    branchId: uuid("branch_id").references(() => branches.id),
    departmentId: uuid("department_id").references(() => departments.id),
    createdAt: createdAt(),
  },
  (t) => [
    index("saved_views_list").on(t.list, t.ownerId),
    check(
      "audience_is_named",
      sql`(${t.audience} = 'branch') = (${t.branchId} is not null)
        and (${t.audience} = 'department') = (${t.departmentId} is not null)`,
    ),
  ],
);
