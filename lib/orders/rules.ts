import type { Role } from "@/lib/core/actor";
import { add, type Money, subtract, zero } from "@/lib/core/figures";

/** How much of a price each role may take off by himself, in basis points (M6). */
const limitsBp: Partial<Record<Role, bigint>> = {
  sales: 500n,
  branch_manager: 2_000n,
  owner: 10_000n,
};

export const limitBpOf = (roles: readonly Role[]): bigint =>
  roles.reduce((most, role) => {
    const limit = limitsBp[role] ?? 0n;
    return limit > most ? limit : most;
  }, 0n);

export type Sums = {
  listPrice: Money;
  items: readonly { quantity: number; unitPrice: Money }[];
  discount: Money;
};

export const amountOf = ({ quantity, unitPrice }: Sums["items"][number]): Money =>
  (unitPrice * BigInt(quantity)) as Money;

export const itemsTotal = (items: Sums["items"]): Money => add(zero, ...items.map(amountOf));

/** Package + further items − discount: the form, the contract and the database agree (INV-05). */
export const totalOf = ({ listPrice, items, discount }: Sums): Money =>
  subtract(add(listPrice, itemsTotal(items)), discount);

/** Whether somebody else has to agree: beyond one's share of the price, or below the package's floor (M6). */
export function needsApproval(sums: Sums, floorPrice: Money, roles: readonly Role[]): boolean {
  if (sums.discount === 0n) return false;
  const before = add(sums.listPrice, itemsTotal(sums.items));
  const isFree = limitBpOf(roles) >= 10_000n;
  return (
    !isFree &&
    (sums.discount * 10_000n > before * limitBpOf(roles) ||
      subtract(sums.listPrice, sums.discount) < floorPrice)
  );
}

/** A model contract allows at most a fifth of the total as 定金; more is only kept against proven loss (M5). */
export const isDepositHigh = (deposit: Money, total: Money): boolean => deposit * 5n > total;
