import "server-only";
import type { purchaseOrderLines, purchaseOrders } from "@/db/schema/purchase-orders";
import { contentHash } from "@/lib/core/canonical";

export type StoredOrder = typeof purchaseOrders.$inferSelect;
export type StoredLine = typeof purchaseOrderLines.$inferSelect;

/** One line as an approver sees it; money and quantities as text, so that no reader rounds them. */
export type ContentLine = {
  seq: number;
  productId: string | null;
  name: string;
  spec: string;
  supplierSku: string;
  unit: string;
  quantity: string;
  unitPrice: string | null;
  discount: string;
  amount: string;
  expectedOn: string | null;
};

/** Everything that is decided upon: a change of any of it is another content (T-10). */
export type Content = {
  branchId: string;
  supplierId: string;
  expectedOn: string | null;
  freight: string;
  discount: string;
  total: string;
  notes: string;
  lines: ContentLine[];
};

type OrderPart = Pick<
  StoredOrder,
  "branchId" | "supplierId" | "expectedOn" | "freight" | "discount" | "total" | "notes"
>;
type LinePart = Omit<StoredLine, "orderId" | "branchId">;

export function contentOf(order: OrderPart, lines: readonly LinePart[]): Content {
  const { branchId, supplierId, expectedOn, freight, discount, total, notes } = order;
  return {
    ...{ branchId, supplierId, expectedOn, notes },
    freight: freight.toString(),
    discount: discount.toString(),
    total: total.toString(),
    lines: [...lines]
      .sort((one, other) => one.seq - other.seq)
      .map((line) => ({
        ...{ seq: line.seq, productId: line.productId, name: line.name, spec: line.spec },
        ...{ supplierSku: line.supplierSku, unit: line.unit, expectedOn: line.expectedOn },
        quantity: line.quantity.toString(),
        unitPrice: line.unitPrice?.toString() ?? null,
        discount: line.discount.toString(),
        amount: line.amount.toString(),
      })),
  };
}

/** What is approved is named by this; see canonical.ts. */
export const hashOf = (content: Content): Buffer => contentHash(content);
