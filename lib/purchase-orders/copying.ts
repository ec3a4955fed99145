import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { purchaseOrders } from "@/db/schema/purchase-orders";
import { authored, reaches, type Staff } from "@/lib/core/actor";
import { mustReach } from "@/lib/core/guard";
import { type Day, dayIn } from "@/lib/core/time";
import { read, seeCost, write } from "./access";
import type { DraftContent } from "./drafting";
import { linesOf } from "./writes";

/** What a copy takes from an order that the actor may read: its content, without days that have passed. */
export async function sourceOf(tx: Tx, actor: Staff, id: string) {
  const [found] = await tx
    .select({ order: purchaseOrders, zone: branches.zone })
    .from(purchaseOrders)
    .innerJoin(branches, eq(branches.id, purchaseOrders.branchId))
    .where(eq(purchaseOrders.id, id));
  const row = found && authored(found.order);
  mustReach(actor, read, row);
  mustReach(actor, seeCost, row);
  if (!found) throw new Error("out of reach");
  const { order, zone } = found;
  const today = dayIn(zone);
  const stillAhead = (on: Day | null) => (on && on >= today ? on : null);
  const lines = await linesOf(tx, id);
  const content: DraftContent = {
    supplierId: order.supplierId,
    expectedOn: stillAhead(order.expectedOn),
    freight: order.freight,
    discount: order.discount,
    notes: order.notes,
    lines: lines.map((line) => ({ ...line, expectedOn: stillAhead(line.expectedOn) })),
  };
  const mine = reaches(actor, write, { branchId: order.branchId, ownerId: actor.id });
  return {
    content,
    branchId: mine ? order.branchId : actor.branchId,
    status: order.status,
    name: order.number ?? order.draftName,
  };
}
