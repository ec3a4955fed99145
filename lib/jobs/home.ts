import "server-only";
import { sql } from "drizzle-orm";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import type { HomeRead, Waiting } from "@/lib/core/module";
import { dayIn } from "@/lib/core/time";
import { work } from "./access";

/** What stands at a stage that is this person's; red when one of them breaks its promise. */
export const waits: HomeRead<Waiting> = async (tx, actor) => {
  if (!can(actor, work)) return { count: 0 };
  const today = dayIn(zoneOf(actor));
  const [row] = await tx.execute<{ count: number; hot: boolean | null }>(sql`
    select count(*)::int as count, bool_or(late) as hot from (
      select j.latest_on < ${today}::date or coalesce(j.latest_on < j.expected_on, false) as late
      from jobs j where j.assignee_id = ${actor.id} and j.is_open and j.stage is not null limit 100) n`);
  return { count: row?.count ?? 0, hot: row?.hot ?? false };
};
