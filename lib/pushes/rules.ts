import { add, type Money, type Quantity, subtract, zero } from "@/lib/core/figures";
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

/** What a child comes to: the freight and discount of an order go with its one child. */
export const totalOf = (
  amount: Money | null,
  order: { freight: Money; discount: Money } | null,
): Money | null =>
  amount !== null && order ? subtract(add(amount, order.freight), order.discount) : amount;

/** Per line who gets how much of it, and the parent's sum. */
export function sharesOf<P extends { seq: number; quantity: Quantity }>(
  targets: readonly { name: string; pieces: readonly P[] }[],
) {
  const lines = new Map<number, { piece: P; shares: { name: string; quantity: Quantity }[] }>();
  for (const { name, pieces } of targets) {
    for (const piece of pieces) {
      const line = lines.get(piece.seq) ?? { piece, shares: [] };
      line.shares.push({ name, quantity: piece.quantity });
      lines.set(piece.seq, line);
    }
  }
  return [...lines.values()]
    .sort((one, other) => one.piece.seq - other.piece.seq)
    .map((line) => ({ ...line, sum: sumOf(line.shares.map(({ quantity }) => quantity)) }));
}

/** How much in all, in each unit of its own: albums and frames do not add up. */
export function sumsByUnit(pieces: readonly { unit: string; quantity: Quantity }[]) {
  const sums = new Map<string, Quantity>();
  for (const { unit, quantity } of pieces)
    sums.set(unit, sumOf([sums.get(unit) ?? null, quantity]));
  return [...sums].map(([unit, quantity]) => ({ unit, quantity }));
}

/** More than three times of what is usual, when there is a usual at all (P4). */
export function timesUsual(quantity: Quantity, usual: Quantity | null): number | null {
  if (!usual || usual <= 0n || quantity <= usual * 3n) return null;
  return Number((quantity * 10n) / usual) / 10;
}

/** The last link of a child (newest first), when none of them opens any more. */
export function endedLink<L extends { revokedAt: Date | null; expired: boolean }>(
  links: readonly L[],
): L | null {
  const opens = links.some(({ revokedAt, expired }) => !revokedAt && !expired);
  return opens ? null : (links[0] ?? null);
}

/** Days a link outlives its due date (L-05). */
export const linkDays = 14;
