import fc from "fast-check";
import { expect, test } from "vitest";
import { fen, type Quantity } from "@/lib/core/figures";
import type { DetailLine } from "@/lib/purchase-orders/detail";
import { linesIn, sheetsOf } from "@/lib/purchase-orders/paper";

type Words = Partial<Pick<DetailLine, "name" | "spec">>;

const line = (seq: number, values: Words = {}): DetailLine => ({
  ...{ orderId: "", branchId: "", productId: null, supplierSku: "", unit: "本", last: null },
  ...{ seq, name: "12 寸蝴蝶册", spec: "绒面 · 20 页", expectedOn: null },
  ...{ quantity: 8_000n as Quantity, unitPrice: fen(28_000n) },
  ...{ discount: fen(0n), amount: fen(224_000n), ...values },
});
const many = (count: number, values: Words = {}) =>
  Array.from({ length: count }, (_, i) => line(i + 1, values));
const head = ["厦门青禾相册工坊 (S-001)", "思明店 · 厦门市思明区"];
const asked = { notes: "", sees: true, head, approvals: "王淑芬 11-27 周五 10:02" };

test("a short order is one sheet, with its sum and the place to sign", () => {
  const [only, ...more] = sheetsOf({ ...asked, lines: many(6) });
  expect(more).toEqual([]);
  expect(only).toMatchObject({ totals: true, signed: true });
});

test("every line, word and sum is printed once and in its order, and no sheet is empty", () => {
  const words = fc.string({
    unit: fc.constantFrom("册", "a", "W", " "),
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 200 }),
      fc.array(fc.string({ unit: "grapheme", maxLength: 200 }), { maxLength: 40 }),
      fc.boolean(),
      (names, paragraphs, sees) => {
        const lines = names.map((name, i) => line(i + 1, { name, spec: name }));
        const notes = paragraphs.map((one) => one.replaceAll("\n", " ")).join("\n");
        const sheets = sheetsOf({ ...asked, lines, notes, sees });
        expect(sheets.flatMap((sheet) => sheet.lines)).toEqual(lines);
        expect(sheets.flatMap((sheet) => sheet.notes).join("\n")).toBe(notes);
        expect(sheets.filter(({ totals }) => totals)).toHaveLength(sees ? 1 : 0);
        expect(sheets.map(({ signed }) => signed).lastIndexOf(true)).toBe(sheets.length - 1);
        expect(sheets.filter(({ signed }) => signed)).toHaveLength(1);
        for (const sheet of sheets)
          expect(sheet.lines.length + sheet.notes.length + Number(sheet.signed)).toBeGreaterThan(0);
      },
    ),
    { numRuns: process.env.PROVE ? 500 : 60 },
  );
}, 60_000);

test("the sum never stands on a sheet without a line", () => {
  for (let count = 1; count <= 60; count += 1) {
    const sum = sheetsOf({ ...asked, lines: many(count) }).find(({ totals }) => totals);
    expect([count, (sum?.lines.length ?? 0) > 0]).toEqual([count, true]);
  }
});

test("long names take the room they need: Chinese by the square, letters narrower", () => {
  expect(linesIn("册".repeat(20), 240, 12)).toBe(2);
  expect(linesIn("a".repeat(20), 240, 12)).toBe(1);
  expect(linesIn("第一\n第二", 240, 12)).toBe(2);
  const short = sheetsOf({ ...asked, lines: many(40) }).length;
  expect(
    sheetsOf({ ...asked, lines: many(40, { name: "册".repeat(120) }) }).length,
  ).toBeGreaterThan(short);
});
