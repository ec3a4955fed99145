import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { people } from "@/db/schema/people";
import type { Permission } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";

const whoHold = (needed: Permission) => sql`exists (select from assignments a
  join role_grants g on g.role = a.role
  where a.person_id = ${people.id} and g.permission = ${needed.name} and g.scope <> 'none')`;

/** To whom of a branch something can be given: everybody at work there who holds the right. */
export const colleaguesOf = (tx: Tx, needed: Permission, branchId: string) =>
  tx
    .select({ value: people.id, label: people.name })
    .from(people)
    .where(and(eq(people.branchId, branchId), people.active, whoHold(needed)))
    .orderBy(asc(people.name))
    .limit(200);

/** Says it at the field when the person is not at work in this branch. */
export async function mustBeColleague(
  tx: Tx,
  branchId: string,
  field: string,
  id: string,
): Promise<void> {
  const [colleague] = await tx.select().from(people).where(eq(people.id, id));
  if (!colleague?.active || colleague.branchId !== branchId)
    throw new Refusal("core.invalid", {}, { fields: { [field]: ["customers.not-of-branch"] } });
}
