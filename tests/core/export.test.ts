import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { exportRows } from "@/lib/core/export";
import { csvLine, csvStart, xlsxOf } from "@/lib/core/table-export";
import { admin } from "../support/admin";
import { signInAs } from "../support/session";
import { cellsOf } from "../support/sheet";

const formula = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const dangerous = fc
  .tuple(fc.constantFrom("=", "+", "-", "@", "\t=", "\r", " =", "＝", "'", '"'), fc.string())
  .map(([first, rest]) => first + rest);
const anything = fc.oneof(fc.string({ unit: "binary" }), fc.string(), dangerous);

describe("a list that leaves the house (T-15, S9)", () => {
  test("in CSV every text stays text and comes back as it was, with an apostrophe before a formula", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 4 }), (texts) => {
        const file = csvStart(["a", "b"]) + csvLine(texts.map((text) => ({ text })));
        expect(file.startsWith("\uFEFF")).toBe(true);
        const rows: string[][] = parse(file, { bom: true, relax_column_count: true });
        const cells = rows[1] ?? [];
        expect(cells).toEqual(texts.map((text) => (formula.test(text) ? `'${text}` : text)));
        for (const cell of cells) expect(cell).not.toMatch(/^[\s\uFEFF]*[=+\-@]/);
      }),
      { numRuns: 500 },
    );
  });

  test("in Excel every text is a text cell, never a formula, and comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const { texts, sheet } = cellsOf(await xlsxOf(["头"], [[{ text }]]));
        expect(sheet).not.toContain("<f>");
        if (text !== "") expect(texts).toContain(text.slice(0, 32_000).toWellFormed());
      }),
      {
        numRuns: 150,
        examples: [
          ["\u{10FFFE}\0"],
          ["\uFDD0a"],
          ["\uFFFD"],
          ["\uD800"],
          ["_x0041_"],
          ["toString"],
          ["__proto__"],
        ],
      },
    );
  });

  test("amounts are numbers in Excel and plain in CSV, also below zero", async () => {
    const row = [
      { text: "1,234.50", number: true },
      { text: "-12.00", number: true },
      { text: "=1+1", number: true },
    ];
    expect(csvLine(row)).toBe(`"1234.50","-12.00","'=1+1"\r\n`);
    const { sheet } = cellsOf(await xlsxOf(["a", "b", "c"], [row]));
    expect(sheet).toContain("<v>1234.5</v>");
    expect(sheet).toContain("<v>-12</v>");
  });

  test("is written down with its filter and the rows that left, page after page", async () => {
    const actor = await signInAs("buyer");
    const request = new NextRequest("http://127.0.0.1:3000/api/x?status=draft&format=csv");
    const pages = [["甲", "=乙"], ["丙"]];
    const answer = await exportRows({
      actor,
      request,
      list: "things",
      columns: [{ head: "名称", cell: (row: string) => row }],
      page: async (after) => {
        const at = Number(after ?? 0);
        return { rows: pages[at] ?? [], after: at === 0 ? "1" : null };
      },
    });
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="things.csv"');
    expect(await answer.text()).toBe('"名称"\r\n"甲"\r\n"\'=乙"\r\n"丙"\r\n');
    const traces = await admin`select act, after from audit_log
      where actor_id = ${actor.id} and document = 'things' order by seq`;
    expect(traces.map(({ act }) => act)).toEqual(["things.export", "things.exported"]);
    expect(traces[1]?.after).toEqual({ status: "draft", format: "csv", rows: 3, complete: true });
  });
});
