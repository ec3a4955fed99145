import "server-only";
import { typedMoney, typedQuantity } from "@/lib/core/figures";
import type { StoredLine, StoredOrder } from "./content";
import type { DraftForm } from "./schema";

/** What is stored now, for 被他人修改: the supplier by his name too, since nobody reads an id (S3). */
export const storedForm = (
  { order, supplier }: { order: StoredOrder; supplier: { name: string } },
  lines: readonly StoredLine[],
) => ({ ...formOf(order, lines), supplierName: supplier.name });

/** An order as its form holds it: text, the way a person would type it. */
export function formOf(
  order: StoredOrder,
  lines: readonly StoredLine[],
): DraftForm & { version: number } {
  return {
    id: order.id,
    version: order.version,
    branchId: order.branchId,
    supplierId: order.supplierId,
    expectedOn: order.expectedOn ?? "",
    freight: order.freight === 0n ? "" : typedMoney(order.freight),
    discount: order.discount === 0n ? "" : typedMoney(order.discount),
    notes: order.notes,
    lines: lines.map((line) => ({
      productId: line.productId ?? "",
      name: line.name,
      spec: line.spec,
      supplierSku: line.supplierSku,
      unit: line.unit,
      quantity: typedQuantity(line.quantity),
      unitPrice: line.unitPrice === null ? "" : typedMoney(line.unitPrice),
      discount: line.discount === 0n ? "" : typedMoney(line.discount),
      expectedOn: line.expectedOn ?? "",
    })),
  };
}
