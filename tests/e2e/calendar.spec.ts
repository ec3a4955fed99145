import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

/** Beyond what the demo has booked; each width and each story has a day of its own. */
const dayAfter = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const booked = /^YY-XM01-\d\d-\d{6}$/;

type Wanted = {
  customer?: string;
  kind?: string;
  on: string;
  from: string;
  until: string;
  press?: string[];
  dress?: string;
  hold?: string;
};

async function fillForm(page: Page, { customer = "林", kind = "shoot", ...wanted }: Wanted) {
  await page.goto(`/calendar/new?on=${wanted.on}`);
  const form = page.locator("form").filter({ has: page.getByLabel("项目") });
  await form.getByLabel("客户").fill(customer);
  await form.getByRole("listbox").getByRole("option").first().click();
  await form.getByLabel("项目").selectOption(kind);
  await form.getByLabel("开始").fill(wanted.from);
  await form.getByLabel("结束").fill(wanted.until);
  for (const name of wanted.press ?? [])
    await form.getByRole("button", { name: new RegExp(name) }).click();
  if (wanted.dress) {
    await form.getByRole("combobox", { name: /礼服/ }).fill(wanted.dress);
    await form
      .getByRole("listbox")
      .getByRole("option", { name: new RegExp(wanted.dress) })
      .click();
  }
  if (wanted.hold) await form.getByLabel("定金").selectOption(wanted.hold);
  return form;
}

const book = (page: Page) => page.getByRole("button", { name: /^预约/ }).click();
const isBooked = (page: Page) => expect(page.getByText(booked).first()).toBeVisible();

test("a shoot is booked with photographer, room and dress; an overlap names what is taken and offers free times", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "dispatcher");
  const on = dayAfter(isMobile ? 31 : 32);
  await fillForm(page, {
    ...{ on, from: "10:00", until: "12:00" },
    ...{ press: ["周以航", "1 号欧式棚"], dress: "023" },
  });
  await fits(page);
  await isAccessible(page);
  await book(page);
  await isBooked(page);
  await expect(page.getByText(/周以航、1 号欧式棚、023 拖尾主纱/).first()).toBeVisible();
  await isAccessible(page);

  // The dress is washed until 16:00.
  await fillForm(page, { on, from: "14:00", until: "15:00", dress: "023" });
  await book(page);
  const refused = page.getByRole("alert").filter({ hasText: "023 拖尾主纱 已约给" });
  await expect(refused).toContainText("10:00 到 16:00 不空");
  await expect(refused).toContainText("最近的空档：16:00");
  const offers = page.getByRole("status").filter({ hasText: "都空的时间" });
  await offers.getByRole("button", { name: /16:00/ }).first().click();
  await expect(page.getByLabel("开始")).toHaveValue("16:00");
  await expect(page.getByLabel("结束")).toHaveValue("17:00");
  await book(page);
  await isBooked(page);
});

test("two people book one slot in the same second: exactly one has it", async ({
  page,
  browser,
  isMobile,
}) => {
  await signIn(page, "dispatcher");
  const other = await someoneElse(browser, "branch_manager", isMobile);
  const on = dayAfter(isMobile ? 33 : 34);
  const wanted = { on, from: "10:00", until: "12:00", press: ["吴俊杰", "2 号中式棚"] };
  await Promise.all([fillForm(page, wanted), fillForm(other, { ...wanted, customer: "陈" })]);
  await Promise.all([book(page), book(other)]);
  const outcome = async (one: Page) => {
    const refused = one.getByRole("alert").filter({ hasText: "已约给" });
    await expect(one.getByText(booked).or(refused).first()).toBeVisible();
    return (await refused.count()) === 0 ? "booked" : "refused";
  };
  const outcomes = await Promise.all([outcome(page), outcome(other)]);
  expect(outcomes.sort()).toEqual(["booked", "refused"]);
  await other.context().close();
});

test("an unpaid hold says until when, and is confirmed or called off with a reason", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "dispatcher");
  const on = dayAfter(isMobile ? 35 : 36);
  await fillForm(page, { on, from: "15:00", until: "16:00", press: ["选片室"], hold: "120" });
  await book(page);
  await isBooked(page);
  await expect(page.getByText("占到")).toBeVisible();
  await page.goto(`/calendar?on=${on}`);
  await expect(
    page
      .getByText(/未缴，暂占还剩/)
      .locator("visible=true")
      .first(),
  ).toBeVisible();
  await page.locator(".appt").locator("visible=true").first().click();
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page.getByText("已确认").first()).toBeVisible();
  await page.getByRole("button", { name: "取消预约" }).click();
  const ask = page.getByRole("dialog");
  await ask.getByRole("button", { name: "确认取消" }).click();
  await expect(ask.getByRole("alert")).toBeVisible();
  await ask.getByRole("button", { name: "客户不来了" }).click();
  await ask.getByRole("button", { name: "确认取消" }).click();
  await expect(page.getByText("已取消").first()).toBeVisible();
});

