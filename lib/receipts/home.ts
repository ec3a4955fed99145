import "server-only";
import { sql } from "drizzle-orm";
import { can } from "@/lib/core/actor";
import { among, within } from "@/lib/core/guard";
import type { HomeRead, Waiting } from "@/lib/core/module";
import { verify } from "./access";

/** Receipts that this person can verify: not those he took himself. Red once one is a day old. */
export const waits: HomeRead<Waiting> = async (tx, actor, { branchId }) => {
  if (!can(actor, verify)) return { count: 0 };
  const where = sql.join(
    [
      sql`r.verified_at is null and r.received_by <> ${actor.id}`,
      within(actor, verify, { branch: sql`r.branch_id` }) ?? sql`true`,
      among(sql`r.branch_id`, branchId ? [branchId] : []) ?? sql`true`,
    ],
    sql` and `,
  );
  const [row] = await tx.execute<{ count: number; hot: boolean | null }>(sql`
    select count(*)::int as count, bool_or(old) as hot from (
      select r.created_at < now() - interval '1 day' as old from receipts r where ${where} limit 100) n`);
  return { count: row?.count ?? 0, hot: row?.hot ?? false };
};
