import "server-only";
import { asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { communications } from "@/db/schema/communications";
import { customers } from "@/db/schema/customers";
import { leadCollisions, leadContacts, leadRules, leads } from "@/db/schema/leads";
import { people } from "@/db/schema/people";
import { can, reaches, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading } from "@/lib/core/guard";
import { open } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { read as readCustomers, write as writeCustomers } from "@/lib/customers/access";
import { colleaguesOf } from "@/lib/customers/colleagues";
import { maskedEnd, maskedWord } from "@/lib/customers/rules";
import { unsealOf } from "@/lib/customers/sealed";
import { assign, claim, reachesLead, read, reveal, setRules, write } from "./access";
import { rulesFormOf } from "./forms";
import { isFollowed } from "./kinds";
import { moves } from "./states";

/** A lead with what was said and done; null when there is none in reach. */
export async function getLead(actor: Staff, id: string) {
  must(actor, read);
  const stored = await reading(actor, async (tx) => {
    const [row] = await tx.select().from(leads).where(eq(leads.id, id));
    if (!row || !reachesLead(actor, read, row)) return null;
    const mayWrite = reachesLead(actor, write, row);
    const mayAssign = reachesLead(actor, assign, row);
    const [names, contacts, talks, changes, collisions, colleagues, customer, known] =
      await Promise.all([
        namesOf(tx, row),
        tx
          .select()
          .from(leadContacts)
          .where(eq(leadContacts.leadId, id))
          .orderBy(asc(leadContacts.createdAt), asc(leadContacts.id)),
        talksOf(tx, id),
        changesOf(tx, id),
        collisionsOf(tx, id),
        mayWrite || mayAssign ? colleaguesOf(tx, write, row.branchId) : [],
        customerOf(tx, actor, row.customerId),
        row.status === "arrived" && mayWrite ? sameCustomers(tx, actor, id, row.branchId) : [],
      ]);
    const more = { names, contacts, talks, changes, collisions, colleagues, customer, known };
    return { row, mayWrite, mayAssign, ...more };
  });
  if (!stored) return null;
  const { row, names, contacts, ...rest } = stored;
  const inPool = row.status === "pool";
  const { capturedBy: _, departmentId: __, customerId: ___, warnedAt: ____, ...facts } = row;
  return {
    ...facts,
    ...names,
    ...rest,
    moves: open(moves, row.status, actor).filter((move) =>
      reachesLead(actor, moves[move].may, row),
    ),
    mayHandOver: rest.mayAssign && isFollowed(row.status),
    mayReveal: !inPool && reachesLead(actor, reveal, row),
    mayWin: rest.mayWrite && can(actor, writeCustomers),
    contacts: inPool ? [] : await Promise.all(contacts.map(shownContact)),
  };
}
export type Lead = NonNullable<Awaited<ReturnType<typeof getLead>>>;

async function shownContact({ id, kind, last4, valueSealed }: typeof leadContacts.$inferSelect) {
  const masked = last4
    ? maskedEnd(last4)
    : maskedWord(await unsealOf("leadContact", id, valueSealed));
  return { id, kind, masked };
}

type Row = typeof leads.$inferSelect;

/** Who has it, and who has earned the four credits so far. */
async function namesOf(tx: Tx, { ownerId, capturedBy, inviterId, closerId, supervisorId }: Row) {
  const rows = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from people where id = any (${sql.param(
      [ownerId, capturedBy, inviterId, closerId, supervisorId].filter(Boolean),
    )}::uuid[])`,
  );
  const name = (id: string | null) => rows.find((one) => one.id === id)?.name ?? null;
  return {
    owner: name(ownerId),
    capturer: name(capturedBy),
    inviter: name(inviterId),
    closer: name(closerId),
    supervisor: name(supervisorId),
  };
}

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
    .where(eq(communications.leadId, id))
    .orderBy(desc(communications.at), desc(communications.id))
    .limit(50);

type Change = { id: string; at: Date; actor: string; act: string; reason: string | null };

/** The newest changes, out of the audit log, for who may see the lead. */
async function changesOf(tx: Tx, id: string): Promise<Change[]> {
  const rows = await tx.execute<Omit<Change, "at"> & { at: string }>(
    sql`select id, at, actor, act, reason from sec.lead_changes(${id}, 30)`,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

const tried = alias(people, "tried");

/** 撞单: who came with this number while it was taken, and from which branch. */
const collisionsOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: leadCollisions.id,
      at: leadCollisions.at,
      by: tried.name,
      branch: branches.code,
    })
    .from(leadCollisions)
    .innerJoin(tried, eq(tried.id, leadCollisions.triedBy))
    .innerJoin(branches, eq(branches.id, leadCollisions.triedIn))
    .where(eq(leadCollisions.leadId, id))
    .orderBy(desc(leadCollisions.at), desc(leadCollisions.id))
    .limit(20);

async function customerOf(tx: Tx, actor: Staff, id: string | null) {
  if (id === null) return null;
  const [row] = await tx.select().from(customers).where(eq(customers.id, id));
  return row && reaches(actor, readCustomers, row)
    ? { id, name: row.name, number: row.number }
    : null;
}

/** Files of the branch that have one of its numbers already: it may be one of them that came again. */
async function sameCustomers(tx: Tx, actor: Staff, id: string, branchId: string) {
  const rows = await tx.execute<{
    id: string;
    name: string;
    number: string;
    branch_id: string;
    department_id: string | null;
    owner_id: string;
  }>(sql`
    select distinct c.id, c.name, c.number, c.branch_id, c.department_id, c.owner_id from lead_contacts k
    join customer_contacts o on o.value_hash = k.value_hash and o.active
    join customers c on c.id = o.customer_id
    where k.lead_id = ${id} and c.branch_id = ${branchId} order by c.number limit 10`);
  return rows.flatMap(({ id: value, name, number, ...of }) =>
    reaches(actor, writeCustomers, {
      ...{ branchId: of.branch_id, departmentId: of.department_id, ownerId: of.owner_id },
    })
      ? [{ value, label: `${name} ${number}` }]
      : [],
  );
}

/** To whom a new lead of each branch can be given by this person: himself, and if he assigns, anybody. */
export async function takersOf(actor: Staff, branchId: string) {
  must(actor, write);
  if (!reaches(actor, assign, { branchId })) {
    const mine = reaches(actor, claim, { branchId, ownerId: actor.id });
    return mine ? [{ value: actor.id, label: actor.name }] : [];
  }
  return reading(actor, (tx) => colleaguesOf(tx, claim, branchId));
}

/** The rules of the pool in a branch, for who may set them. */
export async function getRules(actor: Staff, branchId: string) {
  must(actor, setRules);
  mustReach(actor, setRules, { branchId });
  return reading(actor, async (tx) => {
    const [row] = await tx.select().from(leadRules).where(eq(leadRules.branchId, branchId));
    if (!row) throw new Refusal("core.gone");
    return rulesFormOf(row);
  });
}
