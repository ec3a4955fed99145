import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { people } from "@/db/schema/people";
import { purchaseOrderLines, purchaseOrders } from "@/db/schema/purchase-orders";
import { pushes } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import { authored, type Permission, type Staff } from "@/lib/core/actor";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { contentOf, hashOf, type StoredLine, type StoredOrder } from "./content";

export type LockedOrder = {
  order: StoredOrder;
  supplier: SupplierPart;
  author: string;
  zone: string;
};
export type SupplierPart = Pick<
  typeof suppliers.$inferSelect,
  "id" | "name" | "code" | "kind" | "status" | "statusReason" | "leadDays" | "autoPush"
>;

export const supplierPart = {
  id: suppliers.id,
  name: suppliers.name,
  code: suppliers.code,
  kind: suppliers.kind,
  status: suppliers.status,
  statusReason: suppliers.statusReason,
  leadDays: suppliers.leadDays,
  autoPush: suppliers.autoPush,
};

/** The order, locked until the transaction ends; outside the actor's scope it does not exist. */
export async function lockOrder(
  tx: Tx,
  actor: Staff,
  needed: Permission,
  id: string,
): Promise<LockedOrder> {
  const [found] = await tx
    .select({
      order: purchaseOrders,
      supplier: supplierPart,
      author: people.name,
      zone: branches.zone,
    })
    .from(purchaseOrders)
    .innerJoin(suppliers, eq(suppliers.id, purchaseOrders.supplierId))
    .innerJoin(people, eq(people.id, purchaseOrders.authorId))
    .innerJoin(branches, eq(branches.id, purchaseOrders.branchId))
    .where(eq(purchaseOrders.id, id))
    .for("update", { of: purchaseOrders });
  if (!found) throw new Refusal("core.gone");
  mustReach(actor, needed, authored(found.order));
  return found;
}

export const linesOf = (tx: Tx, orderId: string): Promise<StoredLine[]> =>
  tx
    .select()
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId))
    .orderBy(asc(purchaseOrderLines.seq));

/** Whether a supplier ever got it: a push that had its number, whatever became of that push since. */
export const wasSent = async (tx: Tx, orderId: string): Promise<boolean> =>
  (await tx.$count(pushes, and(eq(pushes.orderId, orderId), isNotNull(pushes.number)))) > 0;

/**
 * The guard of everything that follows an approval (A3, INV-06): the order stands approved, and what
 * its rows say now hashes to what was approved. Locks the order, so that it stays so. `hash` is what
 * the caller has been working from, if it has.
 */
export async function assertApproved(
  tx: Tx,
  actor: Staff,
  needed: Permission,
  orderId: string,
  hash?: Buffer,
): Promise<LockedOrder & { lines: StoredLine[]; contentHash: Buffer }> {
  const locked = await lockOrder(tx, actor, needed, orderId);
  const { status, contentHash } = locked.order;
  if (status !== "approved" || !contentHash) {
    throw new Refusal("purchase-orders.not-approved", { state: status });
  }
  const lines = await linesOf(tx, orderId);
  const now = hashOf(contentOf(locked.order, lines));
  if (!now.equals(contentHash) || (hash && !hash.equals(contentHash))) {
    throw new Refusal("purchase-orders.content-changed");
  }
  return { ...locked, lines, contentHash };
}
