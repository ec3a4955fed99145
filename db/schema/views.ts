import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "@/db/columns";
import { people } from "./people";

/** A list's filters, sort and columns under a name; the query string is the whole of it. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => people.id),
    list: text("list").notNull(),
    name: text("name").notNull(),
    query: text("query").notNull(),
    /** Everyone who may open the list sees a shared view; rows stay those of the reader's scope. */
    shared: boolean("shared").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [index("saved_views_list").on(t.list, t.ownerId)],
);
