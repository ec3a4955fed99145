import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

export type Route = { name: string; matches: (path: string) => boolean };

/** Every page of the build with a desk around it, as the build itself lists them. */
export function deskPages(): Route[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const names = Object.entries(manifest)
    .filter(([file]) => file.startsWith("/(desks)/") && file.endsWith("/page"))
    .map(([, name]) => name);
  const pattern = (name: string) => new RegExp(`^${name.replace(/\[[^\]]+\]/g, "[^/]+")}$`);
  // /noun/new is a page of its own, no document called "new".
  const words = (name: string) => name.split("/").filter((part) => !part.startsWith("[")).length;
  const nearest = names.toSorted((a, b) => words(b) - words(a));
  const nameOf = (path: string) => nearest.find((name) => pattern(name).test(path));
  return names.map((name) => ({ name, matches: (path) => nameOf(path) === name }));
}

/** Where a page's own links lead, those of its menu too, and the keys of its rows. */
export async function linksOf(page: Page): Promise<string[]> {
  const more = page.getByRole("button", { name: "更多", exact: true }).first();
  if (await more.isVisible()) await more.click();
  return page.locator("a[href^='/'], [data-edit]").evaluateAll((all) =>
    all.map((one) => {
      const to = one.getAttribute("data-edit") ?? one.getAttribute("href") ?? "";
      return new URL(to, location.href).pathname;
    }),
  );
}

/** The address of the first document of a list whose page says so. */
export async function documentThatSays(page: Page, list: string, words: RegExp): Promise<string> {
  await page.goto(list);
  const noun = new URL(page.url()).pathname;
  const paths = (await linksOf(page)).filter((path) =>
    /^\/[0-9a-f-]{36}$/.test(path.slice(noun.length)),
  );
  for (const path of new Set(paths))
    if (words.test(await (await page.request.get(path)).text())) return path;
  throw new Error(`no document of ${list} says ${words}`);
}

const modules = readdirSync("lib", { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

/** A word that was never written shows as its name, "pushes.some-word". */
export async function isTranslated(page: Page): Promise<void> {
  const name = new RegExp(`(^|\\s)(${[...modules, "shared"].join("|")})\\.[a-z][\\w.-]+`);
  expect(await page.getByText(name).filter({ visible: true }).allTextContents()).toEqual([]);
}
