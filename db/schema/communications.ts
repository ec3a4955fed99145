import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { day, id, instant } from "@/db/columns";
import { branches } from "./branches";
import { customers } from "./customers";
import { leads } from "./leads";
import { people } from "./people";

export const talkChannel = ["phone", "wechat", "visit", "sms", "email", "other"] as const;
export const talkDirection = ["in", "out"] as const;
export const talkOutcome = ["reached", "no_answer", "thinking", "agreed", "refused"] as const;

/**
 * 沟通记录: what was said, and what comes next. Never changed; a correction is a further entry. A talk with
 * a lead stays with the lead for good; the story of the customer that came of it tells it too.
 */
export const communications = pgTable(
  "communications",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    customerId: uuid("customer_id"),
    leadId: uuid("lead_id"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => people.id),
    channel: text("channel", { enum: talkChannel }).notNull(),
    direction: text("direction", { enum: talkDirection }).notNull(),
    outcome: text("outcome", { enum: talkOutcome }).notNull(),
    note: text("note").notNull().default(""),
    nextStep: text("next_step").notNull().default(""),
    nextOn: day("next_on"),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({ columns: [t.branchId, t.leadId], foreignColumns: [leads.branchId, leads.id] }),
    check("talk_is_with_somebody", sql`num_nonnulls(${t.customerId}, ${t.leadId}) = 1`),
    index("communications_customer").on(t.customerId, t.at),
    index("communications_lead").on(t.leadId, t.at),
    check("next_step_has_a_day", sql`(${t.nextStep} <> '') = (${t.nextOn} is not null)`),
  ],
);
