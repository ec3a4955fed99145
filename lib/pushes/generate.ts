import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { purchaseOrderRevisions } from "@/db/schema/purchase-orders";
import { pushes, pushLines, pushQuantities, pushTargets } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import type { Staff } from "@/lib/core/actor";
import { announce } from "@/lib/core/live";
import { Refusal } from "@/lib/core/refusal";
import { addDays, type Day, dayIn } from "@/lib/core/time";
import type { StoredLine } from "@/lib/purchase-orders/content";
import { draftNameOf, summaryOf } from "@/lib/purchase-orders/rules";
import type { LockedOrder } from "@/lib/purchase-orders/writes";
import { rememberPush } from "./draft";
import { offersOf } from "./known";
import { recordMove } from "./moved";
import { suffixOf } from "./rules";
import type { PushRow } from "./whole";

export type Approved = LockedOrder & { lines: StoredLine[]; contentHash: Buffer };
export type Generated = { id: string; fresh: boolean };

/**
 * 生成推单: fills a push from an approved order, so that nothing is typed twice. The caller holds the
 * order, so a second press finds the first one's push. After 变更 the same push is filled anew.
 */
export async function fillFromOrder(
  tx: Tx,
  actor: Staff,
  approved: Approved,
  authorId: string,
): Promise<Generated> {
  const { order, contentHash } = approved;
  const live = await livePushOf(tx, order.id);
  if (!live) return { id: await begin(tx, actor, approved, authorId), fresh: true };
  if (live.status !== "draft" && live.status !== "confirmed") return { id: live.id, fresh: false };
  if (live.orderHash?.equals(contentHash)) return { id: live.id, fresh: false };
  const [target] = await tx
    .select({ id: pushTargets.id, supplierId: pushTargets.supplierId, name: suppliers.name })
    .from(pushTargets)
    .innerJoin(suppliers, eq(suppliers.id, pushTargets.supplierId))
    .where(eq(pushTargets.pushId, live.id));
  if (!target) throw new Error("a push of an order has no target");
  if (target.supplierId !== approved.order.supplierId)
    throw new Refusal("pushes.goes-to-another", { name: target.name });
  const [after] = await tx
    .update(pushes)
    .set({
      ...(await headOf(tx, approved)),
      ...(await newNotes(tx, approved)),
      ...{ ...unconfirmed, orderHash: contentHash },
    })
    .where(eq(pushes.id, live.id))
    .returning();
  await tx.delete(pushQuantities).where(eq(pushQuantities.pushId, live.id));
  await tx.delete(pushLines).where(eq(pushLines.pushId, live.id));
  await fill(tx, after ?? live, target.id, approved);
  return { id: live.id, fresh: true };
}

/** The push of an order that is not cancelled or superseded; locked. */
export async function livePushOf(tx: Tx, orderId: string): Promise<PushRow | undefined> {
  const [live] = await tx
    .select()
    .from(pushes)
    .where(and(eq(pushes.orderId, orderId), notInArray(pushes.status, ["cancelled", "superseded"])))
    .for("update");
  return live;
}

/** Every change takes the confirmation away (P3). */
export const unconfirmed = {
  status: "draft",
  confirmedBy: null,
  confirmedAt: null,
  confirmedHash: null,
  changedAt: sql`now()`,
  version: sql`version + 1`,
} as const;

async function begin(tx: Tx, actor: Staff, approved: Approved, authorId: string): Promise<string> {
  const { order, supplier, contentHash } = approved;
  const id = uuid();
  const [push] = await tx
    .insert(pushes)
    .values({
      ...{ id, branchId: order.branchId, authorId, orderId: order.id, orderHash: contentHash },
      ...{ draftName: draftNameOf(id), notes: order.notes, shipTo: await addressOf(tx, order) },
      ...(await headOf(tx, approved)),
    })
    .returning();
  if (!push) throw new Error("a push was not written");
  const targetId = uuid();
  await tx.insert(pushTargets).values({
    ...{ id: targetId, pushId: id, branchId: order.branchId, suffix: suffixOf(0) },
    ...{ kind: "supplier", supplierId: supplier.id },
  });
  await recordMove(tx, push, { move: "generate", from: "draft", to: "draft", actorId: actor.id });
  await fill(tx, push, targetId, approved);
  return id;
}

async function fill(
  tx: Tx,
  push: PushRow,
  targetId: string,
  { order, supplier, lines }: Approved,
): Promise<void> {
  const { id: pushId, branchId } = push;
  await tx.insert(pushLines).values(
    lines.map(({ seq, productId, name, spec, unit, expectedOn }) => ({
      ...{ pushId, branchId, seq, orderLineSeq: seq, productId, name, spec, unit },
      dueOn: expectedOn ?? push.dueOn,
    })),
  );
  await tx.insert(pushQuantities).values(
    lines.map(({ seq, quantity, supplierSku, unitPrice, discount }) => ({
      ...{ pushId, branchId, seq, targetId, quantity, supplierSku, unitPrice, discount },
    })),
  );
  await rememberPush(
    tx,
    push,
    [supplier],
    [
      ...[push.draftName, order.number ?? "", supplier.code],
      ...lines.flatMap(({ name, supplierSku }) => [name, supplierSku]),
    ],
  );
  await announce(tx, { topic: "document", id: pushId });
  await announce(tx, { topic: "document", id: order.id });
}

/** When: the order's day, or the longest lead time of its goods from today. */
async function headOf(tx: Tx, { order, supplier, lines, zone }: Approved) {
  const days = lines.flatMap(({ expectedOn }) => expectedOn ?? []).sort();
  const dueOn = order.expectedOn ?? days.at(-1) ?? (await earliest(tx, supplier, lines, zone));
  return { dueOn, summary: summaryOf(lines) };
}

async function earliest(
  tx: Tx,
  supplier: Approved["supplier"],
  lines: readonly StoredLine[],
  zone: string,
): Promise<Day> {
  const today = dayIn(zone);
  const productIds = lines.flatMap(({ productId }) => productId ?? []);
  const offers = await offersOf(tx, [supplier.id], productIds, today);
  const days = lines.map(
    ({ productId, quantity }) =>
      offers({ supplierId: supplier.id, productId, quantity })?.leadDays || supplier.leadDays,
  );
  return addDays(today, Math.max(...days) || aWeek);
}

/** Where nobody has said how long the goods take. */
const aWeek = 7;

/** Where to: the branch's address, as long as the buyer says nothing else. */
async function addressOf(tx: Tx, { branchId }: Approved["order"]): Promise<string> {
  const [branch] = await tx
    .select({ name: branches.name, address: branches.address })
    .from(branches)
    .where(eq(branches.id, branchId));
  return branch?.address || branch?.name || "";
}

/**
 * What the order says anew reaches the supplier. When it says what it always said, the buyer's own
 * words on the push stay.
 */
async function newNotes(tx: Tx, { order }: Approved): Promise<{ notes?: string }> {
  const said = await tx
    .selectDistinct({ notes: sql<string>`${purchaseOrderRevisions.content} ->> 'notes'` })
    .from(purchaseOrderRevisions)
    .where(eq(purchaseOrderRevisions.orderId, order.id));
  return said.length > 1 ? { notes: order.notes } : {};
}
