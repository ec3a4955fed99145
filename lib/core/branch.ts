import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { cookies } from "next/headers";
import type { Staff } from "./actor";
import { type Day, dayIn } from "./time";

/** The branches in which this person has any right at all. */
export function branchesOf(actor: Staff): Staff["branches"] {
  const reaches = [...actor.grants.values()];
  if (reaches.some(({ chain }) => chain)) return actor.branches;
  const mine = new Set(reaches.flatMap(({ branches, own }) => [...branches, ...own]));
  return actor.branches.filter(({ id }) => mine.has(id));
}

export const branchCookie = "branch";

/**
 * The branch that the switch at the top stands on: what lists and counts are narrowed to unless the
 * address says otherwise. Null is all of them. It narrows what is shown and grants nothing.
 */
export async function chosenBranch(actor: Staff): Promise<string | null> {
  const wanted = (await cookies()).get(branchCookie)?.value;
  const mine = branchesOf(actor);
  return mine.length > 1 ? (mine.find(({ id }) => id === wanted)?.id ?? null) : null;
}

/** The branches that the address, or else the switch at the top, narrows a list to; null for all. */
export const branchesIn = (
  { branchId }: { branchId: string | null },
  { branches }: { branches: string[] },
): string[] | null => (branches.length > 0 ? branches : branchId ? [branchId] : null);

/** Today where a branch is. */
export const todayIn = (actor: Staff, branchId: string): Day =>
  dayIn(actor.branches.find(({ id }) => id === branchId)?.zone ?? zoneOf(actor));

/** For `where`: the day is over where its branch is. One comparison as long as all share a zone. */
export function isPast(actor: Staff, on: SQLWrapper, branch: SQLWrapper): SQL {
  const places = new Map<Day, string[]>();
  for (const { id, zone } of actor.branches) {
    const today = dayIn(zone);
    places.set(today, [...(places.get(today) ?? []), id]);
  }
  const days = [...places.keys()].sort();
  const newest = days.at(-1) ?? dayIn(zoneOf(actor));
  const elsewhere = days
    .slice(0, -1)
    .map(
      (today) =>
        sql` and (${on} < ${today}::date or ${branch} <> all (${sql.param(places.get(today) ?? [])}::uuid[]))`,
    );
  return sql`${on} < ${newest}::date${sql.join(elsewhere)}`;
}

/** The zone in which this person's "today" falls: that of the home branch. */
export const zoneOf = (actor: Staff): string =>
  actor.branches.find(({ id }) => id === actor.branchId)?.zone ?? "Asia/Shanghai";
