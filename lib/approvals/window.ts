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

/**
 * What the author already spends with this supplier: orders that are submitted or approved, and direct
 * pushes that needed no order, of the last seven days. Locks the author's window until the transaction
 * ends, so that two halves submitted at the same moment see each other.
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
      select 'purchase-order' as document, o.id, coalesce(o.number, o.draft_name) as name, o.total as amount
      from purchase_orders o
      where o.author_id = ${of.authorId} and o.supplier_id = ${of.supplierId} and o.branch_id = ${of.branchId}
        and o.submitted_at > now() - interval '7 days' and o.status in ('submitted', 'approved')
        and o.id <> ${besides}
      union all
      select 'push', p.id, p.number, sum(round(q.quantity * coalesce(q.unit_price, 0)) - q.discount)::bigint
      from pushes p
      join push_targets t on t.push_id = p.id and t.supplier_id = ${of.supplierId} and t.became_order_id is null
      join push_quantities q on q.target_id = t.id
      where p.author_id = ${of.authorId} and p.branch_id = ${of.branchId} and p.order_id is null
        and p.submitted_at > now() - interval '7 days' and p.status in ('submitted', 'closed')
        and p.id <> ${besides}
      group by p.id
    )
    select coalesce(sum(amount), 0)::text as sum, count(*)::int as count,
      coalesce((select jsonb_agg(jsonb_build_object('document', s.document, 'id', s.id, 'name', s.name, 'amount', s.amount::text))
        from (select * from spent order by amount desc, id limit 5) s), '[]') as documents
    from spent`);
  return {
    sum: fen(BigInt(row?.sum ?? "0")),
    count: row?.count ?? 0,
    documents: row?.documents ?? [],
  };
}
