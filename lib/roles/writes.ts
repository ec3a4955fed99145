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

/** The same over everybody, once the rights of a role have changed. */
export async function mustStayApart(tx: Tx): Promise<void> {
  const [joined] = await tx.execute(sql`
    select a.person_id from assignments a join role_grants g on g.role = a.role and g.scope <> 'none'
    join people p on p.id = a.person_id and p.active
    group by a.person_id
    having bool_or(g.permission in ('people:grant', 'roles:write')) and bool_or(g.row_group = 'cs')
      and not bool_or(a.role = 'owner')
    limit 1`);
  if (joined) throw new Refusal("roles.keep-apart");
}

/** Somebody must still be able to change rights and people, or nobody ever could again. */
export async function mustStayOpen(tx: Tx): Promise<void> {
  const rows = await tx.execute<{ permission: string }>(sql`
    select distinct g.permission from role_grants g
    join assignments a on a.role = g.role and a.branch_id is null
    join people p on p.id = a.person_id and p.active
    where g.scope = 'chain' and g.permission in ('roles:write', 'people:grant', 'people:write')`);
  if (rows.length < 3) throw new Refusal("roles.locked-out");
}
