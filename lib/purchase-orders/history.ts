import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { purchaseOrderMoves, purchaseOrders } from "@/db/schema/purchase-orders";
import { authored, type Staff } from "@/lib/core/actor";
import { announce } from "@/lib/core/live";
import { remember } from "@/lib/search/writes";
import { read } from "./access";
import type { StoredOrder } from "./content";
import type { OrderMove, Status } from "./states";

/** What stands in an order's history besides the moves of its table. */
type Event = OrderMove | "copy" | "direct-push" | "keep";

/** One line of the order's history, numbered behind the last; the order's row is locked (INV-07). */
export function writeMove(
  tx: Tx,
  actor: Staff,
  order: Pick<StoredOrder, "id" | "branchId">,
  { move, from, to, reason = "" }: { move: Event; from: Status; to: Status; reason?: string },
) {
  return tx.insert(purchaseOrderMoves).values({
    ...{ orderId: order.id, branchId: order.branchId, move, from, to, reason },
    seq: sql`(select coalesce(max(m.seq), 0) + 1 from purchase_order_moves m where m.order_id = ${order.id})`,
    actorId: actor.id,
  });
}

type Changes = Parameters<ReturnType<Tx["update"]>["set"]>[0];

/** Writes an order's row: moves it up the list, outdates open forms (S3) and tells open pages. */
export async function moveTo(
  tx: Tx,
  order: Pick<StoredOrder, "id">,
  changes: Changes,
): Promise<StoredOrder> {
  const [[after]] = await Promise.all([
    tx
      .update(purchaseOrders)
      .set({ ...changes, changedAt: sql`now()`, version: sql`version + 1` })
      .where(eq(purchaseOrders.id, order.id))
      .returning(),
    announce(tx, { topic: "document", id: order.id }),
  ]);
  if (!after) throw new Error("a purchase order was not written");
  return after;
}

type Known = Pick<
  StoredOrder,
  "id" | "branchId" | "departmentId" | "authorId" | "draftName" | "number" | "summary"
>;

/** What search finds the order by: whenever it is made, rewritten or numbered. */
export const rememberOrder = (
  tx: Tx,
  { id, draftName, number, summary, ...order }: Known,
  lines: readonly { name: string; spec: string; supplierSku: string }[],
  supplier: { name: string; code: string },
  author: string,
): Promise<void> =>
  remember(tx, {
    ...{ id, document: "purchase-order", ...authored(order), openedBy: read },
    title: number ?? draftName,
    subtitle: `${supplier.name} · ${summary}`.slice(0, 120),
    words: [
      draftName,
      supplier.code,
      author,
      ...lines.slice(0, 40).flatMap(({ name, spec, supplierSku }) => [name, spec, supplierSku]),
    ],
  });
