import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { fen, type Quantity, showMoney, typedMoney, typedQuantity } from "@/lib/core/figures";
import { draftOrder } from "@/lib/purchase-orders/actions";
import { distance, lineAmount, totalOf } from "@/lib/purchase-orders/rules";
import { admin } from "../support/admin";
import { aForm, aLine, done, openStudio, orderRow } from "../support/make/purchase-orders";
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

describe("the form, the database and the print agree", () => {
  beforeAll(openStudio);

  test("for big sums and quantities of three decimals, typed as people type them", async () => {
    await signInAs("buyer");
    const line = fc.record({
      unitPrice: fc.bigInt({ min: 1n, max: 9_999_999n }).map(fen),
      quantity: fc.bigInt({ min: 1n, max: 9_999_999n }).map((one) => one as Quantity),
    });
    const orders = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      freight: fc.bigInt({ min: 0n, max: 100_000n }).map(fen),
    });
    await fc.assert(
      fc.asyncProperty(orders, async ({ lines, freight }) => {
        const form = await aForm({
          freight: showMoney(freight),
          lines: lines.map((one) => ({
            ...aLine(typedMoney(one.unitPrice), typedQuantity(one.quantity)),
          })),
        });
        done(await draftOrder(form));
        const discount = fen(0n);
        const expected = totalOf({
          lines: lines.map((one) => ({ ...one, discount })),
          freight,
          discount,
        });
        expect(BigInt((await orderRow(form.id)).total)).toBe(expected);
      }),
      { numRuns: process.env.PROVE ? 200 : 15, endOnFailure: true },
    );
  }, 60_000);

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
