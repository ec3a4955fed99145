import { add, type Money, type Quantity, zero } from "@/lib/core/figures";
import { lineAmount } from "@/lib/purchase-orders/rules";

/** A to Z: the suffixes of the children. */
export const mostTargets = 26;
export const mostLines = 200;

/** A, B, C …: the child's number is the push's number and this (N4). */
export const suffixOf = (at: number): string => String.fromCharCode(65 + at);

/** The parent's quantity is the sum of its children's. */
export const sumOf = (quantities: readonly (Quantity | null)[]): Quantity =>
  quantities.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n) as Quantity;

export type Part = { quantity: Quantity; unitPrice: Money | null; discount: Money };

/** What a child costs; null as soon as one line has no price. */
export function amountOf(parts: readonly Part[]): Money | null {
  if (parts.some(({ unitPrice }) => unitPrice === null)) return null;
  return add(zero, ...parts.map(lineAmount));
}

/** More than three times of what is usual, when there is a usual at all (P4). */
export function timesUsual(quantity: Quantity, usual: Quantity | null): number | null {
  if (!usual || usual <= 0n || quantity <= usual * 3n) return null;
  return Number((quantity * 10n) / usual) / 10;
}

/** Days a link outlives its due date (L-05). */
export const linkDays = 14;
