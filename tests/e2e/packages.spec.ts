import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

const save = (page: Page) => page.getByRole("button", { name: /^保存/ });

test("a package is made, its price changed, and both versions stand; who sells it sees no floor (M6)", async ({
  page,
  browser,
  isMobile,
}) => {
  const code = isMobile ? "CS02" : "CS01";
  await signIn(page, "branch_manager");
  await page.goto("/packages");
  await expect(page.getByText("山海之间 · 婚纱四套").first()).toBeVisible();
  await fits(page);
  await page.getByRole("link", { name: "新增套系" }).first().click();
  // The list's search has a label much like it.
  await expect(page.getByRole("heading", { level: 1, name: "新增套系" })).toBeVisible();
  await page.getByLabel("名称").fill("测试 · 星光三套");
  await page.getByLabel("编号").fill(code);
  await page.getByLabel("套系价（元）").fill("４９９９");
  await page.getByLabel("底价（元）").fill("5000");
  await page.getByLabel("服装套数").fill("三");
  await page.getByRole("button", { name: "加一件产品" }).click();
  const piece = page.getByRole("group", { name: "第 1 件产品" });
  await save(page).click();
  await expect(page.getByText("请填 0 到 999 的整数")).toBeVisible();
  await expect(piece.getByText("请选一个产品")).toBeVisible();
  await page.getByLabel("服装套数").fill("3");
  await piece.getByRole("combobox").click();
  await piece.getByRole("combobox").fill("18 寸婚纱主册");
  await piece
    .getByRole("option", { name: /18 寸婚纱主册/ })
    .first()
    .click();
  await piece.getByLabel("每件放照片").fill("60");
  await save(page).click();
  await expect(page.getByText("底价不能高过套系价")).toBeVisible();
  await expect(page.getByLabel("名称")).toHaveValue("测试 · 星光三套");
  await isAccessible(page);
  await page.getByLabel("底价（元）").fill("4200");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "测试 · 星光三套" })).toBeVisible();
  await expect(page.getByText("18 寸婚纱主册").first()).toBeVisible();
  await page.getByRole("link", { name: "编辑" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "编辑套系" })).toBeVisible();
  await page.getByLabel("套系价（元）").fill("5299");
  await save(page).click();
  await expect(page.getByText("套系价（元）：4,999.00 → 5,299.00")).toBeVisible();
  await expect(page.getByText("4,200.00")).toBeVisible();
  await fits(page);
  await isAccessible(page);
  const sales = await someoneElse(browser, "sales", isMobile);
  await sales.goto(page.url());
  await expect(sales.getByText("5,299.00").first()).toBeVisible();
  await expect(sales.getByText("4,200.00")).toHaveCount(0);
  await expect(sales.getByRole("link", { name: "编辑" })).toHaveCount(0);
  await sales.context().close();
});

test("a kind of shoot says what an order of it needs; a name stands once", async ({
  page,
  isMobile,
}) => {
  await signIn(page, "branch_manager");
  await page.goto("/packages/types");
  await expect(page.getByText("下单必填：婚期")).toBeVisible();
  await page.getByRole("button", { name: "新增类型" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill("婚纱");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByText("已有这个名称，请换一个")).toBeVisible();
  const name = isMobile ? "孕照" : "证件照";
  await dialog.getByLabel("名称").fill(name);
  await dialog.getByLabel("宝宝资料").check();
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await fits(page);
  await isAccessible(page);
});
