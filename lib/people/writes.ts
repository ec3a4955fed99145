import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { departments } from "@/db/schema/branches";
import { assignments, people } from "@/db/schema/people";
import type { Role, Staff } from "@/lib/core/actor";
import type { Trace } from "@/lib/core/audit";
import { mustReach } from "@/lib/core/guard";
import { initialsToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { seal } from "@/lib/core/seal";
import { holdersOf } from "@/lib/inbox/holders";
import { notify } from "@/lib/inbox/writes";
import { mustKeepApart } from "@/lib/roles/writes";
import { remember } from "@/lib/search/writes";
import { grant, mayManage, overChain, read, write } from "./access";
import { phoneOf, seatsOf } from "./queries";
import type { Seat } from "./schema";

/** Lets ⌘K find a person, inside the branches of those who may look at people. */
export function rememberPerson(
  tx: Tx,
  person: {
    id: string;
    branchId: string;
    departmentId: string | null;
    name: string;
    account: string;
  },
): Promise<void> {
  const { id, branchId, departmentId, name, account } = person;
  return remember(tx, {
    id,
    document: "person",
    ...{ branchId, departmentId, ownerId: id, openedBy: read },
    title: name,
    subtitle: account,
    words: [name, initialsToFind(name), account],
  });
}

/** Locks a person whom this actor may change; anybody else does not exist for him. */
export async function lockPerson(tx: Tx, actor: Staff, id: string) {
  const [person] = await tx.select().from(people).where(eq(people.id, id)).for("update");
  mustReach(actor, write, person && { ...person, ownerId: person.id });
  if (!person) throw new Refusal("core.gone");
  return person;
}

/** The same, for what would be a way into somebody else's rights: his password, his sessions. */
export async function lockManaged(tx: Tx, actor: Staff, id: string) {
  const person = await lockPerson(tx, actor, id);
  if (!mayManage(actor, write, await seatsOf(tx, [id]))) throw new Refusal("people.above-you");
  return person;
}

export async function mustBeIn(tx: Tx, branchId: string, departmentId: string | null) {
  if (!departmentId) return;
  const [there] = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.id, departmentId), eq(departments.branchId, branchId)));
  if (!there)
    throw new Refusal("core.invalid", {}, { fields: { departmentId: ["people.other-branch"] } });
}

/** What of the private number is stored: sealed for its place, and the last four digits to show. */
export async function sealedColumns(id: string, phone: string, drop: boolean) {
  if (phone) {
    const digits = phone.replace(/\D/g, "");
    const phoneSealed = await seal("customer", phoneOf(id), phone);
    return { phoneSealed, phoneLast4: digits.slice(-4) };
  }
  return drop ? { phoneSealed: null, phoneLast4: null } : {};
}

/** What touches an owner's account, every other owner hears. */
export async function tellOwners(
  tx: Tx,
  actor: Staff,
  about: { id: string; name: string },
  message: "people.owner-link" | "people.owner-made",
): Promise<void> {
  const owners = await holdersOf(tx, ["owner"]);
  await notify(tx, {
    people: owners.filter((id) => id !== actor.id && id !== about.id),
    message,
    params: { by: actor.name, name: about.name },
    meaning: "wrong",
    document: "person",
    documentId: about.id,
  });
}

type Tell = (trace: Trace) => Promise<void>;

/**
 * Gives a role. Never to oneself; in all branches, or a role that reaches further than the giver, only
 * by who manages the chain; and not where it would join assigning rights with customers' data.
 */
export async function giveRole(
  tx: Tx,
  actor: Staff,
  person: { id: string; name: string; branchId: string },
  seat: Seat,
  trace: Tell,
): Promise<string> {
  if (person.id === actor.id) throw new Refusal("people.no-role-for-oneself");
  if (seat.branchId) mustReach(actor, grant, { branchId: seat.branchId });
  const above =
    seat.branchId === null ||
    ["owner", "admin"].includes(seat.role) ||
    (await reachesFurther(tx, actor, seat.role));
  if (above && !overChain(actor, grant)) throw new Refusal("people.above-you");
  await mustKeepApart(tx, person.id, seat.role);
  const id = uuid();
  await tx.insert(assignments).values({
    id,
    personId: person.id,
    role: seat.role,
    branchId: seat.branchId,
    grantedBy: actor.id,
  });
  await trace({
    act: "people.grant",
    document: "person",
    id: person.id,
    branchId: seat.branchId ?? person.branchId,
    after: { role: seat.role, in: seat.branchId },
  });
  await notify(tx, {
    people: [person.id],
    message: "people.got-role",
    params: { by: actor.name },
    document: "own-account",
    documentId: person.id,
  });
  if (seat.role === "owner") await tellOwners(tx, actor, person, "people.owner-made");
  return id;
}

/** A role that would reach over the chain with a right that the giver has not got there himself. */
async function reachesFurther(tx: Tx, actor: Staff, role: Role): Promise<boolean> {
  const wide = await tx.execute<{ permission: string }>(
    sql`select permission from role_grants where role = ${role} and scope = 'chain'`,
  );
  return wide.some(({ permission }) => !actor.grants.get(permission)?.chain);
}

/** An owner and an administrator always remain (contract.md 6.2); the database holds it too. */
export async function mustNotBeLast(tx: Tx, personId: string, role: string): Promise<void> {
  if (role !== "owner" && role !== "admin") return;
  const [other] = await tx
    .select({ id: people.id })
    .from(assignments)
    .innerJoin(people, eq(people.id, assignments.personId))
    .where(and(eq(assignments.role, role), eq(people.active, true), ne(people.id, personId)))
    .limit(1);
  if (!other) throw new Refusal(`people.last-${role}`);
}
