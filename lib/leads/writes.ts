import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { databaseError } from "@/db/errors";
import { leadContacts, leads } from "@/db/schema/leads";
import type { Actor, Permission, Staff } from "@/lib/core/actor";
import { nextNumber } from "@/lib/core/numbers";
import { peopleToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import type { ContactKind } from "@/lib/customers/kinds";
import { remember } from "@/lib/search/writes";
import { claim, holderOf, reachesLead, read } from "./access";
import type { LeadStatus } from "./kinds";

export type StoredLead = typeof leads.$inferSelect;
export type SealedContact = Pick<
  typeof leadContacts.$inferInsert,
  "id" | "kind" | "valueSealed" | "valueHash" | "last4"
>;

/** The lead's row, locked, for who reaches it by this right; anybody else finds nothing (PM-07). */
export async function lockLead(
  tx: Tx,
  actor: Actor,
  needed: Permission,
  id: string,
): Promise<StoredLead> {
  const [row] = await tx.select().from(leads).where(eq(leads.id, id)).for("update");
  if (!row || !reachesLead(actor, needed, row)) throw new Refusal("core.gone");
  return row;
}

/** Who has a number already: in one's own branch by name, elsewhere only that there is somebody. */
export type Taken = {
  /** The place of the number among those that were asked for. */
  nth: number;
  kind: ContactKind;
  status: LeadStatus | null;
  number: string | null;
  owner: string | null;
  /** Where it can be opened, by whoever asked. */
  id: string | null;
};

/** 撞单: asks for numbers before a lead takes them. Who holds one is written down as evidence by the database. */
export async function askForNumbers(
  tx: Tx,
  actor: Staff,
  { branchId, leadId }: { branchId: string; leadId: string | null },
  contacts: readonly Pick<SealedContact, "kind" | "valueHash" | "last4">[],
): Promise<Taken[]> {
  if (contacts.length === 0) return [];
  const rows = await tx.execute<{
    nth: number;
    id: string | null;
    number: string | null;
    status: LeadStatus | null;
    owner: string | null;
    is_mine: boolean;
  }>(sql`select * from sec.ask_for_numbers(${branchId}, ${leadId},
    ${sql.param(contacts.map(({ kind }) => kind))}::text[],
    ${sql.param(contacts.map(({ valueHash }) => valueHash.toString("hex")))}::text[],
    ${sql.param(contacts.map(({ last4 }) => last4 ?? null))}::text[])`);
  const seen = new Set<number>();
  return rows.flatMap(({ nth, id, number, status, owner, is_mine }) => {
    const contact = contacts[nth - 1];
    if (!contact || seen.has(nth)) return [];
    seen.add(nth);
    const of = { branchId, departmentId: null, capturedBy: "", status: status ?? "assigned" };
    const opens =
      id !== null && reachesLead(actor, read, { ...of, ownerId: is_mine ? actor.id : null });
    return [{ nth: nth - 1, kind: contact.kind, status, number, owner, id: opens ? id : null }];
  });
}

type NewLead = Pick<
  StoredLead,
  "id" | "branchId" | "name" | "source" | "intent" | "occasion" | "ownerId"
>;

/** Writes a lead down with its numbers, which must have been asked for. */
export async function openLead(
  tx: Tx,
  actor: Staff,
  facts: NewLead & { supervisorId?: string | null },
  contacts: readonly SealedContact[],
): Promise<string> {
  const { id, branchId, ownerId } = facts;
  const number = await nextNumber(tx, "lead", branchId);
  const status = ownerId ? "assigned" : "new";
  await tx.insert(leads).values({ ...facts, number, status, capturedBy: actor.id });
  await tx
    .insert(leadContacts)
    .values(contacts.map((one) => ({ ...one, branchId, leadId: id })))
    .catch(refuseKnown);
  await rememberLead(tx, id);
  return number;
}

/**
 * Lets ⌘K find it by name, initials, number and the end of each phone; in the pool without the phones,
 * for whoever may claim it.
 */
export async function rememberLead(tx: Tx, id: string): Promise<void> {
  const [lead] = await tx.select().from(leads).where(eq(leads.id, id));
  if (!lead) return;
  const inPool = lead.status === "pool";
  const ends = inPool
    ? []
    : await tx
        .select({ last4: leadContacts.last4 })
        .from(leadContacts)
        .where(eq(leadContacts.leadId, id));
  await remember(tx, {
    id,
    document: "lead",
    branchId: lead.branchId,
    departmentId: inPool ? null : lead.departmentId,
    ownerId: holderOf(lead),
    openedBy: inPool ? claim : read,
    title: lead.name,
    subtitle: lead.number,
    words: [peopleToFind(lead.name), ...ends.map(({ last4 }) => last4)],
  });
}

export type Change = Partial<
  Pick<
    StoredLead,
    | "status"
    | "ownerId"
    | "inviterId"
    | "closerId"
    | "supervisorId"
    | "visitOn"
    | "lostReason"
    | "lostNote"
    | "customerId"
  >
>;

/** A move, with what goes with it; what the database refuses is said in words. */
export async function moveLead(tx: Tx, { id }: StoredLead, change: Change): Promise<void> {
  await tx.update(leads).set(change).where(eq(leads.id, id)).catch(refuseKnown);
  await rememberLead(tx, id);
}

export const contactsOfLeads = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(leadContacts)
    .where(inArray(leadContacts.leadId, [...ids]));

/** The guards of the database, said in sentences. */
export function refuseKnown(error: unknown): never {
  const name = databaseError(error)?.constraint_name;
  if (name === "one_open_lead") throw new Refusal("leads.number-taken");
  if (name === "holding_limit") throw new Refusal("leads.holds-enough");
  if (name === "reclaims_later") throw new Refusal("leads.let-go-before");
  throw error;
}
