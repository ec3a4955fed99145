import "server-only";
import { sql } from "drizzle-orm";
import { can } from "@/lib/core/actor";
import { among, within } from "@/lib/core/guard";
import type { HomeRead, Waiting } from "@/lib/core/module";
import { override } from "./access";

/** Discounts that wait for this person's word: not on orders of his own. */
export const waits: HomeRead<Waiting> = async (tx, actor, { branchId }) => {
  if (!can(actor, override)) return { count: 0 };
  const where = sql.join(
    [
      sql`o.status = 'draft' and o.discount > 0 and o.approved_discount is distinct from o.discount`,
      sql`o.owner_id <> ${actor.id}`,
      within(actor, override, { branch: sql`o.branch_id` }) ?? sql`true`,
      among(sql`o.branch_id`, branchId ? [branchId] : []) ?? sql`true`,
    ],
    sql` and `,
  );
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from orders o where ${where} limit 100) n`,
  );
  return { count: row?.count ?? 0 };
};
