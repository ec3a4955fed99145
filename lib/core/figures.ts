import type { Money, Quantity } from "@/db/units";

export type { Money, Quantity };

export const fen = (amount: bigint): Money => amount as Money;
export const zero = fen(0n);

export const add = (...amounts: Money[]): Money =>
  fen(amounts.reduce<bigint>((sum, one) => sum + one, 0n));
export const subtract = (from: Money, amount: Money): Money => fen(from - amount);

/** Half away from zero, the way a till rounds. `share(10_00, 1, 3)` is 3.33. */
export function share(amount: Money, part: bigint, whole: bigint): Money {
  const doubled = amount * part * 2n;
  const sign = doubled < 0n ? -1n : 1n;
  return fen((doubled + sign * whole) / (whole * 2n));
}

/** round half up(quantity × price): INV-05, the same as the database's check. */
export const times = (price: Money, quantity: Quantity): Money => share(price, quantity, 1000n);

/** Full-width digits and signs become the plain ones: 「１，２３４．５０」 is "1,234.50". */
export const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[　\s]/g, "");

/** "1,234.50": two decimals always, no sign of currency; columns say 元 in their head. */
export function showMoney(amount: Money): string {
  const abs = amount < 0n ? -amount : amount;
  const cents = (abs % 100n).toString().padStart(2, "0");
  return `${amount < 0n ? "-" : ""}${grouped(abs / 100n)}.${cents}`;
}

/** "1,200" or "1.5": no more decimals than there are. */
export function showQuantity(amount: Quantity): string {
  const part = (amount % 1000n).toString().padStart(3, "0").replace(/0+$/, "");
  return grouped(amount / 1000n) + (part ? `.${part}` : "");
}

/** What a form field starts with: "1234.50". */
export const typedMoney = (amount: Money): string => showMoney(amount).replaceAll(",", "");
export const typedQuantity = (amount: Quantity): string => showQuantity(amount).replaceAll(",", "");

const grouped = (whole: bigint) => whole.toString().replace(/\B(?=(\d{3})+$)/g, ",");
