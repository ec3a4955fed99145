import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

const aMobile = () => `136${String(randomInt(10_000_000, 99_999_999))}`;
const dialogOf = (page: Page) => page.getByRole("dialog");
const save = (page: Page) => page.getByRole("button", { name: /^保存/ });
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString("en-CA", {
    timeZone: "Asia/Shanghai",
  });

/** A portrait without a deposit, signed, promised for tomorrow: nobody can be that quick. */
async function anOrderPromisedTooSoon(page: Page, name: string) {
  await page.goto("/customers/new");
  const first = page.getByRole("group", { name: "第 1 位" });
  await first.getByLabel("姓名").fill(name);
  await first.getByLabel("手机").fill(aMobile());
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("link", { name: "新建订单" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "新建订单" })).toBeVisible();
  const select = page.getByLabel("套系", { exact: true });
  const option = await select.locator("option", { hasText: "轻写真" }).textContent();
  await select.selectOption({ label: option ?? "" });
  await page.getByLabel("签单时收（元）").fill("0");
  await page.getByLabel("承诺取件").fill(inDays(1));
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("button", { name: "签单" }).click();
  await dialogOf(page).getByRole("button", { name: "签单" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "分单与阶段" })).toBeVisible();
}

test("a red order is found on the board and acted on: hurried, given to somebody, begun on his phone, confirmed (rows 16, 17)", async ({
  page,
  browser,
  isMobile,
}) => {
  test.setTimeout(150_000);
  const name = isMobile ? "南宫月白" : "南宫月明";
  await signIn(page, "branch_manager");
  await anOrderPromisedTooSoon(page, name);
  await expect(page.getByText(/第 1 组按现在的时长 .*才能取件，晚 \d+ 天/)).toBeVisible();
  await fits(page);
  await isAccessible(page);
  await page.goto("/board?light=red&stage=scheduled");
  await expect(page.getByText(name).first()).toBeVisible();
  await fits(page);
  await isAccessible(page);
  await page.getByText(name).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("button", { name: "加急" }).click();
  await dialogOf(page).getByRole("textbox").fill("顾客后天出国");
  await dialogOf(page).getByRole("button", { name: "加急" }).click();
  await expect(page.getByText("顾客后天出国").first()).toBeVisible();
  await page.getByRole("button", { name: "分派" }).click();
  await dialogOf(page).getByLabel("负责人").selectOption({ label: "江一帆" });
  await dialogOf(page).getByRole("button", { name: "分派" }).click();
  await expect(page.getByText("江一帆").first()).toBeVisible();

  const hand = await someoneElse(browser, "retoucher", isMobile);
  await hand.goto("/board");
  await hand.getByText(name).first().click();
  await expect(hand.getByRole("heading", { level: 1, name })).toBeVisible();
  await fits(hand);
  await isAccessible(hand);
  await hand.getByRole("button", { name: "开始" }).click();
  await hand.getByRole("button", { name: "交活" }).click();
  await dialogOf(hand).getByRole("textbox").fill("约好周六上午");
  await dialogOf(hand).getByRole("button", { name: "交活" }).click();
  await expect(hand.getByText("待确认").first()).toBeVisible();
  await expect(hand.getByRole("button", { name: "确认完成" })).toHaveCount(0);
  await hand.context().close();

  await page.reload();
  await expect(page.getByText("约好周六上午")).toBeVisible();
  await page.getByRole("button", { name: "确认完成" }).click();
  await expect(page.getByText("待开始").first()).toBeVisible();
  await expect(page.getByText(/确认 排期/).first()).toBeVisible();
});

test("the days of a stage are changed without code; a wrong number is said at its field", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "a setting, made at the desk");
  await signIn(page, "admin");
  await page.goto("/board/stages");
  const form = page.locator("form").filter({ hasText: "写真" });
  const retouch = form.getByRole("group", { name: "精修" });
  await retouch.getByLabel("天数").fill("五天");
  await form.getByRole("button", { name: /^保存/ }).click();
  await expect(retouch.getByText("请填 0 到 365 的整数")).toBeVisible();
  await retouch.getByLabel("天数").fill("６");
  await form.getByRole("button", { name: /^保存/ }).click();
  await expect(form.getByText("第 2 版")).toBeVisible();
  await isAccessible(page);
});
