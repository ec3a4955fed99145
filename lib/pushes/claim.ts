import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { announce } from "@/lib/core/live";
import type { ChannelKind } from "./channels/channel";
import type { PushContent } from "./content";

/** A delivery in the hands of one worker, until its lease ends. */
export type Claimed = {
  id: string;
  fence: number;
  attempt: number;
  startedAt: string;
  purpose: "push" | "cancel";
  channel: ChannelKind;
  recipient: string;
  revision: number;
  branchId: string;
  /** Who hears of it when it does not arrive. */
  senders: string[];
  pushId: string;
  number: string;
  supplier: string;
  /** Null: there is none, which no attempt will mend. */
  content: PushContent | null;
  /** Times it was taken since an ending was last written down, this one and 重试 not counted. */
  lost: number;
  place: { id: string; address: Buffer; secret: Buffer | null } | null;
  link: { id: string; tokenSealed: Buffer } | null;
};

/** Whether a message still makes sense: asked anew before each attempt (P7). */
const stopped = sql`case
  when d.purpose = 'cancel' then null
  when s.status <> 'active' then 'supplier-held'
  when t.answer is not null then 'answered'
  when p.status <> 'submitted' or p.revision <> d.revision then 'not-current' end`;

type Candidate = {
  id: string;
  push_id: string;
  attempts: number;
  stop: string | null;
  robot: boolean;
};

/**
 * Takes the next message that is due, if any: raises the fence, so that a worker which lost its lease
 * cannot write any more (INV-12, INV-13). An attempt that ended with its worker is written down as
 * unknown. Returns "none" when nothing is due, "stopped" when the message is no longer wanted.
 */
export async function claimNext(
  tx: Tx,
  lease: string,
  knowsRepeats: readonly string[],
): Promise<Claimed | "none" | "stopped"> {
  const [next] = await tx.execute<Candidate>(sql`
    select d.id, t.push_id, d.attempts, ${stopped} as stop,
      not d.channel = any (${sql.param([...knowsRepeats])}::text[]) as robot
    from push_deliveries d
    join push_targets t on t.id = d.target_id
    join pushes p on p.id = t.push_id
    join suppliers s on s.id = t.supplier_id
    where d.status = 'queued' and d.channel not in ('inbox', 'manual') and d.next_attempt_at <= now()
      and (d.lease_until is null or d.lease_until < now())
    order by d.next_attempt_at
    limit 1 for update of d skip locked`);
  if (!next) return "none";
  const lost = await closeLostAttempt(tx, next, lease);
  if (next.stop) {
    await tx.execute(sql`
      update push_deliveries set status = 'stopped', failure = ${next.stop}, failure_detail = null,
        next_attempt_at = null, lease_until = null, fence = fence + 1, maybe_twice = maybe_twice or ${lost}
      where id = ${next.id}`);
    await announce(tx, { topic: "document", id: next.push_id });
    return "stopped";
  }
  await tx.execute(sql`
    update push_deliveries set fence = fence + 1, attempts = attempts + 1,
      lease_until = now() + ${lease}::interval, maybe_twice = maybe_twice or ${lost}
    where id = ${next.id}`);
  return readClaimed(tx, next.id);
}

/** The worker died with the message in its hands: it may have left, it may not. */
async function closeLostAttempt(
  tx: Tx,
  { id, attempts, robot }: Candidate,
  lease: string,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into push_attempts (delivery_id, branch_id, seq, started_at, outcome, failure)
    select d.id, d.branch_id, d.attempts, d.lease_until - ${lease}::interval, 'unknown', 'interrupted'
    from push_deliveries d
    where d.id = ${id} and d.attempts = ${attempts} and d.attempts > 0 and d.lease_until is not null
    on conflict (delivery_id, seq) do nothing
    returning 1`);
  return rows.length > 0 && robot;
}

/** The author, and who pressed 提交 in his place; who approved what was pushed by itself sent nothing. */
const senders = sql`array(
  select p.author_id union select d.created_by where not exists (
    select from push_moves m where m.push_id = p.id and m.revision = d.revision
      and m.move = 'confirm' and m.reason = 'auto' and m.actor_id = d.created_by))`;

/** Claims that came to no ending, by what the attempts say; 重试 asks for one more each time. */
const lost = sql`d.attempts - 1 - coalesce((select max(a.seq) from push_attempts a
    where a.delivery_id = d.id and a.failure is distinct from 'interrupted'), 0)
  - (select count(*) from push_delivery_moves m where m.delivery_id = d.id and m.move = 'retry')::int`;

type Row = Omit<Claimed, "place" | "link"> & {
  channelId: string | null;
  address: Buffer | null;
  secret: Buffer | null;
  linkId: string | null;
  token: Buffer | null;
};

async function readClaimed(tx: Tx, id: string): Promise<Claimed> {
  const [row] = await tx.execute<Row>(sql`
    select d.id, d.fence, d.attempts as attempt, ${lost} as lost, now()::text as "startedAt", d.purpose, d.channel, d.recipient,
      d.revision, d.branch_id as "branchId", ${senders} as senders, t.push_id as "pushId",
      coalesce(p.number, p.draft_name) || '-' || t.suffix as number, s.name as supplier, v.content,
      c.id as "channelId", c.address_sealed as address, c.secret_sealed as secret,
      l.id as "linkId", l.token_sealed as token
    from push_deliveries d
    join push_targets t on t.id = d.target_id
    join pushes p on p.id = t.push_id
    join suppliers s on s.id = t.supplier_id
    left join lateral (
      select r.content from push_revisions r where r.target_id = d.target_id and r.revision <= d.revision
      order by r.revision desc limit 1) v on true
    left join supplier_channels c on c.id = d.channel_id and c.active
    -- The same link on every attempt, as long as it lives (L-02).
    left join lateral (
      select k.id, k.token_sealed from push_links k
      where k.target_id = d.target_id and k.token_sealed is not null and k.expires_at > now()
      order by k.revision = d.revision desc, k.revision desc, k.created_at, k.id limit 1) l on true
    where d.id = ${id}`);
  if (!row) throw new Error("a claimed delivery has gone");
  const { channelId, address, secret, linkId, token, ...rest } = row;
  return {
    ...rest,
    place: channelId && address ? { id: channelId, address, secret } : null,
    link: linkId && token ? { id: linkId, tokenSealed: token } : null,
  };
}
