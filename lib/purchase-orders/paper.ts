import { showMoney, showQuantity } from "@/lib/core/figures";
import type { DetailLine } from "./detail";

/**
 * An order on A4: how many of its lines stand on which sheet, so that every sheet can say which of how many
 * it is, also where several orders are printed in one go. Heights are CSS pixels, rather too many than too few.
 */
export type Sheet = { lines: DetailLine[]; totals: boolean; notes: string[]; signed: boolean };

/** What is left of 297 mm between the margins of app/print.css, without the foot of the sheet. */
const sheetHeight = 970;
const firstHead = 200;
const laterHead = 64;
const tableHead = 30;
const totalsHeight = 130;
const signature = 76;

/** Column widths in pixels of the 688 that A4 leaves; the product takes what the others do not. */
export const widths = { seq: 26, quantity: 90, price: 84, less: 66, amount: 100, due: 88 };
const whole = 688;
const inside = 12;

const wide = /[\u1100-\uffef]|[\u{1f000}-\u{3ffff}]/u;
const broad = /[A-Z@%&mw]/;

/** How many lines a text takes; breaking rules may leave a place empty at the end of each. */
export function linesIn(text: string, width: number, size: number): number {
  const room = width / size - 1;
  return text.split("\n").reduce((lines, part) => {
    let length = 0;
    for (const sign of part) length += wide.test(sign) ? 1 : broad.test(sign) ? 0.85 : 0.62;
    return lines + Math.max(1, Math.ceil(length / room));
  }, 0);
}

function heightOf(line: DetailLine, sees: boolean): number {
  const { name, spec, supplierSku, quantity, unit, unitPrice, discount, amount } = line;
  const others = sees
    ? widths.price + widths.less + widths.amount + widths.quantity
    : widths.quantity;
  const product = whole - others - widths.seq - widths.due - inside;
  const figure = (text: string, width: number) => 17 * linesIn(text, width, 12);
  const sub = [spec, supplierSku].filter(Boolean).join(" · ");
  return (
    11 +
    Math.max(
      17 * linesIn(name, product, 12) + (sub ? 15 * linesIn(sub, product, 11) : 0),
      figure(`${showQuantity(quantity)} ${unit}`, widths.quantity),
      unitPrice === null ? 0 : figure(showMoney(unitPrice), widths.price),
      discount ? figure(showMoney(discount), widths.less) : 0,
      amount === null ? 0 : figure(showMoney(amount), widths.amount),
    )
  );
}

type Printed = {
  lines: readonly DetailLine[];
  notes: string;
  sees: boolean;
  /** What stands in the head and under the signature, where it may be long. */
  head: readonly string[];
  approvals: string;
};

export function sheetsOf({ lines, notes, sees, head, approvals }: Printed): Sheet[] {
  const sheets: Sheet[] = [];
  let left = 0;
  const turn = (): Sheet => {
    const first = sheets.length === 0;
    const facts = head.reduce((sum, text) => sum + 20 * linesIn(text, 320, 13), 0);
    left = sheetHeight - (first ? firstHead + facts : laterHead);
    const sheet = { lines: [], totals: false, notes: [], signed: false };
    sheets.push(sheet);
    return sheet;
  };
  let sheet = turn();
  const place = (height: number): Sheet => {
    if (height > left) sheet = turn();
    left -= height;
    return sheet;
  };

  const totals = sees ? totalsHeight : 0;
  for (const [at, line] of lines.entries()) {
    // The last line takes the totals with it: a sum never stands alone on a sheet.
    const last = at === lines.length - 1 ? totals : 0;
    const height = heightOf(line, sees) + last;
    const heading = sheet.lines.length === 0 ? tableHead : 0;
    if (height + heading > left) sheet = turn();
    left -= height + (sheet.lines.length === 0 ? tableHead : 0);
    sheet.lines.push(line);
    if (last > 0) sheet.totals = true;
  }
  if (notes) {
    for (const [at, part] of notes.split("\n").entries())
      place(20 * linesIn(part, at === 0 ? whole - 60 : whole, 13) + (at === 0 ? 12 : 0)).notes.push(
        part,
      );
  }
  place(signature + 20 * linesIn(approvals, 420, 13)).signed = true;
  return sheets;
}
