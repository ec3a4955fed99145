import { writeFileSync } from "node:fs";
import { iconNames } from "../../components/ui/icon-names";

type Shape = readonly [tag: string, attributes: Record<string, string>];

/** Draws the sprite components/ui/icons.svg from lucide, so that no icon costs the browser any script. */
const symbols: string[] = [];
for (const name of iconNames) {
  const { __iconData } = await import(`lucide-react/icons/${name}`);
  const shapes = (__iconData.node as Shape[]).map(([tag, { key, ...attributes }]) => {
    const written = Object.entries(attributes).map(([at, value]) => `${at}="${value}"`);
    return `<${tag} ${written.join(" ")}/>`;
  });
  symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`);
}

writeFileSync(
  "components/ui/icons.svg",
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">\n${symbols.join("\n")}\n</svg>\n`,
);
