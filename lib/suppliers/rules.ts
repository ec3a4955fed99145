import type { Money, Quantity } from "@/db/units";

export type Tier = { minQuantity: Quantity; price: Money };

/** The price of a quantity: the highest tier that it reaches; below the first tier, the first one's. */
export function priceAt(tiers: readonly Tier[], quantity: Quantity): Money | null {
  const sorted = tiers.toSorted((a, b) => (a.minQuantity < b.minQuantity ? -1 : 1));
  const reached = sorted.filter(({ minQuantity }) => minQuantity <= quantity).at(-1);
  return (reached ?? sorted[0])?.price ?? null;
}

/** What lists show of a phone: only the last four digits stand in the clear (EN-06). */
export const maskedMobile = (last4: string): string => `*******${last4}`;
