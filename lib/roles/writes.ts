import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { Refusal } from "@/lib/core/refusal";
import { type Held, joinsRightsAndCustomers } from "./rules";

/** Refuses a further role that would join assigning rights with customers' data in one person. */
export async function mustKeepApart(tx: Tx, personId: string, role: string): Promise<void> {
  const held = await tx.execute<Held>(sql`
    select g.role, g.permission, g.row_group as group, g.scope from role_grants g
    where g.role = ${role} or g.role in (select a.role from assignments a where a.person_id = ${personId})`);
  const owner = await tx.execute(
    sql`select 1 from assignments where person_id = ${personId} and role = 'owner'`,
  );
  if (owner.length === 0 && role !== "owner" && joinsRightsAndCustomers(held))
    throw new Refusal("roles.keep-apart");
}
