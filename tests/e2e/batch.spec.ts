import { expect, type Page, test } from "@playwright/test";
import { fillOrder, headOf, saveDraft } from "./support/orders";
import { isAccessible, signIn, someoneElse } from "./support/people";

const supplier = "东莞艺木框业有限公司";

test("several at once are decided each by itself: one that was taken back stops no other (A12)", async ({
  page: buyer,
  browser,
  isMobile,
}) => {
  test.skip(isMobile === true);
  test.setTimeout(240_000);
  await signIn(buyer, "buyer");
  const mark = `批量 ${Date.now()}`;
  const orders: { name: string; address: string }[] = [];
  for (const at of [1, 2, 3, 4]) {
    await fillOrder(buyer, supplier, [
      { product: `${mark} 之 ${at}`, quantity: "1", price: `${at}0.00` },
    ]);
    const name = await saveDraft(buyer);
    await buyer.getByRole("button", { name: "提交审核" }).click();
    await expect(buyer.getByText("待审核").first()).toBeVisible();
    orders.push({ name, address: buyer.url() });
  }
  const [first, second, withdrawn, left] = orders;
  if (!first || !second || !withdrawn || !left) throw new Error("four orders were written");

  const manager = await someoneElse(browser, "branch_manager");
  await test.step("three are ticked, and one of them is withdrawn meanwhile", async () => {
    await manager.goto("/approvals");
    for (const { name } of [first, second, withdrawn])
      await manager.getByRole("checkbox", { name, exact: true }).check();
    await buyer.goto(withdrawn.address);
    await buyer.getByRole("button", { name: "更多" }).click();
    await buyer.locator("[popover]:popover-open").getByText("撤回").click();
    await buyer.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
    await expect(buyer.getByRole("button", { name: "提交审核" })).toBeVisible();
  });

  await test.step("the manager reads what became of each, by name", async () => {
    const press = manager.getByRole("toolbar").getByRole("button", { name: "同意" });
    await press.click();
    const asked = manager.getByRole("dialog", { name: "同意选中的 3 张采购单？" });
    await expect(asked).toContainText("合计 60.00 元");
    await isAccessible(manager);
    // The way out decides nothing.
    await manager.keyboard.press("Escape");
    await expect(asked).toHaveCount(0);
    await expect(manager.getByRole("checkbox", { name: first.name, exact: true })).toBeChecked();
    await press.click();
    await expect(asked.getByRole("button", { name: "确认同意" })).toBeFocused();
    await manager.keyboard.press("Enter");
    const results = manager.getByRole("dialog", { name: "逐张结果" });
    await expect(results.getByText("2 张成功，1 张没有办成")).toBeVisible({ timeout: 30_000 });
    for (const { name } of [first, second])
      await expect(resultOf(results, name)).toContainText("成功");
    await expect(resultOf(results, withdrawn.name)).toContainText("当前状态不能这样操作");
    await results.getByRole("button", { name: "关闭" }).click();
    await expect(manager.getByRole("checkbox", { name: left.name, exact: true })).toBeVisible();
    await expect(manager.getByRole("checkbox", { name: first.name, exact: true })).toHaveCount(0);
  });

  await test.step("nothing flipped that was not asked for", async () => {
    await buyer.goto(`/purchase-orders?q=${encodeURIComponent(mark)}`);
    await expect(buyer.getByRole("row").filter({ hasText: "已批准" })).toHaveCount(2);
    await expect(rowOf(buyer, withdrawn.name)).toContainText("草稿");
    await expect(rowOf(buyer, left.name)).toContainText("待审核");
  });

  await test.step("pushes are made of the approved ones; the draft among them is refused by name", async () => {
    await buyer.getByRole("checkbox", { name: "全选" }).check();
    await buyer.getByRole("toolbar").getByRole("button", { name: "生成推单" }).click();
    const results = buyer.getByRole("dialog");
    await expect(results.getByText("2 张成功，2 张没有办成")).toBeVisible({ timeout: 30_000 });
    await expect(resultOf(results, withdrawn.name)).toContainText("还没有批准");
    await expect(results.getByRole("link", { name: "打开推单" })).toHaveCount(2);
    await results.getByRole("link", { name: "打开推单" }).first().click();
    await headOf(buyer, /确认推单/);
  });
});

const resultOf = (results: ReturnType<Page["getByRole"]>, name: string) =>
  results.getByRole("listitem").filter({ hasText: name });

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });
