import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { inboxMembers } from "@/db/schema/inbox";
import { pushDeliveries, pushes, pushTargets } from "@/db/schema/pushes";
import { authored, type Staff } from "@/lib/core/actor";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { write } from "./access";
import { type PushRow, type WholePush, wholePush } from "./whole";

/** The push, locked until the transaction ends; outside the actor's scope it does not exist. */
export async function lockPush(tx: Tx, actor: Staff, id: string): Promise<PushRow> {
  const [push] = await tx.select().from(pushes).where(eq(pushes.id, id)).for("update");
  if (!push) throw new Refusal("core.gone");
  mustReach(actor, write, authored(push));
  return push;
}

export async function lockWhole(tx: Tx, actor: Staff, id: string): Promise<WholePush> {
  await lockPush(tx, actor, id);
  const whole = await wholePush(tx, id);
  if (!whole) throw new Refusal("core.gone");
  return whole;
}

const targetWithPush = (tx: Tx, targetId: string) =>
  tx
    .select({ target: pushTargets, push: pushes })
    .from(pushTargets)
    .innerJoin(pushes, eq(pushes.id, pushTargets.pushId))
    .where(eq(pushTargets.id, targetId))
    .for("update", { of: pushTargets });
export type LockedTarget = Awaited<ReturnType<typeof targetWithPush>>[number];

/** A child, locked, for who may write its push. */
export async function lockTarget(tx: Tx, actor: Staff, targetId: string): Promise<LockedTarget> {
  const [found] = await targetWithPush(tx, targetId);
  if (!found) throw new Refusal("core.gone");
  mustReach(actor, write, authored(found.push));
  return found;
}

/** A child, locked, for who is in its inbox: membership is the right, whatever the role. */
export async function lockOwnTarget(tx: Tx, actor: Staff, targetId: string): Promise<LockedTarget> {
  const [found] = await targetWithPush(tx, targetId);
  const placeId = found?.target.placeId;
  const [member] = placeId
    ? await tx
        .select({ id: inboxMembers.personId })
        .from(inboxMembers)
        .where(and(eq(inboxMembers.placeId, placeId), eq(inboxMembers.personId, actor.id)))
    : [];
  if (!found || !member) throw new Refusal("core.gone");
  return found;
}

/** A message with its push, locked, for who may write that push. */
export async function lockDelivery(tx: Tx, actor: Staff, id: string) {
  const [found] = await tx
    .select({ delivery: pushDeliveries, target: pushTargets, push: pushes })
    .from(pushDeliveries)
    .innerJoin(pushTargets, eq(pushTargets.id, pushDeliveries.targetId))
    .innerJoin(pushes, eq(pushes.id, pushTargets.pushId))
    .where(eq(pushDeliveries.id, id))
    .for("update", { of: pushDeliveries });
  if (!found) throw new Refusal("core.gone");
  mustReach(actor, write, authored(found.push));
  return found;
}
export type LockedDelivery = Awaited<ReturnType<typeof lockDelivery>>;
