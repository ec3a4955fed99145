import { randomInt } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

/** 139 and eight digits that nobody else here has. */
const aMobile = () => `139${String(randomInt(10_000_000, 99_999_999))}`;
const person = (page: Page, nth: number) => page.getByRole("group", { name: `第 ${nth} 位` });
const masked = (mobile: string) => `*******${mobile.slice(-4)}`;

async function openHousehold(page: Page, bride: [name: string, mobile: string]) {
  await page.goto("/customers/new");
  await person(page, 1).getByLabel("姓名").fill(bride[0]);
  await person(page, 1).getByLabel("手机").fill(bride[1]);
  await page.getByRole("button", { name: /^保存/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: bride[0] })).toBeVisible();
}

test("a household is opened with both numbers; a bad one is refused where it stands and nothing is lost", async ({
  page,
}) => {
  await signIn(page, "cs_agent");
  await page.goto("/customers");
  await page.getByRole("link", { name: "新建客户" }).first().click();
  const [hers, his] = [aMobile(), aMobile()];
  const spaced = `+86 ${hers.slice(0, 3)} ${hers.slice(3, 7)} ${hers.slice(7)}`;
  const [bride, groom] = [person(page, 1), person(page, 2)];
  await bride.getByLabel("姓名").fill("诸葛听雨");
  await bride.getByLabel("手机").fill(hers.slice(0, 10));
  await page.getByRole("button", { name: "再加一位" }).click();
  await expect(groom.getByLabel("身份")).toHaveValue("groom");
  await groom.getByLabel("姓名").fill("闻人𠮷野 😀");
  // As it is pasted from a Chinese keyboard.
  await groom
    .getByLabel("手机")
    .fill([...his].map((one) => "０１２３４５６７８９"[Number(one)]).join(""));
  await page.getByLabel("备注").fill(`她的电话 ${hers}`);
  const save = page.getByRole("button", { name: /^保存/ });
  await save.click();
  await expect(bride.getByText("手机号是 11 位数字")).toBeVisible();
  await expect(page.getByText("手机号请加到「联系方式」里")).toBeVisible();
  await expect(bride.getByLabel("姓名")).toHaveValue("诸葛听雨");
  await expect(bride.getByLabel("手机")).toHaveValue(hers.slice(0, 10));
  await expect(groom.getByLabel("姓名")).toHaveValue("闻人𠮷野 😀");
  await fits(page);
  await isAccessible(page);
  await bride.getByLabel("手机").fill(spaced);
  await page.getByLabel("备注").fill("要海边外景");
  await save.click();
  await expect(page.getByRole("heading", { level: 1, name: "诸葛听雨 闻人𠮷野 😀" })).toBeVisible();
  for (const mobile of [hers, his]) await expect(page.getByText(masked(mobile))).toBeVisible();
  await expect(page.getByText(hers)).toHaveCount(0);
  await fits(page);
  await isAccessible(page);
});

test("a customer is found by one character, by initials, by the last four digits and by the whole number", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "cs_agent");
  const mobile = aMobile();
  const name = isMobile ? "单𠮷祥" : "曾𠮷祥";
  await openHousehold(page, [name, mobile]);
  await page.goto("/customers");
  for (const typed of [
    ...[isMobile ? "单" : "曾", "𠮷", isMobile ? "sjx" : "zjx"],
    ...[
      mobile.slice(-4),
      mobile,
      `+86 ${mobile.slice(0, 3)}-${mobile.slice(3, 7)}-${mobile.slice(7)}`,
    ],
  ]) {
    await page.getByRole("searchbox").fill(typed);
    await page.getByRole("searchbox").press("Enter");
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === typed);
    const link = page.getByRole("link", { name: new RegExp(name) });
    await expect(link.first(), typed).toBeVisible();
    await expect(page.getByText(masked(mobile)).first(), typed).toBeVisible();
  }
  await fits(page);
});

test("who has a number already is said while it is typed, and of another branch only that there is one", async ({
  page,
  browser,
  isMobile,
}) => {
  await signIn(page, "cs_agent");
  const mobile = aMobile();
  await openHousehold(page, ["纳兰问雪", mobile]);
  await page.goto("/customers/new");
  await person(page, 1).getByLabel("手机").fill(mobile);
  const note = page.getByRole("status").filter({ hasText: "已经有客户用这个号码" });
  await expect(note.getByRole("link", { name: /纳兰问雪/ })).toBeVisible();
  const other = await someoneElse(browser, "cs_agent.xm02", isMobile);
  await other.goto("/customers/new");
  await person(other, 1).getByLabel("手机").fill(mobile);
  await expect(other.getByText("别的同事或门店已经有客户用这个号码")).toBeVisible();
  await expect(other.getByText("纳兰问雪")).toHaveCount(0);
  await other.context().close();
});

