import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { communications } from "@/db/schema/communications";
import { customerContacts, customerPersons, customers } from "@/db/schema/customers";
import { people } from "@/db/schema/people";
import { reaches, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading } from "@/lib/core/guard";
import { assign, merge, read, reveal, write } from "./access";
import { colleaguesOf } from "./colleagues";
import { mergesOf } from "./merging/queries";
import { maskedEnd, maskedWord } from "./rules";
import { unsealOf } from "./sealed";

/** A household with its people and what was said to them; null when there is none in reach. */
export async function getCustomer(actor: Staff, id: string) {
  must(actor, read);
  const stored = await reading(actor, async (tx) => {
    const [row] = await tx
      .select({ customer: customers, owner: people.name })
      .from(customers)
      .innerJoin(people, eq(people.id, customers.ownerId))
      .where(eq(customers.id, id));
    if (!row) return null;
    mustReach(actor, read, row.customer);
    const [persons, contacts, talks, changes, colleagues, referrer, merges] = await Promise.all([
      tx
        .select()
        .from(customerPersons)
        .where(and(eq(customerPersons.customerId, id), customerPersons.active))
        .orderBy(asc(customerPersons.createdAt), asc(customerPersons.id)),
      tx
        .select()
        .from(customerContacts)
        .where(and(eq(customerContacts.customerId, id), customerContacts.active))
        .orderBy(asc(customerContacts.createdAt), asc(customerContacts.id)),
      talksOf(tx, id),
      changesOf(tx, id),
      reaches(actor, assign, row.customer) ? colleaguesOf(tx, write, row.customer.branchId) : [],
      referrerOf(tx, actor, row.customer.referrerId),
      reaches(actor, merge, row.customer) ? mergesOf(tx, id) : [],
    ]);
    return { ...row, persons, contacts, talks, changes, colleagues, referrer, merges };
  });
  if (!stored) return null;
  const { customer, owner, persons, contacts, ...rest } = stored;
  return {
    ...customer,
    owner,
    ...rest,
    mayWrite: reaches(actor, write, customer),
    mayMerge: reaches(actor, merge, customer),
    mayReveal: reaches(actor, reveal, customer),
    persons: await Promise.all(persons.map(shownPerson)),
    contacts: await Promise.all(contacts.map(shownContact)),
  };
}
export type Profile = NonNullable<Awaited<ReturnType<typeof getCustomer>>>;

type Person = typeof customerPersons.$inferSelect;
type Contact = typeof customerContacts.$inferSelect;

/** A child's name and day stay sealed until somebody says why he needs them (P-04). */
async function shownPerson(person: Person) {
  const { id, role, isMinor, birthMonth, guardianId, guardianConsentAt, version } = person;
  const open = !isMinor;
  return {
    ...{ id, role, isMinor, birthMonth, guardianId, guardianConsentAt, version },
    name: open ? await unsealOf("name", id, person.nameSealed) : "",
    birthday: open ? await unsealOf("birthday", id, person.birthdaySealed) : "",
    hasName: person.nameSealed !== null,
  };
}

async function shownContact({ id, personId, kind, last4, valueSealed }: Contact) {
  const masked = last4 ? maskedEnd(last4) : maskedWord(await unsealOf("contact", id, valueSealed));
  return { id, personId, kind, masked };
}

/** Who brought them, for who may see that customer too. */
async function referrerOf(tx: Tx, actor: Staff, id: string | null) {
  if (id === null) return null;
  const [row] = await tx.select().from(customers).where(eq(customers.id, id));
  return row && reaches(actor, read, row) ? { id, name: row.name, number: row.number } : null;
}

/** Also what was said while it was a lead. */
const talksOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: communications.id,
      channel: communications.channel,
      direction: communications.direction,
      outcome: communications.outcome,
      note: communications.note,
      nextStep: communications.nextStep,
      nextOn: communications.nextOn,
      at: communications.at,
      author: people.name,
    })
    .from(communications)
    .innerJoin(people, eq(people.id, communications.authorId))
    .where(
      sql`${communications.id} in (select m.id from communications m where m.customer_id = ${id}
        union all select m.id from leads l join communications m on m.lead_id = l.id where l.customer_id = ${id})`,
    )
    .orderBy(desc(communications.at), desc(communications.id))
    .limit(50);

type Change = { id: string; at: Date; actor: string; act: string; reason: string | null };

/** The newest changes, out of the audit log, for who may see the customer. */
async function changesOf(tx: Tx, id: string): Promise<Change[]> {
  const rows = await tx.execute<Omit<Change, "at"> & { at: string }>(
    sql`select id, at, actor, act, reason from sec.customer_changes(${id}, 20)`,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
