import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { announce } from "@/lib/core/live";
import { notify } from "@/lib/inbox/writes";
import type { Failure } from "./channels/channel";
import type { Claimed } from "./claim";

export type Ending =
  | { kind: "sent"; detail?: string }
  | {
      kind: "retry" | "failed" | "unknown";
      failure: Failure | "channel-gone" | "link-ended" | "no-content" | "our-fault" | "unrecorded";
      detail?: string;
    };

/** After the first, second … failed attempt (P7). When there is no further wait, it has failed. */
const waits = ["1 minute", "5 minutes", "30 minutes", "2 hours", "12 hours"];

/**
 * Writes down how an attempt ended: once, and only by the worker that still holds the message. False
 * when somebody else took it over meanwhile.
 */
export async function recordEnding(
  tx: Tx,
  claimed: Claimed,
  ending: Ending,
  repeatsShow: boolean,
): Promise<boolean> {
  const { id, fence, attempt } = claimed;
  const [held] = await tx.execute<{ status: string }>(
    sql`select status from push_deliveries where id = ${id} and fence = ${fence} for update`,
  );
  if (!held || (held.status !== "queued" && held.status !== "stopped")) return false;
  const [failure, detail] =
    ending.kind === "sent"
      ? [null, ending.detail ?? null]
      : [ending.failure, ending.detail ?? null];
  // Given up before it was tried: there is no attempt to write down, which is what went wrong each time.
  const untried = failure === "unrecorded";
  if (!untried)
    await tx.execute(sql`
    insert into push_attempts (delivery_id, branch_id, seq, started_at, outcome, failure, detail)
    values (${id}, ${claimed.branchId}, ${attempt}, ${claimed.startedAt}::timestamptz, ${ending.kind}, ${failure}, ${detail})`);
  const wait =
    ending.kind === "failed" ? undefined : waits[attempt - 1 - (await retriesOf(tx, id))];
  const status = statusAfter(ending, held.status, wait);
  await tx.execute(sql`
    update push_deliveries set status = ${status}, failure = ${failure}, failure_detail = ${detail}, lease_until = null,
      attempts = attempts - ${untried ? 1 : 0},
      maybe_twice = maybe_twice or ${ending.kind === "unknown" && repeatsShow},
      sent_at = case when ${status === "sent"} then clock_timestamp() end,
      next_attempt_at = case when ${status === "queued"} then now() + ${wait ?? "0"}::interval end
    where id = ${id}`);
  if (status === "failed") await tellSenders(tx, claimed, untried ? "unrecorded" : "undelivered");
  await announce(tx, { topic: "document", id: claimed.pushId });
  return true;
}

/** 重试 is one attempt more: it does not use up a wait. */
async function retriesOf(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from push_delivery_moves where delivery_id = ${id} and move = 'retry'`);
  return row?.count ?? 0;
}

/** Who stopped a message that had already left sees the truth: it was sent. */
function statusAfter(ending: Ending, held: string, wait: string | undefined) {
  if (ending.kind === "sent") return "sent";
  if (held === "stopped") return "stopped";
  return wait ? "queued" : "failed";
}

const tellSenders = (
  tx: Tx,
  { senders, number, supplier, recipient, pushId }: Claimed,
  what: "undelivered" | "unrecorded",
) =>
  notify(tx, {
    people: senders,
    message: `pushes.${what}`,
    params: { number, supplier, recipient },
    meaning: "wrong",
    document: "push",
    documentId: pushId,
  });
