import "server-only";
import writeXlsxFile, { type Cell } from "write-excel-file/node";

export type ExportCell = { text: string; number?: boolean };

/** Excel guesses the encoding of a CSV file without it, wrongly for Chinese. */
const mark = "\uFEFF";
const figure = /^-?\d{1,13}(\.\d{1,3})?$/;
const plain = (text: string) => text.replaceAll(",", "");

export const csvStart = (heads: readonly string[]): string =>
  mark + csvLine(heads.map((text) => ({ text })));

/** RFC 4180, and an apostrophe before what a spreadsheet would take for a formula (T-15). */
export const csvLine = (cells: readonly ExportCell[]): string =>
  `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;

function harmless({ text, number }: ExportCell): string {
  if (number && figure.test(plain(text))) return plain(text);
  // Spreadsheets skip leading blanks, and full-width signs are signs to some of them.
  return /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

export async function xlsxOf(
  heads: readonly string[],
  rows: readonly (readonly ExportCell[])[],
): Promise<Buffer<ArrayBuffer>> {
  const head = heads.map((text) => ({ ...textCell(text), fontWeight: "bold" as const }));
  const file = await writeXlsxFile([head, ...rows.map((row) => row.map(cellOf))], {
    stickyRowsCount: 1,
    columns: heads.map((text) => ({ width: Math.min(40, Math.max(12, text.length * 3)) })),
  }).toBuffer();
  return Buffer.from(file);
}

const cellOf = ({ text, number }: ExportCell): Cell =>
  number && figure.test(plain(text))
    ? { type: Number, value: Number(plain(text)), format: "#,##0.00##" }
    : textCell(text);

/** Typed as text, so that no content makes it a formula. */
const textCell = (text: string) => ({ type: String, value: writable(text) });

/**
 * What XML cannot hold, or the writer would drop, is written the way Excel itself writes it: _x0001_.
 * A text that looks like such a sign is kept from being read as one. Excel ends a cell at 32,767
 * characters.
 */
const writable = (text: string): string =>
  apart(
    text
      .slice(0, 32_000)
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\uFFFD]/gu, (one) =>
        one === "\n" || one === "\t" ? one : one.split("").map(sign).join(""),
      ),
  );

/** The writer looks texts up in a plain object, in which these names are there before it begins. */
const apart = (text: string) => (text in Object.prototype ? sign(text) + text.slice(1) : text);

const sign = (unit: string) =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
