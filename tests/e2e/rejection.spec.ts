import { expect, test } from "@playwright/test";
import { fillOrder, headOf, rowOf, saveDraft } from "./support/orders";
import { signIn, someoneElse } from "./support/people";

test("above 10,000 yuan the owner decides too, and a rejected order begins again from step one", async ({
  page: buyer,
  browser,
  isMobile,
}) => {
  test.setTimeout(300_000);
  await signIn(buyer, "buyer");
  // One supplier for each width: a week's orders to one supplier are added up.
  await fillOrder(buyer, isMobile ? "苏州虎丘云裳婚纱厂" : "厦门绅度男士西服定制", [
    { product: isMobile ? "主婚纱 公主蓬蓬大拖尾" : "主婚纱 缎面一字肩", quantity: "8" },
  ]);
  const name = await saveDraft(buyer);
  await buyer.getByRole("button", { name: "提交审核" }).click();
  await expect(buyer.getByText("待审核 · 第 1 步，共 2 步")).toBeVisible();
  const address = buyer.url();

  const manager = await someoneElse(browser, "branch_manager", isMobile);
  const owner = await someoneElse(browser, "owner", isMobile);
  await test.step("the manager agrees, the owner sends it back with one word", async () => {
    await manager.goto(address);
    await manager.getByRole("button", { name: "同意" }).click();
    await expect(manager.getByText("之后转给老板")).toBeVisible();
    await manager.getByRole("button", { name: "确认同意" }).click();
    await expect(manager.getByText("第 2 步，共 2 步")).toBeVisible();
    await expect(manager.getByRole("button", { name: "同意" })).toHaveCount(0);

    await owner.goto("/inbox");
    await owner.getByText(name).first().click();
    await expect(owner.getByRole("heading", { level: 1, name })).toBeVisible();
    await owner.getByRole("button", { name: "驳回" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "数量不对" }).click();
    await expect(owner.getByRole("heading", { level: 1, name })).toHaveCount(0);
  });

  await test.step("the buyer reads why, changes it and submits again", async () => {
    await buyer.goto(address);
    await expect(buyer.getByText(/陈拾光 「数量不对」/).first()).toBeVisible();
    await buyer.getByRole("link", { name: "修改" }).click();
    await rowOf(buyer, 0).getByLabel("数量").fill("7");
    await saveDraft(buyer);
    await buyer.getByRole("button", { name: "重新提交" }).click();
    await expect(buyer.getByText("待审核 · 第 1 步，共 2 步")).toBeVisible();
  });

  await test.step("both decide anew, and only then it has its number", async () => {
    await owner.goto(address);
    await expect(owner.getByText("第 1 步，共 2 步")).toBeVisible();
    await expect(owner.getByRole("button", { name: "同意" })).toHaveCount(0);
    await manager.goto(address);
    await expect(manager.getByRole("heading", { level: 1, name })).toBeVisible();
    await manager.getByRole("button", { name: "同意" }).click();
    await manager.getByRole("button", { name: "确认同意" }).click();
    await expect(manager.getByText("第 2 步，共 2 步")).toBeVisible();
    await owner.reload();
    await owner.getByRole("button", { name: "同意" }).click();
    await owner.getByRole("button", { name: "确认同意" }).click();
    await headOf(owner, /^PO-XM01-\d\d-\d{6}$/);
  });
});
