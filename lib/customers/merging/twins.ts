import "server-only";
import { sql } from "drizzle-orm";
import { withTx } from "@/db";
import type { Job } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import type { Task } from "@/lib/core/queue";

/**
 * Files that may be one household: they share a number, or the name and the wedding day. A pair that was
 * looked at stays as it is. Twice at once finds the same pairs once.
 */
export async function findTwins(as: Job): Promise<void> {
  await withTx(contextOf(as), (tx) =>
    tx.execute(sql`
      insert into customer_twins (id, branch_id, one_id, other_id, why)
      select uuidv7(), t.branch_id, t.one, t.other, min(t.why) from (
        select c.branch_id, c.id as one, o.id as other, 'number' as why from customer_contacts k
        join customer_contacts p on p.value_hash = k.value_hash and p.branch_id = k.branch_id
          and p.customer_id > k.customer_id and p.active
        join customers c on c.id = k.customer_id join customers o on o.id = p.customer_id where k.active
          and c.merged_into_id is null and o.merged_into_id is null
        union
        select c.branch_id, c.id, o.id, 'name' from customers c
        join customers o on o.branch_id = c.branch_id and o.name = c.name
          and o.wedding_on = c.wedding_on and o.id > c.id
        where c.merged_into_id is null and o.merged_into_id is null) t
      group by t.branch_id, t.one, t.other
      on conflict (one_id, other_id) do nothing`),
  );
}

export const tasks: readonly Task[] = [
  { name: "customers.find-twins", cron: "40 18 * * *", run: findTwins },
];
