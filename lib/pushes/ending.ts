import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { pushes, pushTargets } from "@/db/schema/pushes";
import type { Staff } from "@/lib/core/actor";
import { announce } from "@/lib/core/live";
import { step } from "@/lib/core/machine";
import { recordMove } from "./moved";
import { queueNotices, stopQueued } from "./outbox";
import { moves } from "./states";
import type { PushRow } from "./whole";

/**
 * Ends a push for good: cancelled, or superseded by another. Whoever may have got it is told. Its links
 * live on until they expire and show only that it is off (L-15).
 */
export async function endPush(
  tx: Tx,
  actor: Staff,
  push: PushRow,
  { move, reason }: { move: "cancel" | "supersede"; reason: string },
): Promise<void> {
  const status = step(moves, push.status, move);
  await tx
    .update(pushes)
    .set({
      ...{ status, endReason: reason, endedAt: sql`now()` },
      ...{ changedAt: sql`now()`, version: sql`version + 1` },
    })
    .where(eq(pushes.id, push.id));
  await recordMove(tx, push, { move, from: push.status, to: status, actorId: actor.id, reason });
  if (push.number) {
    const [branch] = await tx
      .select({ name: branches.name })
      .from(branches)
      .where(eq(branches.id, push.branchId));
    const from = `${branch?.name ?? ""} ${actor.name}`.trim();
    const sending = { push, number: push.number, from, actorId: actor.id };
    // A child that became an order was told so when it did.
    const targets = await tx
      .select()
      .from(pushTargets)
      .where(and(eq(pushTargets.pushId, push.id), isNull(pushTargets.becameOrderId)));
    await queueNotices(tx, sending, targets, reason);
  }
  await announce(tx, { topic: "document", id: push.id });
}

/** 完成: what was asked for is done; what is still in the queue need not go out. */
export async function closeOne(tx: Tx, actor: Staff, push: PushRow, reason: string): Promise<void> {
  const status = step(moves, push.status, "close");
  const targets = await tx
    .select({ id: pushTargets.id })
    .from(pushTargets)
    .where(eq(pushTargets.pushId, push.id));
  await stopQueued(
    tx,
    targets.map(({ id }) => id),
  );
  await tx
    .update(pushes)
    .set({
      ...{ status, endReason: reason, endedAt: sql`now()` },
      ...{ changedAt: sql`now()`, version: sql`version + 1` },
    })
    .where(eq(pushes.id, push.id));
  await recordMove(tx, push, {
    ...{ move: "close", from: push.status, to: status, actorId: actor.id, reason },
  });
  await announce(tx, { topic: "document", id: push.id });
}
