import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

const aMobile = () => `137${String(randomInt(10_000_000, 99_999_999))}`;
const save = (page: Page) => page.getByRole("button", { name: /^保存/ });
const dialogOf = (page: Page) => page.getByRole("dialog");

async function openFile(page: Page, name: string) {
  await page.goto("/customers/new");
  const bride = page.getByRole("group", { name: "第 1 位" });
  await bride.getByLabel("姓名").fill(name);
  await bride.getByLabel("手机").fill(aMobile());
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function choose(page: Page, label: string, option: RegExp) {
  const select = page.getByLabel(label, { exact: true });
  const text = await select.locator("option", { hasText: option }).first().textContent();
  await select.selectOption({ label: text ?? "" });
}

test("a wedding order: from the customer's file to the signed contract, money taken by one and verified by another (rows 15, 20)", async ({
  page,
  browser,
  isMobile,
}) => {
  test.setTimeout(150_000);
  const name = isMobile ? "令狐雪晴" : "令狐晚晴";
  await signIn(page, "sales");
  await openFile(page, name);
  await page.getByRole("link", { name: "新建订单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "新建订单" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "客户" })).toHaveValue(name);
  await choose(page, "套系", /山海之间/);
  await expect(page.getByLabel("签单时收（元）")).toHaveValue("1799.00");
  await page.getByLabel("优惠（元）").fill("300");
  await save(page).click();
  await expect(page.getByText("有优惠就要写原因")).toBeVisible();
  await page.getByLabel("优惠原因").fill("展会价");
  await save(page).click();
  await expect(page.getByText("婚纱单要填婚期")).toBeVisible();
  await page.getByLabel("婚期").fill("2027-05-20");
  await page.getByRole("button", { name: "另加一件产品" }).click();
  const more = page.getByRole("group", { name: "第 1 件另加产品" });
  await more.getByRole("combobox").click();
  await more.getByRole("combobox").fill("水晶摆台 10 寸");
  await more
    .getByRole("option", { name: /水晶摆台/ })
    .first()
    .click();
  await more.getByLabel("单价（元）").fill("２８０");
  await expect(page.getByText("8,979.00")).toBeVisible();
  await isAccessible(page);
  await fits(page);
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("还差 1,799.00 元，收齐后可以签单")).toBeVisible();
  await expect(page.getByRole("button", { name: "签单" })).toHaveCount(0);
  await fits(page);
  await isAccessible(page);

  const order = page.url();
  const till = await someoneElse(browser, "cashier", isMobile);
  await till.goto(order);
  await till.getByRole("button", { name: "收款" }).click();
  await dialogOf(till).getByLabel("金额（元）").fill("9000");
  await dialogOf(till).getByRole("button", { name: "收款" }).click();
  await expect(dialogOf(till).getByText("收多了")).toBeVisible();
  await dialogOf(till).getByLabel("金额（元）").fill("1799");
  await dialogOf(till).getByRole("button", { name: "收款" }).click();
  await expect(till.getByText("1,799.00").first()).toBeVisible();
  await expect(till.getByRole("button", { name: /^核对/ })).toHaveCount(0);
  await till.context().close();

  await page.reload();
  await page.getByRole("button", { name: "签单" }).click();
  await dialogOf(page).getByRole("button", { name: "签单" }).click();
  await expect(page.getByText(/SO-XM01-\d\d-\d{6}/).first()).toBeVisible();
  await expect(page.getByText("进行中").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "编辑" })).toHaveCount(0);

  const books = await someoneElse(browser, "accountant", isMobile);
  await books.goto(order);
  await books.getByRole("button", { name: /^核对/ }).click();
  await expect(books.getByText("王淑芬 已核对")).toBeVisible();
  await fits(books);
  await books.goto("/receipts");
  await expect(books.getByText(name).first()).toBeVisible();
  await fits(books);
  await isAccessible(books);
  await books.context().close();

  await page.goto(`${order}/print`);
  await expect(page.getByText("摄影服务合同").first()).toBeVisible();
  await expect(page.getByText("8,979.00").first()).toBeVisible();
  await expect(page.getByText(/\*{7}\d{4}/).first()).toBeVisible();
  await isAccessible(page);
});

test("a discount beyond 门市's share waits for the manager, who approves it; then it is signed", async ({
  page,
  browser,
  isMobile,
}) => {
  test.setTimeout(120_000);
  const name = isMobile ? "上官晓荷" : "上官晓棠";
  await signIn(page, "sales");
  await openFile(page, name);
  await page.getByRole("link", { name: "新建订单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "新建订单" })).toBeVisible();
  await choose(page, "套系", /轻写真/);
  await page.getByLabel("优惠（元）").fill("100");
  await page.getByLabel("优惠原因").fill("老客户转介绍");
  await page.getByLabel("签单时收（元）").fill("0");
  await expect(page.getByText("超出你的优惠权限")).toBeVisible();
  await save(page).click();
  await expect(page.getByText("等店长批准")).toBeVisible();
  await expect(page.getByRole("button", { name: "签单" })).toHaveCount(0);
  const manager = await someoneElse(browser, "branch_manager", isMobile);
  await manager.goto("/orders?tab=asked");
  await manager.getByText(name).first().click();
  await expect(manager.getByRole("heading", { level: 1, name })).toBeVisible();
  await manager.getByRole("button", { name: "批准优惠" }).click();
  await expect(dialogOf(manager).getByText("老客户转介绍")).toBeVisible();
  await dialogOf(manager).getByRole("button", { name: "批准优惠" }).click();
  await expect(manager.getByText("张建宏 已批准")).toBeVisible();
  await manager.context().close();
  await page.reload();
  await page.getByRole("button", { name: "签单" }).click();
  await dialogOf(page).getByRole("button", { name: "签单" }).click();
  await expect(page.getByText("进行中").first()).toBeVisible();
  await page.getByRole("button", { name: "更多" }).click();
  await page.getByRole("menuitem", { name: "改承诺日" }).click();
  await dialogOf(page).getByLabel("承诺取件").fill("2020-01-01");
  await dialogOf(page).getByLabel("原因").fill("顾客出差");
  await dialogOf(page).getByRole("button", { name: "保存" }).click();
  await expect(dialogOf(page).getByText("日期不能早于今天")).toBeVisible();
  await dialogOf(page).getByLabel("承诺取件").fill("2027-03-08");
  await dialogOf(page).getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("2027-03-08").first()).toBeVisible();
  await expect(page.getByText("顾客出差").first()).toBeVisible();
});