test("a number is shown for a reason, a call is noted, and both stand in the story of the customer", async ({
  page,
}) => {
  await signIn(page, "cs_agent");
  const mobile = aMobile();
  await openHousehold(page, ["上官映月", mobile]);
  const address = page.url();
  await page.getByRole("button", { name: "显示" }).click();
  const ask = page.getByRole("dialog");
  await ask.getByRole("button", { name: "显示" }).click();
  await expect(ask.getByRole("alert")).toBeVisible();
  await ask.getByRole("button", { name: "打电话邀约" }).click();
  await ask.getByRole("button", { name: "显示" }).click();
  await expect(page.getByRole("link", { name: mobile })).toHaveAttribute("href", `tel:${mobile}`);
  await page.goto(address);
  await expect(page.getByText(masked(mobile))).toBeVisible();
  await expect(page.getByText("查看了完整号码")).toBeVisible();

  await page.getByRole("button", { name: "记沟通" }).click();
  const talk = page.getByRole("dialog");
  await talk.getByLabel("说了什么").fill("喜欢海边那套，周末带妈妈来看");
  await talk.getByLabel("下一步").fill("约进店看服装");
  await talk.getByRole("button", { name: "保存" }).click();
  await expect(talk.getByText("请选哪天做")).toBeVisible();
  await talk.getByLabel("哪天").fill("2099-01-05");
  await talk.getByRole("button", { name: "保存" }).click();
  await expect(talk).toHaveCount(0);
  await expect(page.getByText("喜欢海边那套，周末带妈妈来看")).toBeVisible();
  await expect(page.getByText(/下一步：约进店看服装/)).toBeVisible();
  await expect(page.getByText("电话 · 我们联系客户 · 聊上了")).toBeVisible();
  await isAccessible(page);
});

test("a child is kept with a guardian who agreed, and opens for a reason", async ({ page }) => {
  await signIn(page, "cs_agent");
  await openHousehold(page, ["慕容听澜", aMobile()]);
  await page.getByRole("button", { name: "添加成员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("身份").selectOption("baby");
  await dialog.getByLabel("姓名", { exact: true }).fill("小满满");
  await dialog.getByLabel("生日", { exact: true }).fill("2026-03-09");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByText("没有家长同意，不能保存孩子的资料")).toBeVisible();
  await dialog.getByLabel("家长同意我们保存孩子的姓名和生日").check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("小满满")).toHaveCount(0);
  await page.locator("#persons").getByRole("button", { name: "显示" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "生日祝福" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "显示" }).click();
  await expect(
    page.getByText(/小满满 · 2026-03-09 · 百天 2026-06-16，周岁 2027-03-09/),
  ).toBeVisible();
  await fits(page);
});

test("two files of one household become one, and can be taken apart again", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "branch_manager");
  const name = isMobile ? "公孙问月" : "公孙问星";
  const [hers, his] = [aMobile(), aMobile()];
  await openHousehold(page, [name, hers]);
  const first = page.url();
  await openHousehold(page, [`${name} 二`, his]);
  const second = page.url();
  await page.getByRole("link", { name: "合并" }).click();
  await page.getByLabel("另一份档案").fill(hers.slice(-4));
  await page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.getByText("保留哪一份")).toBeVisible();
  await expect(
    page.getByRole("radio", { name: new RegExp(masked(hers).replaceAll("*", "\\*")) }),
  ).toBeChecked();
  await page.getByLabel("客户", { exact: true }).fill(`${name} 一家`);
  await fits(page);
  await isAccessible(page);
  await page.getByRole("button", { name: /^合并/ }).click();
  await expect(page).toHaveURL(first);
  await expect(page.getByRole("heading", { level: 1, name: `${name} 一家` })).toBeVisible();
  for (const mobile of [hers, his]) await expect(page.getByText(masked(mobile))).toBeVisible();
  await page.goto(second);
  await expect(page).toHaveURL(first);

  await page.getByRole("button", { name: "撤销合并" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销合并" }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await expect(page.getByText(masked(his))).toHaveCount(0);
  await page.goto(second);
  await expect(page).toHaveURL(second);
  await expect(page.getByText(masked(his))).toBeVisible();

  await page.goto("/customers/duplicates");
  await expect(page.getByText("号码相同").first()).toBeVisible();
  await fits(page);
  await isAccessible(page);
});
