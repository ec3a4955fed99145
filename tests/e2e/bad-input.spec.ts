import { expect, type Page, test } from "@playwright/test";
import { fillOrder, headOf, rowOf, saveDraft } from "./support/orders";
import { signIn } from "./support/people";

const supplier = "上海造型师用品商行";
const product = "喷雾";

test("a figure that cannot be is refused where it stands, in a sentence", async ({ page }) => {
  test.slow();
  await signIn(page, "buyer");
  await fillOrder(page, supplier, [{ product, quantity: "0" }]);
  const save = page.getByRole("button", { name: /^保存(?!并提交|为)/ });
  await save.click();
  const row = rowOf(page, 0);
  const quantity = row.getByLabel("数量");
  const price = row.getByLabel("单价（元）");
  await expect(row.getByRole("alert")).toContainText("数量必须大于 0");
  const refused: [typed: string, field: typeof quantity][] = [
    ["-1", quantity],
    ["1000000000", quantity],
    ["1.2345", quantity],
    ["abc", quantity],
    ["12.345", price],
    ["-3", price],
  ];
  for (const [typed, field] of refused) {
    await quantity.fill("1");
    await price.fill("38.60");
    await field.fill(typed);
    await save.click();
    await expect(row.getByRole("alert"), typed).toBeVisible();
    await expect(field).toHaveValue(typed);
  }

  // Full-width digits and thousands are how people type; they are figures.
  await quantity.fill("１２");
  await price.fill("１,２３４.５");
  await expect(page.getByRole("status").getByText("14,814.00")).toBeVisible();

  await page.getByLabel("交期", { exact: true }).fill("2020-01-01");
  await save.click();
  await expect(page.getByText(/日期不能早于今天|已经过/).first()).toBeVisible();
  await expect(page).toHaveURL(/purchase-orders\/new/);
});

test("a supplier on hold cannot be chosen, and says why", async ({ page }) => {
  await signIn(page, "buyer");
  await page.goto("/purchase-orders/new");
  const field = page.getByRole("combobox", { name: "供应商" });
  await field.fill("温州童年时光");
  const option = page.getByRole("option", { name: /温州童年时光/ });
  await expect(option).toBeDisabled();
  await option.click({ force: true });
  await expect(field).not.toHaveValue("温州童年时光宝宝册厂");
});

test("what looks like code is text, wherever it stands", async ({ page }) => {
  test.slow();
  let ran = false;
  page.on("dialog", (dialog) => {
    ran = true;
    return dialog.dismiss();
  });
  await signIn(page, "buyer");
  const code = "<script>alert(1)</script>";
  const formula = '=HYPERLINK("http://example.com","点我")';
  await fillOrder(page, supplier, [
    { product: code, spec: formula, unit: "件", quantity: "1", price: "1" },
  ]);
  await page.getByLabel("说明").fill(`${formula} 😀 ${"长".repeat(1500)}`);
  await saveDraft(page);
  await expect(page.getByText(code).first()).toBeVisible();
  await expect(page.getByText(formula).first()).toBeVisible();
  await page.goto(`/purchase-orders?q=${encodeURIComponent("<script>")}`);
  await expect(page.getByText(code).first()).toBeVisible();
  expect(ran).toBe(false);
});

test("pressing save twice writes one order", async ({ page, isMobile }) => {
  test.slow();
  await signIn(page, "buyer");
  const what = `双击 ${isMobile ? "手机" : "电脑"} ${Date.now()}`;
  await fillOrder(page, supplier, [{ product: what, quantity: "1", price: "1" }]);
  await page.getByRole("button", { name: /^保存(?!并提交|为)/ }).dblclick();
  await headOf(page, /^草稿-/);
  await page.goto(`/purchase-orders?q=${encodeURIComponent(what)}`);
  await expect(rowsWith(page, what)).toHaveCount(1);
});

test("in two tabs the second learns that it is stale, and loses nothing", async ({ page }) => {
  test.slow();
  await signIn(page, "buyer");
  await fillOrder(page, supplier, [{ product, quantity: "2" }]);
  await page.getByLabel("说明").fill("原来的说明");
  await saveDraft(page);
  await page.getByRole("link", { name: "修改" }).click();
  await expect(page.getByLabel("说明")).toHaveValue("原来的说明");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("说明").fill("另一个标签页先存");
  await saveDraft(other);

  await page.getByLabel("说明").fill("我写了很久的话");
  await page.getByRole("button", { name: /^保存(?!并提交|为)/ }).click();
  await expect(page.getByText("别人改过这张单")).toBeVisible();
  const differing = page.getByRole("row", { name: /^说明/ });
  for (const words of ["我写了很久的话", "另一个标签页先存", "原来的说明"]) {
    await expect(differing).toContainText(words);
  }
  await expect(page.getByLabel("说明")).toHaveValue("我写了很久的话");
  await page.getByRole("button", { name: "保留我填的，再保存" }).click();
  await headOf(page, /^草稿-/);
  await expect(page.getByText("我写了很久的话").first()).toBeVisible();
});

const rowsWith = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });
