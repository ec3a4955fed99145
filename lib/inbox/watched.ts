import "server-only";
import { sql } from "drizzle-orm";
import type { Staff } from "@/lib/core/actor";
import { reading, within } from "@/lib/core/guard";
import { read as readOrders } from "@/lib/purchase-orders/access";
import { read as readPushes } from "@/lib/pushes/access";

/** Of these documents the ones that this person may see: of the others he does not hear (PM-07). */
export async function listWatched(actor: Staff, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const asked = sql`any (${sql.param([...ids])}::uuid[])`;
  const columns = { branch: sql`d.branch_id`, owner: sql`d.author_id` };
  const rows = await reading(actor, (tx) =>
    tx.execute<{ id: string }>(sql`
      select d.id from purchase_orders d
      where d.id = ${asked} and ${within(actor, readOrders, columns) ?? sql`true`}
      union all
      select d.id from pushes d
      where d.id = ${asked} and (${within(actor, readPushes, columns) ?? sql`true`} or exists (
        select from push_targets t join inbox_members m on m.place_id = t.place_id
        where t.push_id = d.id and m.person_id = ${actor.id}))`),
  );
  return new Set(rows.map(({ id }) => id));
}
