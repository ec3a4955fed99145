import "server-only";
import { sql } from "drizzle-orm";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import type { Day } from "@/lib/core/time";
import { read } from "./access";
import { jobsIn } from "./queries";

/** One job for whoever has a stage of it, or sees them all; null when there is none in reach. */
export async function getJob(actor: Staff, id: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [row] = await tx.execute<{
      branch_id: string;
      customer: string;
      package: string;
      name: string;
      promised_on: Day;
    }>(sql`
      select j.branch_id, o.customer_name as customer, v.content ->> 'name' as package,
        coalesce(o.number, o.draft_name) as name, j.promised_on::text as promised_on
      from jobs j join orders o on o.id = j.order_id
      join package_versions v on v.package_id = o.package_id and v.version = o.package_version
      where j.id = ${id}`);
    const [job] = row ? await jobsIn(tx, actor, sql`j.id = ${id}`) : [];
    if (!row || !job) return null;
    return {
      ...job,
      branchId: row.branch_id,
      customer: row.customer,
      package: row.package,
      order: row.name,
      promisedOn: row.promised_on,
    };
  });
}