test("an appointment is moved with a reason, and what it was stands in its history", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "dispatcher");
  const on = dayAfter(isMobile ? 37 : 38);
  await fillForm(page, { on, from: "10:00", until: "11:00", press: ["郭晨曦"] });
  await book(page);
  await isBooked(page);
  const address = page.url();
  if (isMobile) await page.getByRole("button", { name: "改期" }).click();
  else {
    await page.goto(`/calendar?on=${on}`);
    const block = page.locator(".board-block").first();
    await block.scrollIntoViewIfNeeded();
    const at = await block.boundingBox();
    if (!at) throw new Error("the block is not drawn");
    await page.mouse.move(at.x + 20, at.y + 20);
    await page.mouse.down();
    // Two hours are 144 px; it goes by quarters.
    await page.mouse.move(at.x + 20, at.y + 100, { steps: 5 });
    await page.mouse.move(at.x + 20, at.y + 20 + 144, { steps: 5 });
    await page.mouse.up();
  }
  const dialog = page.getByRole("dialog");
  if (isMobile) {
    await dialog.getByLabel("开始").fill("12:00");
    await dialog.getByLabel("结束").fill("13:00");
  }
  await expect(dialog.getByLabel("开始")).toHaveValue("12:00");
  await expect(dialog.getByLabel("结束")).toHaveValue("13:00");
  await dialog.getByRole("button", { name: "改过去" }).click();
  await expect(dialog.getByText("请写一句原因，下一个人要看")).toBeVisible();
  await dialog.getByLabel("因为谁").selectOption("weather");
  await dialog.getByLabel("原因").fill("下雨，外景改期");
  await dialog.getByRole("button", { name: "改过去" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("天气（补拍）：下雨，外景改期")).toBeVisible();
  await expect(page.getByText(/10:00–11:00.*→.*12:00–13:00/)).toBeVisible();
  await expect(page.getByText("改期").first()).toBeVisible();
  await fits(page);
});

test("day, week, month, list and the sheet of paper show the same day, and no page is wider than the screen", async ({
  page,
}) => {
  await signIn(page, "branch_manager");
  for (const view of ["day", "week", "month", "list"]) {
    await page.goto(`/calendar?view=${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await fits(page);
    await isAccessible(page);
  }
  await page.goto("/calendar/print");
  await expect(page.getByRole("heading", { name: /日程单/ })).toBeVisible();
  await page.goto("/admin/resources");
  await expect(page.getByText("023 拖尾主纱").first()).toBeVisible();
  await fits(page);
  await isAccessible(page);
});

test("whoever is booked sees his own days and no customer's file", async ({ page }) => {
  await signIn(page, "photographer");
  await page.goto("/calendar?view=week");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: /新建|^预约/ })).toHaveCount(0);
  const answer = await page.request.get("/customers");
  expect(answer.status()).toBe(403);
  await page.goto("/me");
  await page.getByRole("button", { name: "生成地址" }).click();
  const address = await page.getByRole("textbox", { name: "手机日历" }).inputValue();
  const ics = await page.request.get(address);
  expect(await ics.text()).toContain("BEGIN:VCALENDAR");
  await page.getByRole("button", { name: "停用" }).click();
  await expect(page.getByText("还没有开通")).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
});

test("on a tablet a finger that rests on an appointment drags it; one that does not scrolls", async ({
  browser,
  isMobile,
}) => {
  test.skip(isMobile, "the phone has cards");
  const context = await browser.newContext({
    ...{ viewport: { width: 1180, height: 820 }, hasTouch: true, locale: "zh-CN" },
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await signIn(page, "dispatcher");
  const on = dayAfter(40);
  await fillForm(page, { on, from: "10:00", until: "11:00", press: ["周以航"] });
  await book(page);
  await isBooked(page);
  await page.goto(`/calendar?on=${on}`);
  const block = page.locator(".board-block").first();
  await block.scrollIntoViewIfNeeded();
  const at = await block.boundingBox();
  if (!at) throw new Error("the block is not drawn");
  const finger = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", dy: number) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: at.x + 30, y: at.y + 20 + dy }],
    });
  await touch("touchStart", 0);
  await page.waitForTimeout(500);
  for (const dy of [20, 50, 72]) await touch("touchMove", dy);
  await touch("touchEnd", 72);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("开始")).toHaveValue("11:00");
  await dialog.getByRole("button", { name: "取消" }).click();
  await expect(dialog).toHaveCount(0);
  await touch("touchStart", 0);
  for (const dy of [-20, -60, -120]) await touch("touchMove", dy);
  await touch("touchEnd", -120);
  await page.waitForTimeout(300);
  await expect(dialog).toHaveCount(0);
  await context.close();
});
