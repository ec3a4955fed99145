import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { pushes, pushTargets } from "@/db/schema/pushes";
import type { Permission, Staff } from "@/lib/core/actor";
import type { Trace } from "@/lib/core/audit";
import { announce } from "@/lib/core/live";
import { step } from "@/lib/core/machine";
import { notify } from "@/lib/inbox/writes";
import { assertApproved } from "@/lib/purchase-orders/writes";
import { endPush } from "./ending";
import { fillFromOrder, livePushOf, unconfirmed } from "./generate";
import type { Minted } from "./links";
import { recordMove } from "./moved";
import { stopQueued } from "./outbox";
import { moves } from "./states";
import { submitWhole } from "./submission";
import { type Warning, warningsOf } from "./warnings";
import { type PushRow, type WholePush, wholePush } from "./whole";

/**
 * 审核后自动推送: fills, confirms and submits the push of an order in the transaction of its last
 * approval; the approved content is the confirmation. `may` is the right by which the approver holds
 * the order; `links` come from mintLinks(1) in the act's prepare. When the supplier cannot be pushed
 * to, or only by hand, the approval stands and the author is told.
 */
export async function autoPush(
  tx: Tx,
  actor: Staff,
  call: {
    orderId: string;
    may: Permission;
    links: readonly Minted[];
    trace: (one: Trace) => Promise<void>;
  },
): Promise<{ id: string; number: string | null } | null> {
  const approved = await assertApproved(tx, actor, call.may, call.orderId);
  const { order, supplier } = approved;
  const told = { people: [order.authorId], meaning: "wrong" } as const;
  if (supplier.status !== "active") {
    const params = { number: order.number ?? order.draftName, supplier: supplier.name };
    const about = { document: "purchase-order", documentId: order.id };
    await notify(tx, { ...told, ...about, message: "pushes.inbox-not-pushed", params });
    return null;
  }
  const { id } = await fillFromOrder(tx, actor, approved, order.authorId);
  const filled = await wholePush(tx, id);
  if (!filled || (filled.push.status !== "draft" && filled.push.status !== "confirmed"))
    return filled && { id, number: filled.push.number };
  const warnings = await warningsOf(tx, filled);
  await confirmWhole(tx, actor, filled, warnings, "auto");
  const whole = await wholePush(tx, id);
  if (!whole) throw new Error("the push that was just filled is not there");
  const { number } = await submitWhole(tx, actor, whole, call.links);
  if (number && warnings.some(({ code }) => code === "pushes.warn-no-channel")) {
    const params = { number, supplier: supplier.name };
    const about = { document: "push", documentId: id };
    await notify(tx, { ...told, ...about, message: "pushes.inbox-by-hand", params });
  }
  await call.trace({
    ...{ act: "pushes.auto-push", document: "push", id, branchId: order.branchId },
    after: { number, orderId: order.id },
  });
  return { id, number };
}

/** Writes who read it back, what it said, and which warnings stood there (P3, P4). */
export async function confirmWhole(
  tx: Tx,
  actor: Staff,
  whole: WholePush,
  warnings: readonly Warning[],
  reason = "",
): Promise<void> {
  const { push } = whole;
  const status = step(moves, push.status, "confirm");
  await tx
    .update(pushes)
    .set({
      ...{ status, confirmedBy: actor.id, confirmedAt: sql`now()`, confirmedHash: whole.hash },
      ...{ changedAt: sql`now()`, version: sql`version + 1` },
    })
    .where(eq(pushes.id, push.id));
  await recordMove(tx, push, {
    ...{ move: "confirm", from: push.status, to: status, actorId: actor.id, reason },
    // Once each: what is true of a product is not said again for every target.
    seen: [
      ...new Map(
        warnings.map(({ code, params }) => [JSON.stringify([code, params]), { code, params }]),
      ).values(),
    ],
  });
}

/**
 * 变更 of an order whose push is out: the same push, next revision, back to draft; 生成推单 fills it
 * again once the new content is approved. What has not gone out yet is stopped.
 */
export async function reviseForOrder(
  tx: Tx,
  actor: Staff,
  orderId: string,
  reason: string,
): Promise<void> {
  const live = await livePushOf(tx, orderId);
  if (live) await revisePush(tx, actor, live, reason, null);
}

/** Cancelling an order cancels its push, done or not; whoever got it is told. */
export async function cancelForOrder(
  tx: Tx,
  actor: Staff,
  orderId: string,
  reason: string,
): Promise<void> {
  const live = await livePushOf(tx, orderId);
  if (live) await endPush(tx, actor, live, { move: "cancel", reason });
}

/** Opens a push to be written again; one that was out becomes its next revision. */
export async function revisePush(
  tx: Tx,
  actor: Staff,
  push: PushRow,
  reason: string,
  orderHash: Buffer | null,
): Promise<void> {
  const wasOut = push.status === "submitted" || push.status === "closed";
  const status = step(moves, push.status, wasOut ? "revise" : "change");
  if (wasOut) {
    const targets = await tx
      .select({ id: pushTargets.id })
      .from(pushTargets)
      .where(eq(pushTargets.pushId, push.id));
    await stopQueued(
      tx,
      targets.map(({ id }) => id),
    );
  }
  const revision = push.revision + (wasOut ? 1 : 0);
  await tx
    .update(pushes)
    .set({ ...unconfirmed, status, revision, orderHash, endedAt: null, endReason: "" })
    .where(eq(pushes.id, push.id));
  if (wasOut)
    await recordMove(
      tx,
      { ...push, revision },
      {
        ...{ move: "revise", from: push.status, to: status, actorId: actor.id, reason },
      },
    );
  await announce(tx, { topic: "document", id: push.id });
}
