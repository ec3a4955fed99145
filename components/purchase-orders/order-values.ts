import type { FieldErrors, Resolver } from "react-hook-form";
import { typedMoney } from "@/lib/core/figures";
import { quantityInput } from "@/lib/core/money";
import { draftInput } from "@/lib/purchase-orders/schema";
import { priceAt, type Tier } from "@/lib/suppliers/rules";

export type LineValues = {
  productId: string;
  name: string;
  spec: string;
  supplierSku: string;
  unit: string;
  quantity: string;
  unitPrice: string;
  discount: string;
  expectedOn: string;
};

/** What the form holds: text as it is typed, and the supplier's name beside his id for drafts that are kept. */
export type OrderValues = {
  id: string;
  branchId: string;
  version: number;
  supplierId: string;
  supplierName: string;
  expectedOn: string;
  freight: string;
  discount: string;
  notes: string;
  reason: string;
  lines: LineValues[];
};

export const blankLine = (): LineValues => ({
  ...{ productId: "", name: "", spec: "", supplierSku: "", unit: "" },
  ...{ quantity: "", unitPrice: "", discount: "", expectedOn: "" },
});

export const isBlank = ({ name, spec, quantity, unitPrice }: LineValues): boolean =>
  [name, spec, quantity, unitPrice].every((text) => text.trim() === "");

/** Empty rows at the end are room to write, not lines; the others keep their places, so errors find them. */
export function filled(lines: readonly LineValues[]): LineValues[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(0, last + 1);
}

/** What the server is asked to store. */
export function contentOf({
  supplierId,
  expectedOn,
  freight,
  discount,
  notes,
  lines,
}: OrderValues) {
  return { supplierId, expectedOn, freight, discount, notes, lines: filled(lines) };
}

/** The same check as the server's, on what would be sent; the form keeps what was typed. */
export const resolver: Resolver<OrderValues> = async (values) => {
  const { id, branchId } = values;
  const result = draftInput.safeParse({ id, branchId, ...contentOf(values) });
  if (result.success) return { values, errors: {} };
  const errors: Record<string, unknown> = {};
  for (const { path, message } of result.error.issues) put(errors, path, message);
  return { values: {}, errors: errors as FieldErrors<OrderValues> };
};

/** { lines: [, { quantity: { message } }] }: where the form looks for it. */
function put(errors: Record<string, unknown>, path: readonly PropertyKey[], message: string): void {
  const [first, ...rest] = path.map(String);
  if (first === undefined) return;
  if (rest.length === 0) {
    errors[first] ??= { type: "check", message };
    return;
  }
  const inner = (errors[first] ?? {}) as Record<string, unknown>;
  put(inner, rest, message);
  errors[first] = inner;
}

/** The price of so many, by the supplier's tiers, as it is typed; one piece while no quantity stands there. */
export function tierPrice(tiers: readonly Tier[], typed: string): string {
  const quantity = quantityInput.safeParse(typed || "1").data;
  const price = quantity === undefined ? null : priceAt(tiers, quantity);
  return price === null ? "" : typedMoney(price);
}
