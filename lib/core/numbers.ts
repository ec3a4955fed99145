import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/**
 * The next official number, such as PO-XM01-26-000123: kind, branch, year in the branch's zone,
 * running number (N3). Call it last: it locks the counter until the transaction ends (INV-10).
 */
export async function nextNumber(tx: Tx, kind: string, branchId: string): Promise<string> {
  const [row] = await tx.execute<{ number: string }>(sql`
    with place as (
      select b.id, b.code, extract(year from now() at time zone b.zone)::int as year, s.prefix, s.pad
      from branches b, number_series s where b.id = ${branchId} and s.kind = ${kind}
    ), counter as (
      insert into number_counters (kind, branch_id, year, last)
      select ${kind}, id, year, 1 from place
      on conflict (kind, branch_id, year) do update set last = number_counters.last + 1
      returning last
    )
    select place.prefix || '-' || place.code || '-' || lpad((place.year % 100)::text, 2, '0') || '-'
      || lpad(counter.last::text, greatest(place.pad, length(counter.last::text)), '0') as number
    from place, counter`);
  if (!row) throw new Error(`no number series of kind ${kind} for this branch`);
  return row.number;
}
