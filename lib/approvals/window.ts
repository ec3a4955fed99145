import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { spendingWindows } from "@/db/schema/purchase-orders";
import { fen, type Money } from "@/lib/core/figures";

/** Whose spending counts together: one author, with one supplier, for one branch (T-09). */
export type Spending = { authorId: string; branchId: string; supplierId: string };

export type Window = {
  /** Over seven days, without the document that asks. */
  sum: Money;
  count: number;
  /** The largest few, for the approver to look at. */
  documents: { document: string; id: string; name: string; amount: string }[];
};

/** As many as an approver looks through; the sum and the count are of all. */
const mostNamed = 10;

const since = sql`now() - interval '7 days'`;

/**
 * What an order counts: what it says while it is submitted or approved, and what was last approved or
 * last went out, until it is cancelled; each if it is of the last seven days. So that a change, taken
 * back or turned down, hides nothing that the supplier already holds.
 */
const ofOrder = sql`greatest(
  case when o.status in ('submitted', 'approved') then o.total end,
  case when o.revision > 1 and o.number is not null then (
    select max(r.amount) from approval_requests r
    where r.document_id = o.id and r.status = 'approved' and r.created_at > ${since} and r.revision in (
      (select max(a.revision) from approval_requests a where a.document_id = o.id and a.status = 'approved'),
      (select max(a.revision) from approval_requests a
        join pushes p on p.order_id = o.id and p.status not in ('cancelled', 'superseded')
        join push_moves m on m.push_id = p.id and m.move = 'submit' and m.at >= a.ended_at
        where a.document_id = o.id and a.status = 'approved'))) end)`;

/**
 * What the author already gives this supplier: orders, and direct pushes that needed no order, as they
 * went out last, of the last seven days. Locks the author's window until the transaction ends, so that
 * two halves submitted at the same moment see each other.
 */
export async function lockWindow(tx: Tx, of: Spending, besides: string): Promise<Window> {
  await tx
    .insert(spendingWindows)
    .values(of)
    .onConflictDoUpdate({
      target: [spendingWindows.authorId, spendingWindows.branchId, spendingWindows.supplierId],
      set: { touchedAt: sql`now()` },
    });
  const [row] = await tx.execute<{
    sum: string;
    count: number;
    documents: Window["documents"];
  }>(sql`
    with spent as (
      select 'purchase-order' as document, o.id, coalesce(o.number, o.draft_name) as name, ${ofOrder} as amount
      from purchase_orders o
      where o.author_id = ${of.authorId} and o.supplier_id = ${of.supplierId} and o.branch_id = ${of.branchId}
        and o.submitted_at > ${since} and o.status <> 'cancelled' and o.id <> ${besides}
      union all
      select 'push', p.id, p.number, sum(r.amount)::bigint
      from pushes p
      join push_targets t on t.push_id = p.id and t.supplier_id = ${of.supplierId} and t.became_order_id is null
      cross join lateral (
        select v.amount, v.at from push_revisions v where v.target_id = t.id order by v.revision desc limit 1) r
      where p.author_id = ${of.authorId} and p.branch_id = ${of.branchId} and p.order_id is null
        and p.number is not null and p.status not in ('cancelled', 'superseded')
        and p.changed_at > ${since} and r.at > ${since} and p.id <> ${besides}
      group by p.id
    ), counted as (select * from spent where amount is not null)
    select coalesce(sum(amount), 0)::text as sum, count(*)::int as count,
      coalesce((select jsonb_agg(jsonb_build_object('document', s.document, 'id', s.id, 'name', s.name, 'amount', s.amount::text))
        from (select * from counted order by amount desc, id limit ${mostNamed}) s), '[]') as documents
    from counted`);
  return {
    sum: fen(BigInt(row?.sum ?? "0")),
    count: row?.count ?? 0,
    documents: row?.documents ?? [],
  };
}
