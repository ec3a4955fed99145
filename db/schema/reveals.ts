import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "@/db/columns";
import { branches } from "./branches";
import { customerContacts, customerPersons, customers } from "./customers";
import { leadContacts, leads } from "./leads";

/** Each look at a whole number, of a customer or a lead, or at a child's record, with its reason: append-only, and counted by day (T-01). */
export const customerReveals = pgTable(
  "customer_reveals",
  {
    id: id(),
    branchId: uuid("branch_id")
      .notNull()
      .references(() => branches.id),
    customerId: uuid("customer_id"),
    contactId: uuid("contact_id"),
    personId: uuid("person_id"),
    leadId: uuid("lead_id"),
    leadContactId: uuid("lead_contact_id"),
    revealedBy: uuid("revealed_by").notNull(),
    reason: text("reason").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({
      columns: [t.branchId, t.customerId],
      foreignColumns: [customers.branchId, customers.id],
    }),
    foreignKey({
      columns: [t.customerId, t.contactId],
      foreignColumns: [customerContacts.customerId, customerContacts.id],
    }),
    foreignKey({
      columns: [t.customerId, t.personId],
      foreignColumns: [customerPersons.customerId, customerPersons.id],
    }),
    foreignKey({ columns: [t.branchId, t.leadId], foreignColumns: [leads.branchId, leads.id] }),
    foreignKey({
      columns: [t.leadId, t.leadContactId],
      foreignColumns: [leadContacts.leadId, leadContacts.id],
    }),
    index("customer_reveals_by").on(t.revealedBy, t.at),
    check(
      "one_thing_is_revealed",
      sql`num_nonnulls(${t.contactId}, ${t.personId}, ${t.leadContactId}) = 1
        and num_nonnulls(${t.customerId}, ${t.leadId}) = 1
        and (${t.leadId} is null) = (${t.leadContactId} is null)`,
    ),
    check("reveal_has_a_reason", sql`${t.reason} <> ''`),
  ],
);
