import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fen,
  moneyInput,
  quantityInput,
  share,
  showMoney,
  showQuantity,
  times,
  typedMoney,
  typedQuantity,
} from "@/lib/core/money";

const amounts = fc.bigInt({ min: 0n, max: 10_000_000_000n });
const quantities = fc.bigInt({ min: 1n, max: 999_999_000n });
const said = (input: typeof moneyInput | typeof quantityInput, text: string) => {
  const result = input.safeParse(text);
  return result.success ? result.data : result.error.issues[0]?.message;
};

describe("an amount that people type", () => {
  test.each([
    ["1,234.5", 123450n],
    ["１，２３４．５", 123450n],
    ["￥ 12", 1200n],
    ["0", 0n],
    ["5.", 500n],
    ["100000000.00", 10_000_000_000n],
  ])("%s is understood", (text, amount) => {
    expect(said(moneyInput, text)).toBe(amount);
  });

  test.each([
    ["", "core.amount-missing"],
    ["1.005", "core.at-most-two-decimals"],
    ["-5", "core.not-an-amount"],
    ["1,23.00", "core.not-an-amount"],
    ["1e9", "core.not-an-amount"],
    ["十元", "core.not-an-amount"],
    ["100000000.01", "core.amount-too-large"],
    ["9".repeat(60), "core.not-an-amount"],
  ])("%s is refused with a sentence", (text, word) => {
    expect(said(moneyInput, text)).toBe(word);
  });

  test("shown and typed again, every amount is the same to the fen", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(said(moneyInput, showMoney(fen(amount)))).toBe(amount);
        expect(said(moneyInput, typedMoney(fen(amount)))).toBe(amount);
      }),
    );
  });
});

describe("a quantity that people type", () => {
  test.each([
    ["1", 1000n],
    ["1.5", 1500n],
    ["０．００１", 1n],
    ["1,200", 1_200_000n],
    ["999999", 999_999_000n],
  ])("%s is understood", (text, amount) => {
    expect(said(quantityInput, text)).toBe(amount);
  });

  test.each([
    ["", "core.quantity-missing"],
    ["0", "core.quantity-above-zero"],
    ["0.000", "core.quantity-above-zero"],
    ["-1", "core.quantity-above-zero"],
    ["1000000000", "core.quantity-too-large"],
    ["1.2345", "core.at-most-three-decimals"],
    ["1e9", "core.not-a-quantity"],
    ["一", "core.not-a-quantity"],
  ])("%s is refused with a sentence", (text, word) => {
    expect(said(quantityInput, text)).toBe(word);
  });

  test("shown and typed again, every quantity is the same", () => {
    fc.assert(
      fc.property(quantities, (amount) => {
        const text = typedQuantity(amount as Parameters<typeof typedQuantity>[0]);
        expect(said(quantityInput, text)).toBe(amount);
        expect(
          said(quantityInput, showQuantity(amount as Parameters<typeof showQuantity>[0])),
        ).toBe(amount);
      }),
    );
  });
});

describe("INV-05: quantity times price, rounded half up", () => {
  test.each([
    [1500n, 333n, 500n],
    [500n, 1n, 1n],
    [499n, 1n, 0n],
    [999_999_000n, 10_000_000_000n, 9_999_990_000_000_000n],
  ])("%d thousandths at %d fen is %d fen", (quantity, price, amount) => {
    expect(times(fen(price), quantity as Parameters<typeof times>[1])).toBe(amount);
  });

  test("it is off by at most half a fen, whatever the numbers", () => {
    fc.assert(
      fc.property(amounts, quantities, (price, quantity) => {
        const exact = price * quantity;
        const rounded = times(fen(price), quantity as Parameters<typeof times>[1]) * 1000n;
        expect(rounded - exact <= 500n && exact - rounded < 500n + 1n).toBe(true);
      }),
    );
  });

  test("a share rounds half away from zero, the way a till does", () => {
    expect(share(fen(1000n), 1n, 3n)).toBe(333n);
    expect(share(fen(-1n), 1n, 2n)).toBe(-1n);
    expect(share(fen(1n), 1n, 2n)).toBe(1n);
  });
});
