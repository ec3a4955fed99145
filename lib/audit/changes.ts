import type { Money, Quantity } from "@/db/units";
import { showMoney, showQuantity } from "@/lib/core/figures";

/** One field of an act: what it is called, what it was and what it became; null is nothing. */
export type Change = { field: string; before: Shown; after: Shown };
/** Text as it stands, a words key such as "audit.yes", a count of lines, or a moment. */
export type Shown = { text: string } | { word: string; count?: number } | { at: Date } | null;

type Sides = { before: unknown; after: unknown; documentId: string | null };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const record = (value: unknown): Record<string, unknown> =>
  value && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** Every id that stands in a row, so that all can be named at once. */
export function idsIn({ before, after }: Pick<Sides, "before" | "after">): string[] {
  return [before, after]
    .flatMap((side) => Object.values(record(side)))
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === "string" && uuid.test(value));
}

/** The fields an act set or changed, in words instead of json. */
export function changesOf(
  { before, after, documentId }: Sides,
  named: ReadonlyMap<string, string>,
): Change[] {
  const [was, is] = [record(before), record(after)];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields.flatMap((field) => {
    if (is[field] === documentId && documentId) return [];
    const change = {
      field,
      before: shown(field, was[field], named),
      after: shown(field, is[field], named),
    };
    return change.before === null && change.after === null ? [] : [change];
  });
}

const money = /(total|freight|discount|price|amount|limit|tolerance|deposit)$/i;
const quantity = /quantity$/i;

function shown(field: string, value: unknown, named: ReadonlyMap<string, string>): Shown {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return { word: value ? "audit.yes" : "audit.no" };
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    if (value.every((one) => typeof one === "string" || typeof one === "number"))
      return { text: value.map((one) => named.get(String(one)) ?? String(one)).join("、") };
    return { word: "audit.items", count: value.length };
  }
  if (typeof value === "object") {
    const parts = Object.entries(record(value)).flatMap(([key, one]) => {
      const part = shown(key, one, named);
      return part && "text" in part ? [part.text] : [];
    });
    return parts.length > 0 ? { text: parts.join("、") } : { word: "audit.items", count: 1 };
  }
  const text = String(value);
  if (/^-?\d+$/.test(text) && money.test(field)) return { text: showMoney(BigInt(text) as Money) };
  if (/^-?\d+$/.test(text) && quantity.test(field))
    return { text: showQuantity(BigInt(text) as Quantity) };
  if (uuid.test(text)) return { text: named.get(text) ?? `…${text.slice(-6)}` };
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return { at: new Date(text) };
  return { text: [...text].slice(0, 200).join("") };
}
