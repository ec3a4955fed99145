import { expect, test } from "@playwright/test";
import { acceptAgain, letterAbout, refuse } from "./support/mailbox";
import { fits, isAccessible, signIn, someoneElse, withoutSession } from "./support/people";
import { allowDirectPushes, fillPush, resultOf, sendPush } from "./support/pushes";

test.beforeAll(({ browser }) => allowDirectPushes(browser));
test.beforeEach(() => test.setTimeout(180_000));

test("one push to a supplier, a branch and a department: each has its own result, answer and version (rows 8, 11, 12)", async ({
  page: sender,
  browser,
  isMobile,
}) => {
  const supplier = isMobile ? "上海造型师用品商行" : "义乌美饰头饰饰品厂";
  await signIn(sender, "buyer");
  await fillPush(sender, { supplier, branch: "集美店", department: "思明店 仓库" }, [
    "3",
    "2",
    "1",
  ]);
  const number = await sendPush(sender);

  await test.step("each by its own way", async () => {
    await expect(resultOf(sender, supplier).getByRole("row", { name: /邮件/ })).toContainText(
      "已发送",
      { timeout: 60_000 },
    );
    for (const place of ["集美店", "思明店 仓库"])
      await expect(resultOf(sender, place).getByRole("row", { name: /站内消息/ })).toContainText(
        "已发送",
      );
    await isAccessible(sender);
    await fits(sender);
  });

  await test.step("the department takes a part, and the sender sees it without reloading", async () => {
    const store = await someoneElse(browser, "warehouse", isMobile);
    await store.goto("/inbox");
    await store.getByText(`推来 ${number}`).first().click();
    await store.getByRole("button", { name: "部分接受" }).click();
    const asked = store.getByRole("dialog");
    await asked.getByRole("textbox").fill("只有半件，周五补齐");
    await asked.getByRole("button", { name: "部分接受" }).click();
    await expect(resultOf(sender, "思明店 仓库")).toContainText("部分接受只有半件，周五补齐");
    await expect(resultOf(sender, "集美店")).toContainText("待答复");
    await store.context().close();
  });

  const link = /https?:\/\/\S+?\/p\/[\w-]+/.exec(await letterAbout(number))?.[0] ?? "";
  const reader = await withoutSession(browser, 390);
  await test.step("the supplier's page says which version it is", async () => {
    await reader.goto(link);
    await expect(reader.getByText("第 1 版 · 当前有效")).toBeVisible();
  });

  await test.step("a change is a second version, and the first link says so", async () => {
    await sender.getByRole("button", { name: "更多" }).first().click();
    await sender.locator("[popover]:popover-open").getByText("变更").click();
    await sender.getByRole("dialog").getByRole("textbox").fill("客人加订");
    await sender.getByRole("dialog").getByRole("button", { name: "变更" }).click();
    await expect(sender).toHaveURL(/\/edit$/);
    await reader.reload();
    await expect(reader.getByText("采购正在修改这份推单。")).toBeVisible();
    await sender.getByRole("group", { name: "第 1 行" }).getByLabel(supplier).fill("7");
    expect(await sendPush(sender)).toBe(number);
    await expect(sender.getByText("第 2 版").first()).toBeVisible();
    await expect(resultOf(sender, "思明店 仓库")).toContainText("待答复");
    await reader.reload();
    await expect(reader.getByText("推单已更新为第 2 版：").first()).toBeVisible();
    await fits(reader);
    await isAccessible(reader);
  });

  await test.step("once revoked it is dead", async () => {
    const live = sender.getByRole("listitem").filter({ hasText: "有效到" });
    for (let left = await live.count(); left > 0; left -= 1) {
      await live.first().getByRole("button", { name: "作废" }).click();
      const asked = sender.getByRole("dialog");
      await asked.getByRole("button", { name: "链接外传" }).click();
      await asked.getByRole("button", { name: "作废", exact: true }).click();
      await expect(live).toHaveCount(left - 1);
    }
    const answer = await reader.goto(link);
    expect(answer?.status()).toBe(404);
    await expect(reader.getByText("链接已失效").first()).toBeVisible();
  });
});

