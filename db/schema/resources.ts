import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, version } from "@/db/columns";
import { branches } from "./branches";
import { people } from "./people";

export const resourceKind = ["person", "room", "scene", "dress"] as const;

/**
 * Who and what can be booked: a photographer, a studio room, a scene, a dress. Shared by the chain, since
 * people travel and dresses are lent; each has a home branch, which keeps it in order.
 */
export const resources = pgTable(
  "resources",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    kind: text("kind", { enum: resourceKind }).notNull(),
    /** Of a dress its number, 023; empty when there is none. */
    code: text("code").notNull().default(""),
    /** A person is called by his own name. */
    name: text("name").notNull().default(""),
    personId: uuid("person_id").references(() => people.id),
    /** What stands beside the name: 摄影, or M · 象牙白. */
    detail: text("detail").notNull().default(""),
    /** Minutes that are taken with each appointment: to set up, and to clear away or to clean. */
    bufferBefore: integer("buffer_before").notNull().default(0),
    bufferAfter: integer("buffer_after").notNull().default(0),
    /** At most so many appointments a day, of a person. */
    dailyCap: integer("daily_cap"),
    position: integer("position").notNull().default(0),
    active: boolean("active").notNull().default(true),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    index("resources_of_branch").on(t.branchId, t.position, t.id),
    unique("resources_person").on(t.personId),
    check(
      "person_is_named_by_himself",
      sql`(${t.kind} = 'person') = (${t.personId} is not null) and (${t.kind} = 'person') = (${t.name} = '')`,
    ),
    check(
      "buffers_within_a_week",
      sql`${t.bufferBefore} between 0 and 10080 and ${t.bufferAfter} between 0 and 10080`,
    ),
    check(
      "cap_is_a_persons",
      sql`${t.dailyCap} is null or ${t.kind} = 'person' and ${t.dailyCap} between 1 and 30`,
    ),
  ],
);
