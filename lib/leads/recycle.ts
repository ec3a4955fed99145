import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, withTx } from "@/db";
import type { Job } from "@/lib/core/actor";
import { writeTrace } from "@/lib/core/audit";
import { contextOf } from "@/lib/core/guard";
import type { Task } from "@/lib/core/queue";
import { notify } from "@/lib/inbox/writes";
import { rememberLead } from "./writes";

const batch = 200;

type Due = { id: string; branch_id: string; name: string; owner_id: string; status: string };

/** When it goes into the pool: so long after the last talk, or after it was given to somebody. */
const goesAt = sql`least(greatest(l.owned_at, coalesce(l.followed_at, l.owned_at)) + make_interval(days => r.follow_days),
  l.owned_at + make_interval(days => r.settle_days))`;
const idle = sql`leads l join lead_rules r on r.branch_id = l.branch_id
  where l.status in ('assigned', 'contacted')`;

/**
 * 回收: what nobody follows goes back into the pool, and its owner is told before. Protection that has
 * run out guards no number any more. Each batch claims its rows, so two servers do not meet.
 */
export async function recycleLeads(as: Job): Promise<void> {
  await withTx(contextOf(as), async (tx) => {
    await tx.execute(sql`
      update lead_contacts c set guarded = false from leads l
      where l.id = c.lead_id and c.guarded and l.protected_until <= now()`);
  });
  await inBatches(as, warn);
  await inBatches(as, recycle);
}

async function inBatches(as: Job, some: (tx: Tx, as: Job) => Promise<number>): Promise<void> {
  while ((await withTx(contextOf(as), (tx) => some(tx, as))) === batch);
}

async function warn(tx: Tx): Promise<number> {
  const rows = await tx.execute<Due & { days: number }>(sql`
    select l.id, l.branch_id, l.name, l.owner_id, l.status, r.warn_days as days from ${idle}
      and l.warned_at is null and r.warn_days > 0
      and ${goesAt} <= now() + make_interval(days => r.warn_days) and ${goesAt} > now()
    order by l.id limit ${batch} for update of l skip locked`);
  for (const { id, name, owner_id, days } of rows) {
    await tx.execute(sql`update leads set warned_at = now() where id = ${id}`);
    await notify(tx, {
      ...{ people: [owner_id], message: "leads.pool-is-near", meaning: "waiting" },
      ...{ params: { lead: name, days }, document: "lead", documentId: id },
    });
  }
  return rows.length;
}

async function recycle(tx: Tx, as: Job): Promise<number> {
  const rows = await tx.execute<Due>(sql`
    select l.id, l.branch_id, l.name, l.owner_id, l.status from ${idle} and ${goesAt} <= now()
    order by l.id limit ${batch} for update of l skip locked`);
  for (const { id, branch_id, name, owner_id, status } of rows) {
    await tx.execute(sql`update leads set status = 'pool', owner_id = null where id = ${id}`);
    await rememberLead(tx, id);
    await writeTrace(tx, as, request, {
      ...{ act: "leads.recycle", document: "lead", id, branchId: branch_id },
      before: { status, ownerId: owner_id },
      after: { status: "pool", ownerId: null },
    });
    await notify(tx, {
      ...{ people: [owner_id], message: "leads.went-to-pool", meaning: "wrong" },
      ...{ params: { lead: name }, document: "lead", documentId: id },
    });
  }
  return rows.length;
}

const request = { id: "leads.recycle", network: "" };

export const tasks: readonly Task[] = [
  { name: "leads.recycle", cron: "*/15 * * * *", run: recycleLeads },
];
