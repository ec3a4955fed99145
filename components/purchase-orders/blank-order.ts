import { blankLine, type OrderValues } from "./order-values";

/** An empty form; its id is made once, so that pressing twice writes one order (T-04). */
export const blankOrder = (id: string, branchId: string): OrderValues => ({
  ...{ id, branchId, version: 0, supplierId: "", supplierName: "", expectedOn: "" },
  ...{ freight: "", discount: "", notes: "", reason: "" },
  lines: [blankLine()],
});
