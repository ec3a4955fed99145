import "server-only";
import { xlsxOf } from "@/lib/core/table-export";
import type { PushContent } from "./content";
import { moneyOf, quantityOf } from "./supplier-page-changes";
import type { Around } from "./supplier-page-frame";

/** The lines as a table: text that no spreadsheet runs, quantities and sums as numbers (T-15). */
export function tableOf({ lines, sums }: PushContent, { say }: Around): Promise<Buffer> {
  const text = (one: string) => ({ text: one });
  const number = (one: string) => ({ text: one, number: true });
  const heads = [
    say("pushes.link.goods"),
    say("pushes.link.spec"),
    say("pushes.link.your-sku"),
    say("pushes.link.our-sku"),
    say("pushes.link.quantity"),
    say("pushes.link.unit"),
    say("pushes.link.due-on"),
    say("pushes.link.note"),
    ...(sums ? [say("pushes.link.price"), say("pushes.link.amount")] : []),
  ];
  const rows = lines.map((line) => [
    ...[line.name, line.spec, line.supplierSku, line.sku].map(text),
    number(quantityOf(line.quantity)),
    ...[line.unit, line.dueOn, line.note].map(text),
    ...(sums ? [number(moneyOf(line.price ?? "0")), number(moneyOf(line.amount ?? "0"))] : []),
  ]);
  return xlsxOf(heads, rows);
}
