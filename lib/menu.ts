import { can, type Permission, type Staff } from "@/lib/core/actor";
import { type Desk, desks, type Entry, type MenuEntry } from "@/lib/core/module";
import { modules } from "@/lib/modules";

export type Line = MenuEntry & { word: string };

const opens = (actor: Staff) => (entry: Entry) => !entry.may || can(actor, entry.may);

const lines: readonly Line[] = modules.flatMap(({ name, menu, also = [] }) => [
  ...(menu ? [{ word: `${name}.title`, ...menu }] : []),
  ...also,
]);

/** The menu of a person: desks in order, each with what his grants open. Empty desks fall away. */
export function menuOf(actor: Staff): { desk: Desk; lines: Line[] }[] {
  const mine = lines.filter(opens(actor));
  return desks
    .map((desk) => ({ desk, lines: mine.filter((one) => one.desk === desk) }))
    .filter((group) => group.lines.length > 0);
}

/** The right that opens a list, by the last word of its address; null when there is no such list. */
export const rightOf = (list: string): Permission | null =>
  lines.find(({ href }) => href.endsWith(`/${list}`))?.may ?? null;

/** What a person can begin: 新建采购单. In the order of the modules. */
export const createsOf = (actor: Staff): (Entry & { word: string })[] =>
  modules.flatMap(({ creates = [] }) => creates).filter(opens(actor));

/** Where a document of a kind is opened; null when no module claims the kind. */
export function hrefOf(document: string, id: string): string | null {
  for (const { documents } of modules) {
    const open = documents?.[document];
    if (open) return open(id);
  }
  return null;
}
