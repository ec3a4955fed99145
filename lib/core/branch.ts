import "server-only";
import { cookies } from "next/headers";
import type { Staff } from "./actor";

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

/** The zone in which this person's "today" falls: that of the home branch. */
export const zoneOf = (actor: Staff): string =>
  actor.branches.find(({ id }) => id === actor.branchId)?.zone ?? "Asia/Shanghai";
