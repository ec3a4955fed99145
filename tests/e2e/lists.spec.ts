import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { cellsOf } from "../support/sheet";
import { signIn, someoneElse } from "./support/people";

// Keys, exports and saved views are of the desk.
test.beforeEach(({ isMobile }) => test.skip(isMobile === true, "of the desk"));

test("⌘K finds a supplier by its name, its initials and its number (row 23)", async ({ page }) => {
  await signIn(page, "buyer");
  await page.goto("/");
  for (const typed of ["锦绘相册", "gzjh", "G002"]) {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "搜索" }).fill(typed);
    const found = page.getByRole("option", { name: /^广州锦绘相册工厂\s*G002$/ });
    await expect(found, typed).toBeVisible();
    if (typed !== "G002") await page.keyboard.press("Escape");
    else await found.click();
  }
  await expect(page.getByRole("heading", { level: 1, name: "广州锦绘相册工厂" })).toBeVisible();
});

test("⌘K shows first what bears the typed name, above the orders that mention it", async ({
  page,
}) => {
  await signIn(page, "owner");
  await page.goto("/");
  const options = page.getByRole("option");
  for (const [typed, meant] of [
    ["广州锦绘", /^广州锦绘相册工厂/],
    ["gzjhxc", /^广州锦绘相册工厂/],
    ["gys", /^供应商/],
    ["lxw", /^林晓雯/],
  ] as const) {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "搜索" }).fill(typed);
    await expect(options.first(), typed).toHaveText(meant);
    await page.keyboard.press("Escape");
  }
});

test("an address behind the last page says so, and leads back to the first", async ({ page }) => {
  await signIn(page, "buyer");
  await page.goto("/suppliers?q=%E7%9B%B8&after=zzzz");
  await expect(page.getByText("这一页没有内容了")).toBeVisible();
  await page.getByRole("link", { name: "回第一页" }).click();
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await expect(page).toHaveURL(/\/suppliers\?q=[^&]*$/);
});

test("what is exported is what the list shows, row by row", async ({ page }) => {
  await signIn(page, "owner");
  await page.goto(`/suppliers?q=${encodeURIComponent("相框")}`);
  const names = await page.locator("tbody tr a[data-open]").allTextContents();
  expect(names.length).toBeGreaterThan(1);
  await page.getByRole("button", { name: "导出" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "导出 CSV" }).click();
  const rows = readFileSync(await (await coming).path(), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1);
  expect(rows.length).toBe(names.length);
  for (const [at, name] of names.entries()) expect(rows[at]).toContain(name);
});

test("a spreadsheet opens what was filtered: these orders of every page, no others, sums as numbers", async ({
  page,
}) => {
  // No other story orders there.
  const supplier = "杭州晶彩水晶画框厂";
  await signIn(page, "owner");
  await page.goto(`/purchase-orders?q=${encodeURIComponent(supplier)}&status=approved`);
  const lines = page.locator("#orders tbody tr");
  await expect(lines.first()).toContainText(supplier);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出" }).click();
  await page.getByRole("menuitem", { name: "导出 Excel" }).click();
  const { rows } = cellsOf(readFileSync(await (await coming).path()));
  const shown = await lines.allInnerTexts();
  const next = page.getByRole("link", { name: "下一页" });
  while ((await next.count()) > 0) {
    const first = await lines.first().textContent();
    await next.click();
    await expect(lines.first()).not.toHaveText(first ?? "");
    shown.push(...(await lines.allInnerTexts()));
  }
  const [head, ...orders] = rows;
  expect(head?.slice(0, 2)).toEqual(["单号", "供应商"]);
  expect(orders.length).toBeGreaterThan(20);
  expect(orders.map(([number]) => number)).toEqual(
    shown.map((row) => /PO-[A-Z0-9]+-\d\d-\d{6}/.exec(row)?.[0]),
  );
  for (const [at, order] of orders.entries()) {
    expect(order.slice(1, 4)).toEqual([supplier, expect.any(String), "已批准"]);
    const sum = Number(order[6]).toLocaleString("en", { minimumFractionDigits: 2 });
    expect(shown[at]).toContain(sum);
  }
});

test("a view that is kept for the branch is a tab of the colleague's list too", async ({
  page,
  browser,
}) => {
  const name = `相框 ${Date.now() % 1_000_000}`;
  await signIn(page, "buyer");
  await page.goto(`/suppliers?q=${encodeURIComponent("相框")}`);
  await page.getByRole("button", { name: "保存为视图" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("视图名称").fill(name);
  await dialog.getByLabel("谁能看到").selectOption({ label: "我的门店" });
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();

  const colleague = await someoneElse(browser, "branch_manager");
  await colleague.goto("/suppliers");
  await colleague.getByRole("link", { name }).click();
  await expect(colleague).toHaveURL(/q=/);
  await expect(colleague.getByRole("row").filter({ hasText: "相框" }).first()).toBeVisible();
  const elsewhere = await someoneElse(browser, "branch_manager.xm02");
  await elsewhere.goto("/suppliers");
  await expect(elsewhere.getByRole("link", { name })).toHaveCount(0);
});
