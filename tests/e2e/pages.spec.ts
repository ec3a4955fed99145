import { expect, type Page, test } from "@playwright/test";
import { deskPages, isTranslated, linksOf, type Route } from "./support/pages";
import { fits, isAccessible, someoneElse, withoutSession } from "./support/people";

test("every page of the build can be reached, fits, is translated, and is fit for everybody (row 22)", async ({
  browser,
  isMobile,
}) => {
  test.setTimeout(300_000);
  let left = deskPages();
  expect(left.length).toBeGreaterThan(40);
  for (const account of ["buyer", "branch_manager", "admin"]) {
    const page = await someoneElse(browser, account, isMobile);
    const wrong = mistakesOf(page);
    left = await walk(page, left, isMobile ? "dark" : "light");
    expect(wrong).toEqual([]);
    await page.context().close();
  }
  expect(left.map(({ name }) => name)).toEqual([]);
});

test("the pages around the desks are as fit: the door, a new password, 403, 404 (rows 1, 22)", async ({
  browser,
  isMobile,
}) => {
  test.setTimeout(120_000);
  const closely = isMobile ? "dark" : "light";
  const admin = await someoneElse(browser, "admin", isMobile);
  const reset = await test.step("a link for who forgot his password", async () => {
    await admin.goto("/admin/people?q=retoucher.xm02");
    await admin
      .getByRole("row", { name: /retoucher\.xm02/ })
      .getByRole("link")
      .first()
      .click();
    await admin.getByRole("button", { name: "生成设密码链接" }).click();
    return admin.getByLabel("生成设密码链接").inputValue();
  });
  const photographer = await someoneElse(browser, "photographer", isMobile);
  const stranger = await withoutSession(browser, isMobile ? 390 : 1366);
  for (const [page, address, status] of [
    [stranger, "/login", 200],
    [stranger, reset, 200],
    [stranger, "/reset/nothing-like-it", 404],
    [stranger, "/setup", 404],
    [photographer, "/suppliers", 403],
    [photographer, "/nowhere", 404],
  ] as const) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, status]);
    await test.step(address, () => isFit(page, closely));
  }
});

/** From page to page by their own links, each kind of page once; answers with the pages that were not met. */
async function walk(
  page: Page,
  wanted: readonly Route[],
  closely: "light" | "dark",
): Promise<Route[]> {
  const left = new Set(wanted);
  const of = (path: string) => [...left].find(({ matches }) => matches(path));
  const ahead = ["/"];
  const met = new Set<string>();
  while (left.size > 0) {
    const path = ahead.find((one) => !met.has(one) && (one === "/" || of(one)));
    if (path === undefined) break;
    met.add(path);
    const answer = await page.goto(path);
    const route = of(new URL(page.url()).pathname);
    if (route && answer?.status() === 200) {
      left.delete(route);
      await test.step(route.name, () => isFit(page, closely));
    }
    ahead.push(...(await linksOf(page)));
  }
  return [...left];
}

/** By day in Chinese and by night in English; the desk is looked at closely by day, the phone by night. */
async function isFit(page: Page, closely: "light" | "dark"): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  for (const [colorScheme, locale] of [
    ["light", "zh-CN"],
    ["dark", "en"],
  ] as const) {
    if (locale === "en") {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page
        .context()
        .addCookies([{ name: "locale", value: locale, url: new URL(page.url()).origin }]);
      await page.reload();
    }
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await fits(page);
    await isTranslated(page);
    if (colorScheme === closely) await isAccessible(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.context().clearCookies({ name: "locale" });
}

function mistakesOf(page: Page): string[] {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(`${page.url()} ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`${page.url()} ${message.text()}`);
  });
  return wrong;
}
