import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches, departments } from "@/db/schema/branches";
import { assignments, credentials, passwordLinks, people, sessions } from "@/db/schema/people";
import { can, type Role, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading, within } from "@/lib/core/guard";
import { cursorIn, cursorText, keyset, pageOfRows } from "@/lib/core/keyset";
import { unseal } from "@/lib/core/seal";
import { mayManage, read, write } from "./access";

export type SeatRow = { id: string; role: Role; branchId: string | null; branch: string | null };

const perPage = 80;

export type PeopleView = {
  q?: string;
  branch?: string[];
  role?: string[];
  state?: string;
  after?: string;
  before?: string;
};

const scope = { branch: people.branchId, department: people.departmentId, owner: people.id };

/** By pinyin, page by page. */
export async function listPeople(actor: Staff, view: PeopleView) {
  must(actor, read);
  const asked = { after: cursorIn(view.after, initials), before: cursorIn(view.before, initials) };
  const { beyond, order } = keyset({ key: people.initials, id: people.id }, asked);
  const rows = await reading(actor, async (tx) => {
    const found = await tx
      .select({
        id: people.id,
        account: people.account,
        name: people.name,
        initials: people.initials,
        branch: branches.name,
        department: departments.name,
        workPhone: people.workPhone,
        active: people.active,
        leftOn: people.leftOn,
        seenAt: sql<string | null>`(select max(s.seen_at) from ${sessions} s
          where s.person_id = ${people.id})`,
        hasPassword: sql<boolean>`exists (select from ${credentials} c
          where c.person_id = ${people.id})`,
      })
      .from(people)
      .innerJoin(branches, eq(branches.id, people.branchId))
      .leftJoin(departments, eq(departments.id, people.departmentId))
      .where(and(within(actor, read, scope), ...narrowed(view), beyond))
      .orderBy(order)
      .limit(perPage + 1);
    const seats = await seatsOf(
      tx,
      found.map(({ id }) => id),
    );
    return found.map((row) => ({
      ...row,
      seenAt: row.seenAt ? new Date(row.seenAt) : null,
      seats: seats.filter(({ personId }) => personId === row.id),
    }));
  });
  return pageOfRows(rows, perPage, asked, (row) => cursorText({ key: row.initials, id: row.id }));
}

const initials = /^[a-z0-9]*$/;

function narrowed({ q, branch = [], role = [], state }: PeopleView): (SQL | undefined)[] {
  const text = q
    ?.normalize("NFKC")
    .trim()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return [
    text
      ? sql`(${people.name} || ' ' || ${people.account} || ' ' || ${people.initials}) ilike ${`%${text}%`}`
      : undefined,
    branch.length > 0 ? inArray(people.branchId, branch) : undefined,
    role.length > 0
      ? sql`exists (select from ${assignments} a where a.person_id = ${people.id}
          and a.role = any (${sql.param(role)}::text[]))`
      : undefined,
    state === "left" ? eq(people.active, false) : undefined,
    state === "new"
      ? sql`not exists (select from ${credentials} c where c.person_id = ${people.id})`
      : undefined,
    state === undefined || state === "new" ? eq(people.active, true) : undefined,
  ];
}

/** The roles of these people, oldest first. */
export async function seatsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<(SeatRow & { personId: string })[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .select({
      id: assignments.id,
      personId: assignments.personId,
      role: assignments.role,
      branchId: assignments.branchId,
      branch: branches.name,
    })
    .from(assignments)
    .leftJoin(branches, eq(branches.id, assignments.branchId))
    .where(inArray(assignments.personId, [...personIds]))
    .orderBy(asc(assignments.createdAt), asc(assignments.role));
  return rows as (SeatRow & { personId: string })[];
}

