import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  fen,
  type Quantity,
  share,
  showMoney,
  typedMoney,
  typedQuantity,
  zero,
} from "@/lib/core/figures";
import { draftOrder } from "@/lib/purchase-orders/actions";
import { distance, lineAmount, mostTotal, totalOf } from "@/lib/purchase-orders/rules";
import { admin } from "../support/admin";
import { aForm, aLine, done, openStudio, orderRow } from "../support/make/purchase-orders";
import { times } from "../support/proof";
import { signInAs } from "../support/session";

const price = fc.bigInt({ min: 0n, max: 10_000_000_000n }).map(fen);
const quantity = fc.bigInt({ min: 1n, max: 999_999_000n }).map((one) => one as Quantity);

describe("a total is what a calculator says, to the fen (INV-05)", () => {
  test("a line is quantity × price rounded half up, less its discount", () => {
    fc.assert(
      fc.property(
        price,
        quantity,
        fc.bigInt({ min: 0n, max: 1000n }).map(fen),
        (unitPrice, many, discount) => {
          const exact = unitPrice * many;
          const rounded = exact / 1000n + (exact % 1000n >= 500n ? 1n : 0n);
          expect(lineAmount({ unitPrice, quantity: many, discount })).toBe(rounded - discount);
        },
      ),
    );
  });

  test("the order is its lines plus freight less discount, in whatever order they stand", () => {
    const line = fc.record({ unitPrice: price, quantity, discount: fc.constant(fen(0n)) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), price, (lines, freight) => {
        const there = totalOf({ lines, freight, discount: fen(7n) });
        const back = totalOf({ lines: [...lines].reverse(), freight, discount: fen(7n) });
        expect(there).toBe(back);
        expect(there).toBe(lines.reduce((sum, one) => sum + lineAmount(one), 0n) + freight - 7n);
      }),
    );
  });
});

/** A field of money takes a hundred million yuan at most. */
const typeable = (amount: bigint) => fen(amount < 10_000_000_000n ? amount : 10_000_000_000n);

describe("the form, the database and the print agree", () => {
  beforeAll(openStudio);

  test("for big sums, discounts and quantities of three decimals, typed as people type them", async () => {
    await signInAs("buyer");
    const line = fc
      .record({
        unitPrice: fc.bigInt({ min: 1n, max: 9_999_999n }).map(fen),
        quantity: fc.bigInt({ min: 1n, max: 9_999_999n }).map((one) => one as Quantity),
        part: fc.bigInt({ min: 0n, max: 100n }),
      })
      .map(({ unitPrice, quantity: many, part }) => {
        const full = lineAmount({ unitPrice, quantity: many, discount: zero });
        return { unitPrice, quantity: many, discount: typeable(share(full, part, 100n)) };
      });
    const orders = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      freight: fc.bigInt({ min: 0n, max: 100_000n }).map(fen),
      part: fc.bigInt({ min: 0n, max: 100n }),
    });
    await fc.assert(
      fc.asyncProperty(orders, async ({ lines, freight, part }) => {
        const full = totalOf({ lines, freight, discount: zero });
        const discount = typeable(share(full, part, 100n));
        const form = await aForm({
          ...{ freight: showMoney(freight), discount: showMoney(discount) },
          lines: lines.map((one) => ({
            ...aLine(typedMoney(one.unitPrice), typedQuantity(one.quantity)),
            discount: typedMoney(one.discount),
          })),
        });
        done(await draftOrder(form));
        const stored = await orderRow(form.id);
        expect(BigInt(stored.total)).toBe(totalOf({ lines, freight, discount }));
      }),
      { numRuns: times("INV-05", 15, 200), endOnFailure: true },
    );
  }, 120_000);

  test("of two hundred lines, and up to the largest sum a column holds; a fen more is refused", async () => {
    await signInAs("buyer");
    const many = await aForm({
      lines: Array.from({ length: 200 }, (_, i) => aLine(`${i}.37`, "1.005")),
    });
    done(await draftOrder(many));
    const cents = Array.from(
      { length: 200 },
      (_, i) => (BigInt(i * 100 + 37) * 1005n + 500n) / 1000n,
    );
    expect(BigInt((await orderRow(many.id)).total)).toBe(cents.reduce((sum, one) => sum + one, 0n));
    const most = [aLine("99999999.99", "100"), aLine("1.00", "1")];
    const largest = await aForm({ lines: most });
    done(await draftOrder(largest));
    expect(BigInt((await orderRow(largest.id)).total)).toBe(mostTotal);
    const over = await aForm({ lines: most, freight: "0.01" });
    expect(await draftOrder(over)).toMatchObject({
      failure: { fields: { lines: ["purchase-orders.sum-too-large"] } },
    });
    const free = await aForm({ lines: [aLine("10.00", "1")], discount: "10.00" });
    done(await draftOrder(free));
    expect(BigInt((await orderRow(free.id)).total)).toBe(0n);
    const less = await aForm({ lines: [aLine("10.00", "1")], discount: "10.01" });
    expect(await draftOrder(less)).toMatchObject({
      failure: { fields: { discount: ["purchase-orders.discount-too-large"] } },
    });
  });

  test("a stored total that is not the sum of its lines does not commit, even as the owner of the tables", async () => {
    await signInAs("buyer");
    const form = await aForm({ lines: [aLine("100.00", "3")] });
    done(await draftOrder(form));
    const wrong = admin`update purchase_orders set total = total + 1 where id = ${form.id}`;
    await expect(wrong).rejects.toMatchObject({
      code: "23514",
      constraint_name: "total_is_sum_of_lines",
    });
    const line = admin`update purchase_order_lines set amount = amount + 1 where order_id = ${form.id}`;
    await expect(line).rejects.toMatchObject({ code: "23514" });
  });
});

test("the distance between two contents counts every change, so that none can hide behind another", () => {
  const content = (amounts: [string, string][], freight = "0") => ({
    ...{ freight, discount: "0" },
    lines: amounts.map(([productId, amount]) => ({
      productId,
      amount,
      name: "",
      spec: "",
      unit: "本",
    })),
  });
  const before = content([
    ["a", "1000"],
    ["b", "1000"],
  ]);
  expect(distance(before, before)).toBe(0n);
  expect(
    distance(
      before,
      content([
        ["a", "1500"],
        ["b", "500"],
      ]),
    ),
  ).toBe(1000n);
  expect(
    distance(
      before,
      content([
        ["c", "1000"],
        ["b", "1000"],
      ]),
    ),
  ).toBe(2000n);
  expect(
    distance(
      before,
      content(
        [
          ["b", "1000"],
          ["a", "1000"],
        ],
        "30",
      ),
    ),
  ).toBe(30n);
});
