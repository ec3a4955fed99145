import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Permission } from "@/lib/core/actor";
import type { Approver } from "./rules";

type Row = {
  id: string;
  name: string;
  roles: string[] | null;
  may: boolean;
  lends_to: { id: string; until: string }[] | null;
};

/** Whose department a document is: its author's, on the day he wrote it. */
export const departmentOf = (documentId: SQLWrapper | string): SQL =>
  sql`(select o.department_id from purchase_orders o where o.id = ${documentId})`;

/**
 * Who may approve in a branch now, and what this department ordered: active people who hold the right
 * there, their roles, and for whom they stand in today. One step only: a place that was lent cannot be lent on (A6). The database asks
 * the same again when a decision is written (sec.guard_decision).
 */
export async function approversIn(
  tx: Tx,
  branchId: string,
  may: Permission,
  department: SQL = sql`null::uuid`,
): Promise<Approver[]> {
  const rows = await tx.execute<Row>(sql`
    select p.id, p.name,
      array_agg(distinct a.role) filter (where a.branch_id is null or a.branch_id = ${branchId} or g.scope = 'chain') as roles,
      coalesce(bool_or(g.scope = 'chain' or g.scope = 'branch' and (a.branch_id is null or a.branch_id = ${branchId})
        or g.scope = 'department' and p.department_id = ${department}), false) as may,
      (select jsonb_agg(jsonb_build_object('id', d.to_id, 'until', d.valid_until)) from delegations d
        where d.from_id = p.id and d.ended_at is null and now() between d.valid_from and d.valid_until) as lends_to
    from people p
    join assignments a on a.person_id = p.id
    left join role_grants g on g.role = a.role and g.permission = ${may.name} and g.scope <> 'none'
    where p.active
    group by p.id
    having bool_or(g.role is not null) or exists (select from delegations d where d.from_id = p.id)
    order by p.name, p.id`);
  return rows
    .filter((row) => row.may)
    .map(({ id, name, roles }) => ({
      id,
      name,
      roles: roles ?? [],
      standsFor: rows.flatMap((other) => {
        const lent = other.lends_to?.find((one) => one.id === id);
        return lent
          ? [
              {
                id: other.id,
                name: other.name,
                roles: other.roles ?? [],
                until: new Date(lent.until),
              },
            ]
          : [];
      }),
    }));
}

/**
 * Who had a hand in what is being decided upon: like the author, they are no judges of it (S6). The
 * database says who, here and when a decision is written.
 */
export async function makersOf(
  tx: Tx,
  { documentId, revision }: { documentId: string; revision: number },
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select maker as id from sec.makers_of(${documentId}, ${revision}) maker`);
  return rows.map(({ id }) => id);
}

/** Of them, who is out only for his hand in the supplier: he opened it or changed its bank account. */
export async function handsIn(tx: Tx, documentId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select h.person_id as id from purchase_orders o
    join supplier_hands h on h.supplier_id = o.supplier_id and h.at > now() - interval '30 days'
    where o.id = ${documentId}`);
  return rows.map(({ id }) => id);
}

/** The company's size, for the one sentence that a shop of one person needs. */
export async function isCompanyOfOne(tx: Tx): Promise<boolean> {
  const people = await tx.execute(sql`select 1 from people where active limit 2`);
  return people.length < 2;
}
