import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

export type Route = { name: string; matches: (path: string) => boolean };

/** Every page of the build with a desk around it, as the build itself lists them. */
export function deskPages(): Route[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const routes = Object.entries(manifest)
    .filter(([file]) => file.startsWith("/(desks)/") && file.endsWith("/page"))
    .map(([, name]) => name);
  const fixed = new Set(routes);
  return routes.map((name) => {
    const pattern = new RegExp(`^${name.replace(/\[[^\]]+\]/g, "[^/]+")}$`);
    // /noun/new is a page of its own, no document called "new".
    return { name, matches: (path) => path === name || (pattern.test(path) && !fixed.has(path)) };
  });
}

/** Where the page's own links lead, and the keys of its rows. */
export const linksOf = (page: Page): Promise<string[]> =>
  page.locator("a[href^='/'], [data-edit]").evaluateAll((all) =>
    all.map((one) => {
      const to = one.getAttribute("data-edit") ?? one.getAttribute("href") ?? "";
      return new URL(to, location.href).pathname;
    }),
  );

const modules = readdirSync("lib", { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

/** A word that was never written shows as its name, "pushes.some-word". */
export async function isTranslated(page: Page): Promise<void> {
  const name = new RegExp(`(^|\\s)(${[...modules, "shared"].join("|")})\\.[a-z][\\w.-]+`);
  expect(await page.getByText(name).filter({ visible: true }).allTextContents()).toEqual([]);
}
