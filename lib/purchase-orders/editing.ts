import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { branches } from "@/db/schema/branches";
import { purchaseOrders } from "@/db/schema/purchase-orders";
import { suppliers } from "@/db/schema/suppliers";
import { authored, type Staff } from "@/lib/core/actor";
import { must, mustReach, reading } from "@/lib/core/guard";
import { dayIn } from "@/lib/core/time";
import { isAuthor, write } from "./access";
import { formOf } from "./form";
import { isOpenToEdit, moves } from "./states";
import { linesOf } from "./writes";

/** An order for its form: edited by its author while it is open, revised by who may write once approved. */
export async function getOrderForm(actor: Staff, id: string) {
  must(actor, write);
  if (!z.uuid().safeParse(id).success) return null;
  return reading(actor, async (tx) => {
    const [found] = await tx
      .select({
        order: purchaseOrders,
        supplierName: suppliers.name,
        leadDays: suppliers.leadDays,
        branch: { id: branches.id, name: branches.name },
        zone: branches.zone,
      })
      .from(purchaseOrders)
      .innerJoin(suppliers, eq(suppliers.id, purchaseOrders.supplierId))
      .innerJoin(branches, eq(branches.id, purchaseOrders.branchId))
      .where(eq(purchaseOrders.id, id));
    if (!found) return null;
    const { order, supplierName, leadDays, branch, zone } = found;
    mustReach(actor, write, authored(order));
    const edits = isOpenToEdit(order.status) && isAuthor(actor, order);
    const revises = moves.revise.from.includes(order.status);
    return {
      mode: edits ? ("edit" as const) : revises ? ("revise" as const) : null,
      start: { ...typed(formOf(order, await linesOf(tx, id))), supplierName, reason: "" },
      name: order.number ?? order.draftName,
      // What was once approved stays with its supplier, whoever turns a later change down.
      supplierIsFixed: order.number !== null,
      ...{ branch, leadDays, today: dayIn(zone) },
    };
  });
}

/** Every field as text: a form holds no gaps. */
const typed = ({ lines, ...head }: ReturnType<typeof formOf>) => ({
  ...head,
  expectedOn: head.expectedOn ?? "",
  freight: head.freight ?? "",
  discount: head.discount ?? "",
  notes: head.notes ?? "",
  lines: lines.map((line) => ({
    ...line,
    productId: line.productId ?? "",
    spec: line.spec ?? "",
    supplierSku: line.supplierSku ?? "",
    discount: line.discount ?? "",
    expectedOn: line.expectedOn ?? "",
  })),
});
