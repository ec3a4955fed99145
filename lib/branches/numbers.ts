import "server-only";
import { desc, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { type Tx, withTx } from "@/db";
import { type MissingNumber, numberChecks } from "@/db/schema/core";
import type { Job } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";

const mostNamed = 50;

type Counter = { given: number; last: number; missing: string[] | null };

/**
 * Every number that a counter gave against the documents that carry one (N6, INV-10). Nothing here
 * deletes a document, so a missing number was taken out from outside; the audit log may know whose it was.
 */
export async function checkNumbers(as: Job): Promise<void> {
  await withTx(contextOf(as), async (tx) => {
    const counters = await tx.execute<Counter>(sql`
      with issued as (
        select 'purchase-order' as kind, branch_id, number from purchase_orders where number is not null
        union all select 'push', branch_id, number from pushes where number is not null
        union all select 'customer', branch_id, number from customers
        union all select 'lead', branch_id, number from leads
        union all select 'appointment', branch_id, number from appointments
        union all select 'order', branch_id, number from orders where number is not null
        union all select 'receipt', branch_id, number from receipts
      ), parts as materialized (
        select kind, branch_id, substring(number from '-([0-9]{2})-[0-9]+$')::int as year,
          substring(number from '-([0-9]+)$')::int as nth from issued
      ), given as (
        select kind, branch_id, year, count(distinct nth)::int as count from parts group by kind, branch_id, year
      )
      select coalesce(g.count, 0) as given, c.last, case when coalesce(g.count, 0) < c.last then (
        select array_agg(s.prefix || '-' || b.code || '-' || lpad((c.year % 100)::text, 2, '0') || '-'
          || lpad(m.nth::text, greatest(s.pad, length(m.nth::text)), '0') order by m.nth)
        from (select n.nth from generate_series(1, c.last) n (nth)
          where not exists (select from parts p where p.kind = c.kind and p.branch_id = c.branch_id
            and p.year = c.year % 100 and p.nth = n.nth) limit ${mostNamed}) m) end as missing
      from number_counters c
      join number_series s on s.kind = c.kind
      join branches b on b.id = c.branch_id
      left join given g on g.kind = c.kind and g.branch_id = c.branch_id and g.year = c.year % 100
      where c.kind in ('purchase-order', 'push', 'customer', 'lead', 'appointment', 'order', 'receipt')
      order by c.kind, b.code, c.year`);
    const gone = counters.flatMap(({ missing }) => missing ?? []).slice(0, mostNamed);
    await tx.insert(numberChecks).values({
      id: uuid(),
      numbers: counters.reduce((sum, { given }) => sum + given, 0),
      missing: counters.reduce((sum, { given, last }) => sum + Math.max(0, last - given), 0),
      named: await takersOf(tx, gone),
    });
    await tx.execute(sql`delete from number_checks where checked_at < now() - interval '90 days'`);
  });
}

async function takersOf(tx: Tx, numbers: readonly string[]): Promise<MissingNumber[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.execute<{ number: string; by: string; at: string }>(sql`
    select distinct on (l.after ->> 'number') l.after ->> 'number' as number, l.actor_name as by, l.at::text as at
    from audit_log l where l.after ->> 'number' = any (${sql.param([...numbers])}::text[])
    order by l.after ->> 'number', l.at`);
  return numbers.map((number) => {
    const known = rows.find((row) => row.number === number);
    return { number, by: known?.by ?? null, at: known?.at ?? null };
  });
}

/** The last time somebody looked; null in a company that is younger than an hour. */
export async function lastNumberCheck(tx: Tx) {
  const [check] = await tx
    .select()
    .from(numberChecks)
    .orderBy(desc(numberChecks.checkedAt))
    .limit(1);
  return check ?? null;
}
export type NumberCheck = NonNullable<Awaited<ReturnType<typeof lastNumberCheck>>>;
