import "server-only";
import { eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import type { meansKind } from "@/db/schema/pushes";
import { pushDeliveries } from "@/db/schema/pushes";
import type { Staff } from "@/lib/core/actor";
import { announce } from "@/lib/core/live";
import { Refusal } from "@/lib/core/refusal";
import type { LockedDelivery, LockedTarget } from "./locks";

/** 标记已发送: a message that a person carried. It stands among the others, with how, when and what. */
export async function writeByHand(
  tx: Tx,
  actor: Staff,
  { target, push }: LockedTarget,
  sent: { means: (typeof meansKind)[number]; at: Date; note: string },
): Promise<string> {
  if (!push.number || push.status === "draft" || push.status === "confirmed")
    throw new Refusal("pushes.not-submitted");
  const id = uuid();
  await tx.insert(pushDeliveries).values({
    ...{ id, targetId: target.id, branchId: target.branchId, revision: push.revision },
    purpose: push.status === "submitted" || push.status === "closed" ? "push" : "cancel",
    ...{ channel: "manual", means: sent.means, recipient: "", status: "sent" },
    ...{ sentAt: sent.at, note: sent.note, createdBy: actor.id },
  });
  await announce(tx, { topic: "document", id: push.id });
  return id;
}

/** 重试: at once, also while it waits for its next attempt. Never to a supplier who has answered (P7). */
export async function requeue(tx: Tx, { delivery, target, push }: LockedDelivery) {
  const asks = delivery.purpose === "push";
  const waits = delivery.status === "queued" && delivery.failure !== null;
  if (!waits && delivery.status !== "failed" && delivery.status !== "stopped")
    throw new Refusal("pushes.not-failed");
  if (asks && target.answer) throw new Refusal("pushes.already-answered");
  if (asks && (push.status !== "submitted" || push.revision !== delivery.revision))
    throw new Refusal("pushes.not-current");
  await tx
    .update(pushDeliveries)
    .set({ status: "queued", nextAttemptAt: sql`now()` })
    .where(eq(pushDeliveries.id, delivery.id));
  await announce(tx, { topic: "outbox" });
  await announce(tx, { topic: "document", id: push.id });
}

/** 停止重发: a person says that it is enough. */
export async function stop(tx: Tx, { delivery, push }: LockedDelivery) {
  if (delivery.status !== "queued" && delivery.status !== "failed")
    throw new Refusal("pushes.not-queued");
  await tx
    .update(pushDeliveries)
    .set({ status: "stopped", nextAttemptAt: null })
    .where(eq(pushDeliveries.id, delivery.id));
  await announce(tx, { topic: "document", id: push.id });
}
