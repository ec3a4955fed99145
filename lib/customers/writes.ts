import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { databaseError } from "@/db/errors";
import { customerContacts, customerPersons, customers } from "@/db/schema/customers";
import { type Actor, type Permission, reaches } from "@/lib/core/actor";
import type { Trace } from "@/lib/core/audit";
import { nextNumber } from "@/lib/core/numbers";
import { peopleToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { remember } from "@/lib/search/writes";
import { read } from "./access";

export type StoredCustomer = typeof customers.$inferSelect;

type NewFile = Omit<typeof customers.$inferInsert, "number">;
type NewPerson = Omit<typeof customerPersons.$inferInsert, "branchId" | "customerId">;
type NewContact = Omit<typeof customerContacts.$inferInsert, "branchId" | "customerId">;

/** Opens a file with its people and their numbers; with it, what the audit log says of it. */
export async function openFile(
  tx: Tx,
  facts: NewFile,
  persons: readonly NewPerson[],
  contacts: readonly NewContact[],
) {
  const { id, branchId } = facts;
  const of = { branchId, customerId: id };
  const number = await nextNumber(tx, "customer", branchId);
  await tx.insert(customers).values({ ...facts, number });
  await tx.insert(customerPersons).values(persons.map((one) => ({ ...one, ...of })));
  await tx.insert(customerContacts).values(contacts.map((one) => ({ ...one, ...of })));
  await rememberCustomer(tx, id);
  const { name, source, referrerId, weddingOn, tags, notes, ownerId } = facts;
  const opened: Trace = {
    ...{ act: "customers.add", document: "customer", id, branchId },
    after: {
      ...{ number, name, source, referrerId, weddingOn, tags, notes, ownerId },
      contacts: contacts.map(({ kind, last4 }) => ({ kind, last4 })),
    },
  };
  return { number, opened };
}

/** The customer's row, locked, for who reaches it by this right; anybody else finds nothing (PM-07). */
export async function lockCustomer(
  tx: Tx,
  actor: Actor,
  needed: Permission,
  id: string,
): Promise<StoredCustomer> {
  const [row] = await tx.select().from(customers).where(eq(customers.id, id)).for("update");
  if (!row || !reaches(actor, needed, row)) throw new Refusal("core.gone");
  if (row.mergedIntoId) throw new Refusal("customers.is-merged");
  return row;
}

/** Another customer of the same branch, whom the reader may see. */
export async function mustBeReferrer(
  tx: Tx,
  actor: Actor,
  { id, branchId, referrerId }: Pick<StoredCustomer, "id" | "branchId" | "referrerId">,
): Promise<void> {
  if (referrerId === null) return;
  const [row] = await tx.select().from(customers).where(eq(customers.id, referrerId));
  if (
    !row ||
    row.mergedIntoId ||
    row.id === id ||
    row.branchId !== branchId ||
    !reaches(actor, read, row)
  )
    throw new Refusal("core.invalid", {}, { fields: { referrerId: ["customers.no-referrer"] } });
}

/** Lets ⌘K find it by name, one character, initials, number and the end of each phone (EN-06). */
export async function rememberCustomer(tx: Tx, id: string): Promise<void> {
  const [customer] = await tx.select().from(customers).where(eq(customers.id, id));
  if (!customer) return;
  if (customer.mergedIntoId) return rememberMerged(tx, customer);
  const ends = await tx
    .select({ last4: customerContacts.last4 })
    .from(customerContacts)
    .where(and(eq(customerContacts.customerId, id), customerContacts.active));
  await remember(tx, {
    id,
    document: "customer",
    branchId: customer.branchId,
    departmentId: customer.departmentId,
    ownerId: customer.ownerId,
    openedBy: read,
    title: customer.name,
    subtitle: customer.number,
    words: [peopleToFind(customer.name), ...ends.map(({ last4 }) => last4)],
  });
}

/** What was merged is found by its old number alone, and opens the file it went into. */
const rememberMerged = (tx: Tx, { id, number, ...customer }: StoredCustomer) =>
  remember(tx, {
    ...{ id, document: "customer", branchId: customer.branchId },
    ...{ departmentId: customer.departmentId, ownerId: customer.ownerId, openedBy: read },
    ...{ title: number, subtitle: "", words: [] },
  });

/** The guards of the database, said in sentences. */
export function refuseKnown(error: unknown): never {
  const name = databaseError(error)?.constraint_name;
  if (name === "reveals_a_day") throw new Refusal("customers.reveals-used-up");
  if (name === "customer_contacts_once") throw new Refusal("customers.contact-there");
  if (name === "merge_is_recent") throw new Refusal("customers.merged-long-ago");
  if (name === "later_merge_first") throw new Refusal("customers.later-merge-first");
  if (name === "guardian_stays") throw new Refusal("customers.guardian-stays");
  if (name === "merged_once") throw new Refusal("customers.is-merged");
  throw error;
}
