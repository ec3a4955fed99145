import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { iconNames } from "@/components/ui/icon-names";
import { modules } from "@/lib/modules";

const sprite = readFileSync("components/ui/icons.svg", "utf8");

it("every icon that has a name is in the sprite", () => {
  expect(iconNames.filter((name) => !sprite.includes(`id="${name}"`))).toEqual([]);
});

it("every menu entry has an icon the sprite can draw", () => {
  const known = new Set<string>(iconNames);
  const missing = modules.flatMap(({ menu }) => (menu && !known.has(menu.icon) ? [menu.icon] : []));
  expect(missing).toEqual([]);
});
