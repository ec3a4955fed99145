import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { purchaseOrderLines, purchaseOrders } from "@/db/schema/purchase-orders";
import { suppliers } from "@/db/schema/suppliers";
import type { Staff } from "@/lib/core/actor";
import type { Money, Quantity } from "@/lib/core/figures";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { type Day, dayIn } from "@/lib/core/time";
import { write } from "./access";
import type { StoredOrder } from "./content";
import { moveTo, rememberOrder, writeMove } from "./history";
import { draftNameOf, lineAmount, summaryOf, totalOf } from "./rules";
import { type LockedOrder, type SupplierPart, supplierPart } from "./writes";

export type DraftLine = {
  productId: string | null;
  name: string;
  spec: string;
  supplierSku: string;
  unit: string;
  quantity: Quantity;
  unitPrice: Money | null;
  discount: Money;
  expectedOn: Day | null;
};

/** The content of an order as it was typed or taken over. */
export type DraftContent = {
  supplierId: string;
  expectedOn: Day | null;
  freight: Money;
  discount: Money;
  notes: string;
  lines: readonly DraftLine[];
};

type Origin =
  | { origin: "manual" }
  | { origin: "copy"; from: { status: StoredOrder["status"]; name: string } }
  | { origin: "direct_push"; name: string };

/** Writes a new draft in the actor's name. It has no number and no approvals, wherever it came from (A4). */
export async function insertDraft(
  tx: Tx,
  actor: Staff,
  place: { id: string; branchId: string },
  content: DraftContent,
  from: Origin,
): Promise<LockedOrder> {
  const { id, branchId } = place;
  mustReach(actor, write, { branchId, ownerId: actor.id });
  const [supplier, [branch]] = await Promise.all([
    chosenSupplier(tx, content.supplierId),
    tx.select({ zone: branches.zone }).from(branches).where(eq(branches.id, branchId)),
  ]);
  if (!branch) throw new Refusal("core.gone");
  refusePastDays(content, branch.zone);

  const [order] = await tx
    .insert(purchaseOrders)
    .values({
      ...{ id, branchId, authorId: actor.id, draftName: draftNameOf(id), origin: from.origin },
      ...headOf(content),
    })
    .returning();
  if (!order) throw new Error("a purchase order was not written");
  await Promise.all([
    insertLines(tx, order, content.lines),
    from.origin !== "manual" && writeMove(tx, actor, order, begun(from)),
    rememberOrder(tx, order, content.lines, supplier, actor.name),
  ]);
  return { order, supplier, author: actor.name, zone: branch.zone };
}

const begun = (from: Exclude<Origin, { origin: "manual" }>) =>
  from.origin === "copy"
    ? {
        move: "copy" as const,
        from: from.from.status,
        to: "draft" as const,
        reason: from.from.name,
      }
    : {
        move: "direct-push" as const,
        from: "draft" as const,
        to: "draft" as const,
        reason: from.name,
      };

/** Replaces what a draft or a rejected order says. Its row is locked by the caller. */
export async function replaceContent(
  tx: Tx,
  { order, author, zone }: LockedOrder,
  content: DraftContent,
): Promise<StoredOrder> {
  const supplier = await chosenSupplier(tx, content.supplierId);
  refusePastDays(content, zone);
  await replaceLines(tx, order, content.lines);
  const after = await moveTo(tx, order, headOf(content));
  await rememberOrder(tx, after, content.lines, supplier, author);
  return after;
}

export async function replaceLines(
  tx: Tx,
  order: Pick<StoredOrder, "id" | "branchId">,
  lines: readonly DraftLine[],
) {
  await Promise.all([
    tx.delete(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, order.id)),
    insertLines(tx, order, lines),
  ]);
}

/** What an order's row says of its content; the sums come from the lines, never from the browser. */
export const headOf = (content: DraftContent) => ({
  supplierId: content.supplierId,
  expectedOn: content.expectedOn,
  freight: content.freight,
  discount: content.discount,
  notes: content.notes,
  total: totalOf(content),
  summary: summaryOf(content.lines),
});

export const lineRows = (lines: readonly DraftLine[]) =>
  lines.map((line, i) => ({
    ...{ seq: i + 1, productId: line.productId, name: line.name, spec: line.spec, unit: line.unit },
    ...{ supplierSku: line.supplierSku, quantity: line.quantity, unitPrice: line.unitPrice },
    ...{ discount: line.discount, expectedOn: line.expectedOn, amount: lineAmount(line) },
  }));

const insertLines = (
  tx: Tx,
  { id: orderId, branchId }: Pick<StoredOrder, "id" | "branchId">,
  lines: readonly DraftLine[],
) =>
  tx
    .insert(purchaseOrderLines)
    .values(lineRows(lines).map((line) => ({ ...line, orderId, branchId })));

/** The supplier of a draft: one that may be bought from, or a refusal at the field that says why not. */
async function chosenSupplier(tx: Tx, id: string): Promise<SupplierPart> {
  const [supplier] = await tx.select(supplierPart).from(suppliers).where(eq(suppliers.id, id));
  if (!supplier) throw new Refusal("core.gone");
  refuseHeldSupplier(supplier);
  return supplier;
}

export function refuseHeldSupplier({ name, status, statusReason }: SupplierPart): void {
  if (status === "active") return;
  const code =
    status === "blocked" ? "purchase-orders.supplier-blocked" : "purchase-orders.supplier-on-hold";
  throw new Refusal(code, { name, reason: statusReason ?? "" }, { fields: { supplierId: [code] } });
}

/** No day before today, by the branch's calendar (4.8). */
export function refusePastDays(
  content: { expectedOn: Day | null; lines: readonly { expectedOn: Day | null }[] },
  zone: string,
): void {
  const today = dayIn(zone);
  const past = (on: Day | null) => on !== null && on < today;
  const fields = [
    ...(past(content.expectedOn) ? ["expectedOn"] : []),
    ...content.lines.flatMap((line, i) => (past(line.expectedOn) ? [`lines.${i}.expectedOn`] : [])),
  ];
  if (fields.length === 0) return;
  throw new Refusal(
    "core.day-is-past",
    {},
    { fields: Object.fromEntries(fields.map((field) => [field, ["core.day-is-past"]])) },
  );
}
