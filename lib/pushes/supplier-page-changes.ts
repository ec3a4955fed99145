import type { Money, Quantity } from "@/db/units";
import { showMoney, showQuantity } from "@/lib/core/figures";
import { type ContentLine, changesBetween, type LineChange, type PushContent } from "./content";
import type { linkWords } from "./link-words";
import type { Say } from "./say";

type Words = Say<keyof typeof linkWords>;

export const moneyOf = (text: string): string => showMoney(BigInt(text) as Money);
export const quantityOf = (text: string): string => showQuantity(BigInt(text) as Quantity);
/** "12-05": the year is on the page already. */
export const shortDay = (on: string): string => on.slice(5);

/** What is new, in sentences: lines first, then what concerns the whole (P11). */
export function saidChanges(before: PushContent, after: PushContent, say: Words): string[] {
  const said = changesBetween(before, after).flatMap((change) => saidLine(change, say));
  const days = { before: shortDay(before.dueOn), after: shortDay(after.dueOn) };
  if (before.dueOn !== after.dueOn) said.push(say("pushes.link.was.all-due", days));
  if (before.shipTo !== after.shipTo) said.push(say("pushes.link.was.ship-to"));
  if (before.notes !== after.notes) said.push(say("pushes.link.was.notes"));
  if (said.length === 0 && before.sums?.total !== after.sums?.total)
    said.push(say("pushes.link.was.sums"));
  return said.length > 0 ? said : [say("pushes.link.was.nothing")];
}

const amountOf = ({ quantity, unit }: ContentLine) => `${quantityOf(quantity)} ${unit}`;

function saidLine(change: LineChange, say: Words): string[] {
  const { line } = change;
  if (change.kind !== "changed")
    return [say(`pushes.link.was.${change.kind}`, { name: line.name, quantity: amountOf(line) })];
  const was = change.before;
  const said: string[] = [];
  const tell = (what: "quantity" | "due" | "price", one: string, other: string) =>
    said.push(say(`pushes.link.was.${what}`, { name: line.name, before: one, after: other }));
  if (was.quantity !== line.quantity) tell("quantity", amountOf(was), amountOf(line));
  if (was.dueOn !== line.dueOn) tell("due", shortDay(was.dueOn), shortDay(line.dueOn));
  if (was.price !== line.price && was.price && line.price)
    tell("price", moneyOf(was.price), moneyOf(line.price));
  return said;
}
