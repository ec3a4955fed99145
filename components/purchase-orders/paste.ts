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

/** Rows and cells of a copied block; null when it is a single value, which pastes as text does. */
export function blockOf(text: string): string[][] | null {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const block = rows.map((row) => row.split("\t").map((cell) => cell.trim()));
  return block.length > 1 || (block[0]?.length ?? 0) > 1 ? block.slice(0, 200) : null;
}

/** Lays a block over the lines, starting at a cell; lines that are missing are made. */
export function laid(
  lines: readonly LineValues[],
  block: readonly (readonly string[])[],
  at: { line: number; column: PasteColumn },
  blank: () => LineValues,
): LineValues[] {
  const from = pasteColumns.indexOf(at.column);
  const next = lines.map((line) => ({ ...line }));
  for (const [i, cells] of block.entries()) {
    const line = next[at.line + i] ?? blank();
    next[at.line + i] = line;
    for (const [j, cell] of cells.entries()) {
      const column = pasteColumns[from + j];
      if (!column) break;
      line[column] = cell;
      // Pasted words are no longer the product that stood there.
      if (column === "name") line.productId = "";
    }
  }
  return next.slice(0, 200);
}
