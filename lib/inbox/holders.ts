import "server-only";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db";
import { assignments, people } from "@/db/schema/people";
import type { Role } from "@/lib/core/actor";

/** Who is told because of what he is: everybody active with one of the roles, anywhere or for a branch. */
export async function holdersOf(
  tx: Tx,
  roles: readonly Role[],
  branchId?: string,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(assignments, eq(assignments.personId, people.id))
    .where(
      and(
        people.active,
        inArray(assignments.role, [...roles]),
        branchId ? or(isNull(assignments.branchId), eq(assignments.branchId, branchId)) : undefined,
      ),
    );
  return rows.map(({ id }) => id);
}
