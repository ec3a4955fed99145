import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Permission, Staff } from "@/lib/core/actor";
import { within } from "@/lib/core/guard";
import { departmentOf } from "./approvers";

/**
 * The steps that wait for this person: `s` is the step, `r` its request. His own roles and those of
 * people he stands in for; never his own document, and no second step of one round (INV-08). The same
 * question as seatsOf in rules.ts, asked of many rows at once.
 */
export function waitsFor(actor: Staff, may: Permission): SQL {
  const scope = within(actor, may, {
    branch: sql`s.branch_id`,
    department: departmentOf(sql`r.document_id`),
  });
  return sql`s.status = 'current' and r.author_id <> ${actor.id}
    ${scope ? sql`and ${scope}` : sql``}
    and exists (
      select from (${seats(actor, may)}) seat
      where seat.person_id <> r.author_id and (
        seat.person_id = s.person_id
        or (s.person_id is null and seat.role = any (s.roles) or s.escalated_at is not null and seat.role = s.escalate_to)
          and (seat.everywhere or seat.branch_id = s.branch_id))
      and not exists (select from sec.makers_of(r.document_id, r.revision) maker
        where maker in (${actor.id}, seat.person_id)))
    and not exists (select from approval_decisions d where d.request_id = r.id and d.approver_id = ${actor.id})`;
}

const seats = (actor: Staff, may: Permission) => sql`
  select a.person_id, a.role, a.branch_id, a.branch_id is null or coalesce(g.scope = 'chain', false) as everywhere
  from assignments a
  left join role_grants g on g.role = a.role and g.permission = ${may.name}
  where a.person_id = ${actor.id} or a.person_id in (
    select l.from_id from delegations l join people p on p.id = l.from_id and p.active
    where l.to_id = ${actor.id} and l.ended_at is null and now() between l.valid_from and l.valid_until)`;
