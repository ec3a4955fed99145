import { describe, expect, test } from "vitest";
import { blankLine, type LineValues } from "@/components/purchase-orders/order-values";
import { blockOf, laid } from "@/components/purchase-orders/paste";

const lines = (...names: string[]): LineValues[] =>
  names.map((name) => ({ ...blankLine(), name, productId: "7f0", quantity: "1" }));
const paste = (before: readonly LineValues[], text: string, line = 0, column = "name" as const) =>
  laid(before, blockOf(text) ?? [], { line, column }, blankLine);

describe("a block copied from a spreadsheet", () => {
  test("is rows and cells, whichever line ends the office's computer writes", () => {
    const block = [
      ["12 寸蝴蝶册", "绒面", "8"],
      ["8 寸绒面册", "", "16"],
    ];
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = block.map((cells) => cells.join("\t")).join(end) + end;
      expect(blockOf(text)).toEqual(block);
    }
  });

  test("keeps a cell with a line break, a tab or quotes in one piece", () => {
    expect(blockOf('"12 寸\n蝴蝶册"\t"绒面\t烫金"\t"写着 ""囍"" 字"\n相框\t\t3')).toEqual([
      ["12 寸 蝴蝶册", "绒面 烫金", '写着 "囍" 字'],
      ["相框", "", "3"],
    ]);
  });

  test("leaves quotes alone that somebody wrote himself", () => {
    expect(blockOf('"囍" 字摆台\t"红"\n8" 相框\t黑')).toEqual([
      ['"囍" 字摆台', '"红"'],
      ['8" 相框', "黑"],
    ]);
  });

  test("is no block when it is a single value: that pastes as text does", () => {
    expect(blockOf("12 寸蝴蝶册")).toBeNull();
    expect(blockOf("68.00\r\n")).toBeNull();
  });
});

describe("laid into the lines", () => {
  test("fills from the chosen cell on, makes missing rows and leaves the other cells alone", () => {
    const { lines: next, left } = laid(
      lines("一", "二"),
      blockOf("5\t本\t68.00\n6\t套\t61.50") ?? [],
      { line: 1, column: "quantity" },
      blankLine,
    );
    expect(
      next.map(({ name, quantity, unit, unitPrice }) => [name, quantity, unit, unitPrice]),
    ).toEqual([
      ["一", "1", "", ""],
      ["二", "5", "本", "68.00"],
      ["", "6", "套", "61.50"],
    ]);
    expect(next[1]?.productId).toBe("7f0");
    expect(left).toMatchObject({ rows: 0, columns: 0 });
  });

  test("lets go of the product whose name was pasted over", () => {
    const { lines: next } = paste(lines("一", "二"), "一\t红\n三\t蓝");
    expect(next.map(({ productId }) => productId)).toEqual(["7f0", ""]);
  });

  test("says which rows found no room, the first of them by its name, and keeps the 200 that did", () => {
    const text = Array.from({ length: 250 }, (_, i) => `商品 ${i + 1}\t\t${i + 1}`).join("\n");
    const { lines: next, left } = paste(lines("旧"), text, 0);
    expect(next).toHaveLength(200);
    expect(next.at(-1)).toMatchObject({ name: "商品 200", quantity: "200" });
    expect(left).toEqual({ rows: 50, from: 201, first: "商品 201", columns: 0 });
    expect(paste(next, text, 190).left).toMatchObject({ rows: 240, from: 11, first: "商品 11" });
  });

  test("says how many columns on the right have no place, empty ones not counted", () => {
    expect(paste([], "册\t绒\t1\t本\t2\t0\t合计\t备注\t\n册\t绒\t1\t本\t2\t0").left.columns).toBe(
      2,
    );
  });
});
