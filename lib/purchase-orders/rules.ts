import {
  add,
  type Money,
  type Quantity,
  share,
  showQuantity,
  subtract,
  times,
  zero,
} from "@/lib/core/figures";

export type LineFigures = {
  quantity: Quantity;
  /** A draft may still wait for its price. */
  unitPrice: Money | null;
  discount: Money;
};

/** round half up(quantity × price) − discount: the form, the database and the print agree (INV-05). */
export const lineAmount = ({ quantity, unitPrice, discount }: LineFigures): Money =>
  subtract(times(unitPrice ?? zero, quantity), discount);

export const subtotalOf = (lines: readonly LineFigures[]): Money => add(...lines.map(lineAmount));

export const totalOf = (order: {
  lines: readonly LineFigures[];
  freight: Money;
  discount: Money;
}): Money => subtract(add(subtotalOf(order.lines), order.freight), order.discount);

/** What a list shows of the lines: 12 寸蝴蝶册 8 本、8 寸绒面册 16 本. */
export function summaryOf(
  lines: readonly { name: string; quantity: Quantity; unit: string }[],
): string {
  const whole = lines
    .slice(0, 8)
    .map(({ name, quantity, unit }) => `${name} ${showQuantity(quantity)} ${unit}`)
    .join("、");
  return whole.length > 160 ? `${whole.slice(0, 159)}…` : whole;
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 草稿-8Q4T, from the random end of the id: the form can show it before anything is stored. */
export function draftNameOf(id: string): string {
  const tail = Number.parseInt(id.slice(-5), 16);
  const name = [15, 10, 5, 0].map((shift) => letters[(tail >> shift) & 31]).join("");
  return `草稿-${name}`;
}

/** Whether every sum of an order fits its column; a typed monster is refused at the field. */
export const mostTotal = 1_000_000_000_000n;

type Priced = {
  freight: string;
  discount: string;
  lines: readonly {
    productId: string | null;
    name: string;
    spec: string;
    unit: string;
    amount: string;
  }[];
};

/**
 * How far one content is from another, in fen: every line's change counts, so that a dearer line and a
 * cheaper one do not cancel out, and another product counts in full.
 */
export function distance(one: Priced, other: Priced): bigint {
  const sums = new Map<string, bigint>();
  const put = (key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount);
  for (const [{ freight, discount, lines }, sign] of [
    [one, -1n],
    [other, 1n],
  ] as const) {
    put("freight", sign * BigInt(freight));
    put("discount", sign * BigInt(discount));
    for (const { productId, name, spec, unit, amount } of lines) {
      put(JSON.stringify([productId ?? name, spec, unit]), sign * BigInt(amount));
    }
  }
  return [...sums.values()].reduce((sum, change) => sum + (change < 0n ? -change : change), 0n);
}

/** Approved, awaited, and its day is over. */
export const isLate = (
  order: { status: string; pushStatus: string; expectedOn: string | null },
  today: string,
): boolean =>
  order.status === "approved" &&
  order.pushStatus !== "closed" &&
  order.expectedOn !== null &&
  order.expectedOn < today;

export type PriceChange = { kind: "same" | "dearer" | "cheaper"; by: Money; permille: bigint };

/** How a price moved against an earlier one; permille of the earlier, rounded half up. */
export function priceChange(now: Money, before: Money): PriceChange {
  const by = subtract(now, before);
  const distance = (by < 0n ? -by : by) as Money;
  const permille = before === 0n ? 1000n : (distance * 2000n + before) / (before * 2n);
  return { kind: by === 0n ? "same" : by > 0n ? "dearer" : "cheaper", by: distance, permille };
}

/**
 * What the lines that were bought before cost at their last prices, and what they cost now: amounts as
 * they are paid, discounts taken off, each line rounded like a line of an order.
 */
export function againstLast(
  lines: readonly {
    quantity: Quantity;
    amount: Money | null;
    last: { amount: Money; quantity: Quantity } | null;
  }[],
): { count: number; before: Money; now: Money } {
  const known = lines.flatMap(({ last, quantity, amount }) =>
    last && amount !== null
      ? [{ before: share(last.amount, quantity, last.quantity), amount }]
      : [],
  );
  return {
    count: known.length,
    before: add(zero, ...known.map(({ before }) => before)),
    now: add(zero, ...known.map(({ amount }) => amount)),
  };
}

/** 6.7% of 67 permille. */
export const showPercent = (permille: bigint): string => `${permille / 10n}.${permille % 10n}%`;
