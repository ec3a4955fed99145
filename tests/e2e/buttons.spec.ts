import { expect, type Locator, type Page, test } from "@playwright/test";
import { signIn } from "./support/people";

const states = ["draft", "submitted", "rejected", "approved", "cancelled"] as const;

for (const account of ["buyer", "branch_manager"]) {
  test(`${account}: no button of an order does nothing, in whatever state it is (A10)`, async ({
    page,
    isMobile,
  }) => {
    test.skip(isMobile === true);
    test.setTimeout(300_000);
    await signIn(page, account);
    for (const state of states) await test.step(state, () => pressAll(page, state));
  });
}

/** Every button of the state's oldest orders, which no other story touches, each pressed on a fresh page. */
async function pressAll(page: Page, state: string): Promise<void> {
  await page.goto(`/purchase-orders?status=${state}&sort=created`);
  const orders = await page
    .locator("#orders tbody a[data-open]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  expect(orders.length).toBeGreaterThan(0);
  const pressed = new Set<string>();
  for (const address of orders.slice(0, 3)) {
    await page.goto(address);
    for (const name of await namesOf(page)) {
      if (pressed.has(name)) continue;
      pressed.add(name);
      await page.goto(address);
      // An earlier press may have moved this order on; then another one has the button.
      const button = await buttonOf(page, name);
      if (!button) {
        pressed.delete(name);
        continue;
      }
      await test.step(`${state}: ${name}`, () => does(page, button, name));
    }
  }
  // The sheet can always be printed; so at least the menu was found.
  expect([...pressed].some((name) => name.startsWith("menu: "))).toBe(true);
}

const inPage = (page: Page) => page.locator("main :is(button, .moves a):visible");
const more = (page: Page) => page.locator("main .moves").getByRole("button", { name: "更多" });
const inMenu = (page: Page) => page.locator("[popover]:popover-open :is(button, a):visible");

async function namesOf(page: Page): Promise<string[]> {
  const names = (await inPage(page).allTextContents()).map(plain).filter(Boolean);
  await more(page).first().click();
  const items = (await inMenu(page).allTextContents()).map(plain);
  return [...new Set([...names, ...items.map((item) => `menu: ${item}`)])];
}

async function buttonOf(page: Page, name: string): Promise<Locator | null> {
  const item = name.replace(/^menu: /, "");
  if (item !== name) await more(page).first().click();
  const all = await (item === name ? inPage(page) : inMenu(page)).all();
  for (const one of all) if (plain((await one.textContent()) ?? "") === item) return one;
  return null;
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** A press opens something, leads somewhere, changes the page, asks for a file, or is refused in words. */
async function does(page: Page, button: Locator, name: string): Promise<void> {
  if (await button.isDisabled()) {
    // Grey is allowed where the page says what is missing.
    await expect(
      page
        .locator("main")
        .getByText(/请|还没有|需要/)
        .first(),
      name,
    ).toBeVisible();
    return;
  }
  let asked = false;
  page.once("filechooser", () => {
    asked = true;
  });
  const before = await shown(page);
  await button.click();
  await expect
    .poll(async () => asked || (await shown(page)) !== before, { message: name, timeout: 8_000 })
    .toBe(true);
}

const shown = (page: Page) =>
  page.evaluate(
    () =>
      `${location.href}|${document.querySelectorAll("dialog[open], [popover]:popover-open").length}|${document.body.textContent}`,
  );
