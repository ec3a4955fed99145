import type { LineValues } from "./order-values";

/** The columns of the grid as a spreadsheet pastes them, from the cell that was chosen on. */
export const pasteColumns = [
  "name",
  "spec",
  "quantity",
  "unit",
  "unitPrice",
  "discount",
] as const satisfies readonly (keyof LineValues)[];
export type PasteColumn = (typeof pasteColumns)[number];

export const mostLines = 200;

/** Rows and cells of a copied block; null when it is a single value, which pastes as text does. */
export function blockOf(text: string): string[][] | null {
  const block = cellsOf(text.replace(/\r\n?/g, "\n").replace(/\n+$/, ""));
  return block.length > 1 || (block[0]?.length ?? 0) > 1 ? block : null;
}

/** A spreadsheet puts a cell in quotes when a line break, a tab or quotes stand in it. */
const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|[^\t\n]*/y;

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    cell.lastIndex = at;
    const [whole = "", quoted] = cell.exec(text) ?? [];
    const wrapped = quoted !== undefined && /[\t\n]|""/.test(quoted);
    const words = wrapped ? quoted.replaceAll('""', '"') : whole;
    rows.at(-1)?.push(words.replace(/\s+/g, " ").trim());
    at += whole.length;
    if (at >= text.length) return rows;
    if (text[at] === "\n") rows.push([]);
    at += 1;
  }
}

/** What a block did not find room for: its rows from `from` on, the first of them by name, and columns. */
export type Left = { rows: number; from: number; first: string; columns: number };

/** Lays a block over the lines, starting at a cell; lines that are missing are made. */
export function laid(
  lines: readonly LineValues[],
  block: readonly (readonly string[])[],
  at: { line: number; column: PasteColumn },
  blank: () => LineValues,
): { lines: LineValues[]; left: Left } {
  const start = pasteColumns.indexOf(at.column);
  const room = mostLines - at.line;
  const next = lines.map((line) => ({ ...line }));
  for (const [i, cells] of block.slice(0, room).entries()) {
    const line = next[at.line + i] ?? blank();
    next[at.line + i] = line;
    for (const [j, words] of cells.entries()) {
      const column = pasteColumns[start + j];
      if (!column) break;
      // Other words are no longer the product that stood there.
      if (column === "name" && words !== line.name) line.productId = "";
      line[column] = words;
    }
  }
  const over = block.slice(room);
  const widest = Math.max(...block.map((cells) => cells.findLastIndex(Boolean) + 1));
  return {
    lines: next,
    left: {
      rows: over.length,
      from: room + 1,
      first: over[0]?.find(Boolean) ?? "",
      columns: Math.max(0, start + widest - pasteColumns.length),
    },
  };
}
