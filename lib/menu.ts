import { can, type Staff } from "@/lib/core/actor";
import { type Desk, desks, type MenuEntry } from "@/lib/core/module";
import { modules } from "@/lib/modules";

export type MenuLine = Pick<MenuEntry, "href" | "icon"> & { module: string };

/** The menu of a person: desks in order, each with the modules his grants open. Empty desks fall away. */
export function menuOf(actor: Staff): { desk: Desk; lines: MenuLine[] }[] {
  return desks
    .map((desk) => ({
      desk,
      lines: modules.flatMap(({ name, menu }) =>
        menu?.desk === desk && can(actor, menu.may)
          ? [{ module: name, href: menu.href, icon: menu.icon }]
          : [],
      ),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** Where a document of a kind is opened; null when no module claims the kind. */
export function hrefOf(document: string, id: string): string | null {
  for (const { documents } of modules) {
    const open = documents?.[document];
    if (open) return open(id);
  }
  return null;
}
