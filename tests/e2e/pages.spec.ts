import { expect, type Page, test } from "@playwright/test";
import { deskPages, documentThatSays, isTranslated, linksOf, type Route } from "./support/pages";
import { fits, isAccessible, someoneElse, withoutSession } from "./support/people";

type Desk = {
  account: string;
  has: RegExp;
  /** Pages behind something typed or ticked, and documents that have more pages than the first of a list. */
  doors?: (page: Page) => Promise<string[]>;
};

/** A page belongs to the first desk that has it; the last one has all that are left. */
const desks: Record<string, Desk> = {
  "people and roles": { account: "admin", has: /^\/admin\/(people|roles)\b/ },
  "how the company is set up": { account: "admin", has: /^\/admin\b/ },
  suppliers: { account: "buyer", has: /^\/suppliers\b/ },
  products: { account: "buyer", has: /^\/products\b/ },
  orders: {
    account: "buyer",
    has: /^\/purchase-orders\b/,
    doors: async (page) => {
      const revised = await documentThatSays(page, "/purchase-orders?status=approved", /第 2 版/);
      return [revised, `/purchase-orders/print?ids=${revised.split("/").at(-1)}`];
    },
  },
  pushes: {
    account: "buyer",
    has: /^\/pushes\b/,
    doors: async (page) => [
      await documentThatSays(page, "/pushes?tab=unanswered", /TD-XM01-/),
      await documentThatSays(page, "/pushes?tab=draft", /\/edit/),
    ],
  },
  leads: { account: "branch_manager", has: /^\/leads\b/ },
  calendar: { account: "branch_manager", has: /^\/calendar\b/ },
  customers: { account: "branch_manager", has: /^\/customers\b/ },
  packages: { account: "branch_manager", has: /^\/packages\b/ },
  jobs: {
    account: "branch_manager",
    has: /^\/board\b/,
    doors: async (page) => [await documentThatSays(page, "/orders?status=active", /分单与阶段/)],
  },
  "what was sold": {
    account: "branch_manager",
    has: /^\/orders\b/,
    doors: async (page) => [await documentThatSays(page, "/orders?tab=draft", /草稿/)],
  },
  receipts: { account: "accountant", has: /^\/receipts\b/ },
  "what is everybody's": {
    account: "branch_manager",
    has: /^\//,
    doors: async () => ["/search?q=相册"],
  },
};

const deskOf = ({ name }: Route) => Object.values(desks).find(({ has }) => has.test(name));

for (const [name, desk] of Object.entries(desks)) {
  test(`every page of the build about ${name} can be reached, fits, is translated, and is fit for everybody (row 22)`, async ({
    browser,
    isMobile,
  }) => {
    test.setTimeout(180_000);
    const wanted = deskPages().filter((route) => deskOf(route) === desk);
    expect(wanted).not.toEqual([]);
    const page = await someoneElse(browser, desk.account, isMobile);
    const wrong = mistakesOf(page);
    const doors = (await desk.doors?.(page)) ?? [];
    const left = await walk(page, wanted, doors, isMobile ? "night" : "day");
    expect(wrong).toEqual([]);
    expect(left).toEqual([]);
    await page.context().close();
  });
}

test("the pages around the desks are as fit: the door, a new password, 403, 404 (rows 1, 22)", async ({
  browser,
  isMobile,
}) => {
  test.setTimeout(120_000);
  const closely = isMobile ? "night" : "day";
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
    await test.step(address, async () => {
      await isFitByDay(page, closely);
      await isFitByNight(page, closely);
    });
  }
});

/** From page to page by their own links, each kind of page once; answers with those that were not met. */
async function walk(
  page: Page,
  wanted: readonly Route[],
  doors: readonly string[],
  closely: Light,
): Promise<string[]> {
  const left = new Set(wanted);
  const of = (path: string) => [...left].find(({ matches }) => matches(path));
  const ahead = new Set(["/", ...doors]);
  const met = new Set<string>();
  const isWorthwhile = (path: string) => path === "/" || doors.includes(path) || of(path);
  for (;;) {
    const path = [...ahead].find((one) => !met.has(one) && isWorthwhile(one));
    if (path === undefined || left.size === 0) return [...left].map(({ name }) => name);
    met.add(path);
    const answer = await page.goto(path);
    const route = of(new URL(page.url()).pathname);
    const isNew = route && answer?.status() === 200;
    if (isNew) await test.step(route.name, () => isFitByDay(page, closely));
    for (const link of await linksOf(page)) ahead.add(link);
    if (!isNew) continue;
    left.delete(route);
    await test.step(`${route.name}, at night`, () => isFitByNight(page, closely));
  }
}

/** By day everybody reads Chinese, at night English. The desk is looked at closely by day, the phone at night. */
type Light = "day" | "night";

async function isFitByDay(page: Page, closely: Light): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await fits(page);
  await isTranslated(page);
  if (closely === "day") await isAccessible(page);
}

async function isFitByNight(page: Page, closely: Light): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const url = new URL(page.url()).origin;
  await page.context().addCookies([{ name: "locale", value: "en", url }]);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await fits(page);
  await isTranslated(page);
  if (closely === "night") await isAccessible(page);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
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
