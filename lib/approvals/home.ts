import "server-only";
import { sql } from "drizzle-orm";
import { can } from "@/lib/core/actor";
import type { HomeRead, Waiting } from "@/lib/core/module";
import { approve } from "@/lib/purchase-orders/access";
import { waitsFor } from "./waiting";

/** How many documents wait for this person's decision; red when one of them is past its time. */
export const waits: HomeRead<Waiting> = async (tx, actor, { branchId }) => {
  if (!can(actor, approve)) return { count: 0 };
  const here = branchId ? sql`and s.branch_id = ${branchId}` : sql``;
  const [row] = await tx.execute<{ count: number; hot: boolean | null }>(sql`
    select count(*)::int as count, bool_or(late) as hot from (
      select s.due_at < now() as late from approval_steps s
      join approval_requests r on r.id = s.request_id and r.status = 'open'
      where ${waitsFor(actor, approve)} ${here} limit 100) n`);
  return { count: row?.count ?? 0, hot: row?.hot ?? false };
};