/** One person as the admin's page shows him; null when he is unknown or out of reach. */
export async function getPerson(actor: Staff, id: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [row] = await tx
      .select({
        id: people.id,
        account: people.account,
        name: people.name,
        branchId: people.branchId,
        branch: branches.name,
        departmentId: people.departmentId,
        department: departments.name,
        workPhone: people.workPhone,
        email: people.email,
        phoneLast4: people.phoneLast4,
        active: people.active,
        leftOn: people.leftOn,
        version: people.version,
        createdAt: people.createdAt,
      })
      .from(people)
      .innerJoin(branches, eq(branches.id, people.branchId))
      .leftJoin(departments, eq(departments.id, people.departmentId))
      .where(and(eq(people.id, id), within(actor, read, scope)));
    if (!row) return null;
    const [seats, open, [credential]] = await Promise.all([
      seatsOf(tx, [id]),
      liveSessions(tx, id),
      tx
        .select({ changedAt: credentials.changedAt })
        .from(credentials)
        .where(eq(credentials.personId, id)),
    ]);
    return {
      ...row,
      seats,
      sessions: open,
      passwordAt: credential?.changedAt ?? null,
      /** Row security shows credentials and sessions only to whoever may change people. */
      managed: can(actor, write) && mayManage(actor, write, seats),
    };
  });
}
export type Person = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

function liveSessions(tx: Tx, personId: string) {
  const { id, network, browser, createdAt, seenAt } = sessions;
  return tx
    .select({ id, network, browser, createdAt, seenAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(sessions.seenAt))
    .limit(50);
}
export type LiveSession = Awaited<ReturnType<typeof liveSessions>>[number];

/** The link with which somebody could now, or soon, set this person's password. */
const openLink = (tx: Tx, personId: string) =>
  tx
    .select({ by: people.name })
    .from(passwordLinks)
    .innerJoin(people, eq(people.id, passwordLinks.madeBy))
    .where(
      and(
        eq(passwordLinks.personId, personId),
        isNull(passwordLinks.usedAt),
        gt(passwordLinks.expiresAt, sql`now()`),
      ),
    )
    .limit(1);

/** Oneself: what everybody may see and change of himself. */
export async function getOwn(actor: Staff) {
  const own = await reading(actor, async (tx) => {
    const { account, name, workPhone, email, phoneLast4, phoneSealed, locale, version } = people;
    const [row] = await tx
      .select({ account, name, workPhone, email, phoneLast4, phoneSealed, locale, version })
      .from(people)
      .where(eq(people.id, actor.id));
    const [seats, open, [link], [credential]] = await Promise.all([
      seatsOf(tx, [actor.id]),
      liveSessions(tx, actor.id),
      openLink(tx, actor.id),
      tx
        .select({ changedAt: credentials.changedAt })
        .from(credentials)
        .where(eq(credentials.personId, actor.id)),
    ]);
    const passwordAt = credential?.changedAt ?? null;
    return row && { ...row, seats, sessions: open, passwordAt, linkBy: link?.by ?? null };
  });
  if (!own) return null;
  const { phoneSealed, ...rest } = own;
  return { ...rest, phone: phoneSealed ? await unseal(phoneOf(actor.id), phoneSealed) : "" };
}

/** Where a private number is sealed for (EN-01). */
export const phoneOf = (id: string) => ({ table: "people", column: "phone_sealed", id });

/** The private number of a person, for `revealPhone` only. */
export async function sealedPhone(tx: Tx, actor: Staff, id: string): Promise<Buffer | null> {
  const [row] = await tx
    .select({
      branchId: people.branchId,
      departmentId: people.departmentId,
      sealed: people.phoneSealed,
    })
    .from(people)
    .where(eq(people.id, id));
  mustReach(actor, write, row && { ...row, ownerId: id });
  return row?.sealed ?? null;
}

/** Where somebody can stand: open branches with their open departments. */
export async function listPlaces(actor: Staff) {
  must(actor, write);
  return reading(actor, async (tx) => {
    const [shops, parts] = await Promise.all([
      tx
        .select({ id: branches.id, name: branches.name, code: branches.code })
        .from(branches)
        .where(eq(branches.active, true))
        .orderBy(asc(branches.code)),
      tx
        .select({ id: departments.id, name: departments.name, branchId: departments.branchId })
        .from(departments)
        .where(eq(departments.active, true))
        .orderBy(asc(departments.name)),
    ]);
    return shops.map((shop) => ({
      ...shop,
      departments: parts.filter(({ branchId }) => branchId === shop.id),
    }));
  });
}
export type Place = Awaited<ReturnType<typeof listPlaces>>[number];
