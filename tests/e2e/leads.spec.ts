import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

/** 136 and eight digits that nobody else here has. */
const aMobile = () => `136${String(randomInt(10_000_000, 99_999_999))}`;
const masked = (mobile: string) => `*******${mobile.slice(-4)}`;
const dialog = (page: Page) => page.getByRole("dialog");
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const soon = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

async function capture(page: Page, name: string, mobile: string) {
  await page.goto("/leads/new");
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel("手机").fill(mobile);
  await page.getByLabel("想拍什么").fill("海边婚纱照");
  await page.getByRole("button", { name: /^保存/ }).click();
}

test("a lead goes from the first call to the customer's file, and its numbers and talks go along", async ({
  page,
  browser,
  isMobile,
}) => {
  await signIn(page, "cs_agent");
  const mobile = aMobile();
  const name = isMobile ? "宇文听荷" : "宇文听松";
  await page.goto("/leads/new");
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel("手机").fill(mobile.slice(0, 9));
  await page.getByRole("button", { name: /^保存/ }).click();
  await expect(page.getByText("手机号是 11 位数字")).toBeVisible();
  await fits(page);
  await isAccessible(page);
  await page.getByLabel("手机").fill(mobile);
  await page.getByRole("button", { name: /^保存/ }).click();
  await expect(heading(page, name)).toBeVisible();
  await expect(page.getByText(masked(mobile))).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.getByRole("button", { name: "记沟通" }).click();
  await dialog(page).getByLabel("说了什么").fill("周六下午有空");
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已联系")).toBeVisible();
  await page.getByRole("button", { name: "约进店" }).click();
  await dialog(page).getByLabel("哪天进店").fill(soon());
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已约进店")).toBeVisible();
  await fits(page);
  await isAccessible(page);

  const shop = await someoneElse(browser, "sales", isMobile);
  await shop.goto(address);
  await shop.getByRole("button", { name: "已到店" }).click();
  await dialog(shop).getByRole("button", { name: "已到店" }).click();
  await expect(dialog(shop)).toHaveCount(0);
  await shop.getByRole("button", { name: "成交" }).click();
  await isAccessible(shop);
  await dialog(shop).getByRole("button", { name: "成交" }).click();
  await expect(shop).toHaveURL(/\/customers\//);
  await expect(heading(shop, name)).toBeVisible();
  await expect(shop.getByText(masked(mobile))).toBeVisible();
  await expect(shop.getByText("周六下午有空")).toBeVisible();
  await shop.context().close();
});

test("a number that a colleague follows opens no second lead: who has it is said, in another branch only that somebody does", async ({
  page,
  browser,
  isMobile,
}) => {
  await signIn(page, "cs_agent");
  const mobile = aMobile();
  await capture(page, isMobile ? "夏侯知秋" : "夏侯知春", mobile);
  await expect(page.getByRole("button", { name: "记沟通" })).toBeVisible();
  const address = new URL(page.url()).pathname;
  const colleague = await someoneElse(browser, "sales", isMobile);
  await capture(colleague, "又来一次", mobile);
  await expect(
    colleague.getByRole("alert").filter({ hasText: /正在跟进这个号码（KZ-XM01/ }),
  ).toBeVisible();
  await expect(colleague.getByLabel("姓名")).toHaveValue("又来一次");
  await colleague.context().close();
  const far = await someoneElse(browser, "cs_agent.xm02", isMobile);
  await capture(far, "又来一次", mobile);
  const note = far.getByRole("alert").filter({ hasText: "别的门店正在跟进这个号码" });
  await expect(note).toBeVisible();
  await expect(note).not.toContainText("KZ-");
  await far.context().close();
  await page.goto(address);
  await expect(page.getByText(/XM02）录过同一个号码/)).toBeVisible();
});

test("many lines are pasted: what is sound is in, the rest stays with what is wrong", async ({
  page,
}) => {
  await signIn(page, "cs_agent");
  await page.goto("/leads/paste");
  const mobile = aMobile();
  await page
    .getByLabel("每行一条")
    .fill(`司马明玉 ${mobile} 抖音 全家福\n欧阳少一位 1380013\n没有电话 小红书`);
  await page.getByRole("button", { name: /^录入/ }).click();
  await expect(page.getByText("还有 2 行没有录入")).toBeVisible();
  await expect(page.getByText("第 1 行：手机号要 11 位")).toBeVisible();
  await expect(page.getByText("第 2 行：没有手机号或微信号")).toBeVisible();
  await expect(page.getByLabel("每行一条")).toHaveValue("欧阳少一位 1380013\n没有电话 小红书");
  await fits(page);
  await isAccessible(page);
  await page.goto(`/leads?tab=all&q=${mobile.slice(-4)}`);
  await expect(page.getByRole("link", { name: /司马明玉/ }).first()).toBeVisible();
});

test("a lead in the pool hides its number until somebody claims it", async ({
  page,
  browser,
  isMobile,
}) => {
  await signIn(page, "cs_agent");
  const mobile = aMobile();
  const name = isMobile ? "东方既白" : "东方未明";
  await capture(page, name, mobile);
  await page.getByRole("button", { name: "放回公海" }).click();
  await dialog(page).getByRole("button", { name: "跟不过来" }).click();
  await dialog(page).getByRole("button", { name: "放回公海" }).click();
  await expect(page).toHaveURL(/tab=mine/);
  const other = await someoneElse(browser, "sales", isMobile);
  await other.goto("/leads?tab=pool");
  await other
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .click();
  await expect(other.getByText("公海里的电话谁也看不到")).toBeVisible();
  await expect(other.getByText(masked(mobile))).toHaveCount(0);
  await other.getByRole("button", { name: "领取" }).click();
  await expect(other.getByText(masked(mobile))).toBeVisible();
  await other.context().close();
});

test("whoever leads the branch gives what waits to a colleague, and sees all of it on the board", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "branch_manager");
  await page.goto("/leads?tab=new");
  if (!isMobile) {
    await page.locator("#leads .pick > input").first().check();
    await page.getByRole("toolbar").getByRole("button", { name: "分配" }).click();
    await dialog(page).getByLabel("谁来跟进").selectOption({ index: 1 });
    await dialog(page).getByRole("button", { name: "分配" }).click();
    await expect(page.getByText("已分配 1 条")).toBeVisible();
  }
  await page.goto("/leads?view=board");
  for (const state of ["待分配", "待联系", "已联系", "已约进店", "已到店", "公海"])
    await expect(page.getByRole("region", { name: state })).toBeVisible();
  await fits(page);
  await isAccessible(page);
});
