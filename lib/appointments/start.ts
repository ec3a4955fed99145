import type { Staff } from "@/lib/core/actor";
import { type Day, dayIn, dayInput, now } from "@/lib/core/time";
import { kinds } from "./kinds";
import { clockOf, closesAt, minutesIn, minutesOf, opensAt, step, usual } from "./rules";
import type { BookForm } from "./schema";

type Search = Record<string, string | string[] | undefined>;

/** The next quarter of an hour there, within the opening hours. */
export function nextQuarter(actor: Staff, branchId: string): number {
  const zone = actor.branches.find(({ id }) => id === branchId)?.zone ?? "Asia/Shanghai";
  const minutes = minutesIn(zone, dayIn(zone), now());
  return Math.min(closesAt, Math.max(opensAt, Math.ceil(minutes / step) * step));
}

/** What the form begins with: what the address asks for, or the next quarter of an hour. */
export function startOf(
  search: Search,
  { today, soon }: { today: Day; soon: number },
  resources: readonly { id: string }[],
): Pick<BookForm, "kind" | "on" | "from" | "until" | "resourceIds"> {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const kind = kinds.find((name) => name === one("kind")) ?? "shoot";
  const on = dayInput.safeParse(one("on")).data ?? today;
  const asked = minutesOf(one("from"));
  const from = asked ?? (on === today ? soon : 10 * 60);
  const wanted = one("with").split(",");
  return {
    ...{ kind, on, from: clockOf(from) },
    until: clockOf(Math.min(1439, from + usual[kind])),
    resourceIds: resources.map(({ id }) => id).filter((id) => wanted.includes(id)),
  };
}