test("a supplier without a channel is told by hand: the link, its code, the sheet, and what was said (row 6)", async ({
  page,
  browser,
  isMobile,
}) => {
  const supplier = isMobile ? "漳州闽南相框工艺厂" : "厦门鹭岛装裱工坊";
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "buyer");
  const product = await fillPush(page, { supplier }, ["2"]);
  const number = await sendPush(page);
  const result = resultOf(page, supplier);
  await expect(result).toContainText("请复制链接或打印，发给对方后标记已发送");

  await test.step("the link is copied and opens elsewhere", async () => {
    await page.getByRole("button", { name: "复制或扫码" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("img", { name: "推单的二维码" })).toBeVisible();
    await dialog.getByRole("button", { name: "复制" }).click();
    await expect(dialog.getByText("已复制")).toBeVisible();
    await isAccessible(page);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await dialog.getByRole("button", { name: "完成" }).click();
    const reader = await withoutSession(browser, 1366);
    await reader.goto(link);
    await expect(reader.getByRole("heading", { level: 1 })).toContainText(number);
    await expect(reader.getByText(product).first()).toBeVisible();
    await reader.context().close();
  });

  await test.step("once the link is revoked the row says so, and makes another", async () => {
    await page.getByRole("button", { name: "作废", exact: true }).click();
    const asked = page.getByRole("dialog");
    await asked.getByRole("button", { name: "发错人" }).click();
    await asked.getByRole("button", { name: "作废", exact: true }).click();
    await expect(result).toContainText("链接已作废，对方打不开");
    await expect(result).not.toContainText("请复制链接或打印");
    await fits(page);
    await isAccessible(page);
    await result.getByRole("button", { name: "续发新链接" }).click();
    await asked.getByRole("button", { name: "续发新链接" }).click();
    await expect(result).toContainText("请复制链接或打印");
  });

  await test.step("the sheet has number, goods and code", async () => {
    const address = page.url();
    await page.goto(`${new URL(address).pathname}/print`);
    await expect(page.getByText(number).first()).toBeVisible();
    await expect(page.getByText(product).first()).toBeVisible();
    await expect(page.getByRole("img", { name: "推单二维码" }).first()).toBeVisible();
    await page.goto(address);
  });

  await test.step("标记已发送 with how, when and what", async () => {
    await result.getByRole("button", { name: "标记已发送" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "电话" }).click();
    await dialog.getByLabel("时间").fill("2026-01-05T10:20");
    await dialog.getByLabel("备注").fill("念给店里听了");
    await dialog.getByRole("button", { name: "标记已发送" }).click();
    const row = result.getByRole("row", { name: /电话/ });
    await expect(row).toContainText("念给店里听了");
    await expect(row).toContainText("已发送");
    await expect(row).toContainText("10:20");
    await expect(page.getByText("标记已发送：电话")).toBeVisible();
    await fits(page);
  });
});

test("a letter that comes back is said where the sender looks, and 重试 sends it (rows 6, 41)", async ({
  page,
  isMobile,
}) => {
  const [supplier, address] = isMobile
    ? ["深圳艺微喷艺术输出", "orders@yiweipen-print.example"]
    : ["福州影都数码输出", "orders@yingdu-print.example"];
  refuse(address);
  await signIn(page, "buyer");
  await fillPush(page, { supplier }, ["2"]);
  const number = await sendPush(page);
  const row = resultOf(page, supplier).getByRole("row", { name: /邮件/ });
  await expect(row).toContainText("失败", { timeout: 60_000 });
  await expect(row).toContainText("邮件被退回");
  await expect(page.getByText("1 个渠道发送失败。")).toBeVisible();
  await fits(page);
  await isAccessible(page);

  await page.goto("/inbox");
  await expect(page.getByText(`${number}-A 没有送到 ${supplier}`).first()).toBeVisible();
  await page.goto("/exceptions");
  const odd = page.getByRole("listitem").filter({ hasText: `推单 ${number} 发送失败` });
  await odd.getByRole("link", { name: "去处理" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `推单 ${number}` })).toBeVisible();

  acceptAgain(address);
  await row.getByRole("button", { name: "重试" }).click();
  await expect(row).toContainText("已发送", { timeout: 60_000 });
  await expect(page.getByText("1 个渠道发送失败。")).toHaveCount(0);
  await letterAbout(number);
});
