import "server-only";
import type { Day } from "@/db/units";
import { add, type Money, type Quantity, subtract, zero } from "@/lib/core/figures";
import { lineAmount } from "@/lib/purchase-orders/rules";

/**
 * What one target is shown, word for word: stored in push_revisions and rendered from there. No
 * customer, no sale price, no margin can be in it, because no field holds one (L-08). Number and
 * revision stand beside it, on the push. Sums are text: jsonb knows no bigint.
 */
export type PushContent = {
  studio: string;
  branch: string;
  recipient: string;
  buyer: { name: string; phone: string };
  shipTo: string;
  dueOn: Day;
  notes: string;
  /** What a supplier may open beside it; absent in what was sent before there were any. */
  files?: ContentFile[];
  lines: ContentLine[];
  /** Null when this target sees no prices. */
  sums: { freight: string; discount: string; total: string } | null;
};

export type ContentFile = { id: string; name: string; size: number };

export type ContentLine = {
  seq: number;
  name: string;
  spec: string;
  /** Our code, and the supplier's own. */
  sku: string;
  supplierSku: string;
  unit: string;
  /** Thousandths, as text. */
  quantity: string;
  dueOn: Day;
  note: string;
  price: string | null;
  amount: string | null;
};

export type Piece = {
  seq: number;
  name: string;
  spec: string;
  sku: string;
  supplierSku: string;
  unit: string;
  quantity: Quantity;
  unitPrice: Money | null;
  discount: Money;
  dueOn: Day;
  note: string;
};

export type Heading = Pick<
  PushContent,
  "studio" | "branch" | "recipient" | "buyer" | "shipTo" | "dueOn" | "notes" | "files"
>;

/** Prices are shown when the supplier is meant to see them and every line has one. */
export function contentOf(
  heading: Heading,
  pieces: readonly Piece[],
  prices: { freight: Money; discount: Money } | null,
): PushContent {
  const priced = prices !== null && pieces.every(({ unitPrice }) => unitPrice !== null);
  const goods = add(zero, ...pieces.map(lineAmount));
  return {
    ...heading,
    lines: pieces.map(({ quantity, unitPrice, discount, ...piece }) => ({
      ...piece,
      quantity: quantity.toString(),
      price: priced ? String(unitPrice) : null,
      amount: priced ? lineAmount({ quantity, unitPrice, discount }).toString() : null,
    })),
    sums: priced
      ? {
          freight: prices.freight.toString(),
          discount: prices.discount.toString(),
          total: subtract(add(goods, prices.freight), prices.discount).toString(),
        }
      : null,
  };
}

/** What a line says between two revisions, for 已更新: what came, went or changed (P11). */
export type LineChange =
  | { kind: "added" | "removed"; line: ContentLine }
  | { kind: "changed"; line: ContentLine; before: ContentLine };

export function changesBetween(before: PushContent, after: PushContent): LineChange[] {
  const left = new Map(named(before.lines));
  const changes: LineChange[] = [];
  for (const [name, line] of named(after.lines)) {
    const was = left.get(name);
    left.delete(name);
    if (!was) changes.push({ kind: "added", line });
    else if (was.quantity !== line.quantity || was.dueOn !== line.dueOn || was.price !== line.price)
      changes.push({ kind: "changed", line, before: was });
  }
  return [...changes, ...[...left.values()].map((line) => ({ kind: "removed" as const, line }))];
}

/** Lines by what they are; the second of the same is another line. */
function named(lines: readonly ContentLine[]): [string, ContentLine][] {
  const met = new Map<string, number>();
  return lines.map((line) => {
    const name = JSON.stringify([line.name, line.spec, line.sku, line.unit]);
    const nth = met.get(name) ?? 0;
    met.set(name, nth + 1);
    return [`${name}${nth}`, line];
  });
}
