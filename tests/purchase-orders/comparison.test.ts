import { expect, test } from "vitest";
import { fen, type Quantity } from "@/lib/core/figures";
import { type ComparedLine, changedIn, paired } from "@/lib/purchase-orders/comparison";

const line = (values: Partial<ComparedLine> = {}): ComparedLine => ({
  productId: "album",
  name: "12 寸蝴蝶册",
  spec: "绒面",
  unit: "本",
  quantity: 8_000n as Quantity,
  unitPrice: fen(28_000n),
  discount: fen(0n),
  expectedOn: null,
  ...values,
});

test("a revision is compared line by line: what came, what went, and what is no longer as it was (A8)", () => {
  const frame = line({ productId: null, name: "相框" });
  const box = line({ productId: "box", name: "礼盒" });
  const more = line({ quantity: 12_000n as Quantity, unitPrice: fen(29_000n) });
  const { pairs, gone } = paired([line(), frame], [more, box]);
  expect(pairs.map(({ before }) => before?.name ?? null)).toEqual(["12 寸蝴蝶册", null]);
  expect(gone).toEqual([frame]);
  expect(changedIn(line(), more)).toEqual(["quantity", "unitPrice"]);
  expect(changedIn(line(), line())).toEqual([]);
});

test("two lines of one product are each compared with their own, in whatever order they stand", () => {
  const velvet = line();
  const silk = line({ spec: "缎面", unitPrice: fen(32_000n) });
  const { pairs, gone } = paired(
    [velvet, silk],
    [silk, { ...velvet, quantity: 9_000n as Quantity }],
  );
  expect(pairs.map(({ before, after }) => before && changedIn(before, after))).toEqual([
    [],
    ["quantity"],
  ]);
  expect(gone).toEqual([]);
});

test("another specification of the same product is that line changed, not one line out and one in", () => {
  const { pairs, gone } = paired([line()], [line({ spec: "缎面" })]);
  expect(pairs[0]?.before && changedIn(pairs[0].before, pairs[0].after)).toEqual(["spec"]);
  expect(gone).toEqual([]);
});
