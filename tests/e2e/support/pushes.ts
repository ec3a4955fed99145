import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { offersOf } from "./offers";
import { headOf } from "./orders";
import { someoneElse } from "./people";

/** What goes to a supplier without an order, up to so much: the company begins with nothing. */
export async function allowDirectPushes(browser: Browser): Promise<void> {
  const admin = await someoneElse(browser, "admin");
  const limit = admin.getByLabel("推单免审金额");
  await expect(async () => {
    await admin.goto("/admin/branches");
    if ((await limit.inputValue()).replaceAll(",", "") === "50000.00") return;
    await limit.fill("50000.00");
    await admin.getByRole("button", { name: "保存" }).click();
    await admin.reload();
    await expect(limit).toHaveValue(/^50,?000\.00$/, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await admin.context().close();
}

/** A direct push of one product of the supplier's; the quantities stand as the targets do. */
export async function fillPush(
  page: Page,
  { supplier, branch, department }: { supplier: string; branch?: string; department?: string },
  quantities: readonly string[],
): Promise<string> {
  await page.goto("/pushes/new");
  await page.getByRole("combobox", { name: "供应商" }).fill(supplier);
  await page.getByRole("option", { name: supplier }).click();
  if (branch) {
    await page.getByRole("tab", { name: "门店" }).click();
    await page.getByRole("checkbox", { name: branch }).check();
  }
  if (department) {
    await page.getByRole("tab", { name: "部门" }).click();
    await page.getByRole("checkbox", { name: department }).check();
  }
  const [product] = await offersOf(page, supplier);
  const line = page.getByRole("group", { name: "第 1 行" });
  await line.getByRole("combobox", { name: "商品" }).fill(product?.sku ?? "");
  await page
    .getByRole("option")
    .filter({ hasText: product?.name ?? "–" })
    .first()
    .click();
  const names = [supplier, branch, department].filter((name) => name !== undefined);
  for (const [at, name] of names.entries())
    await line.getByLabel(names.length > 1 ? name : "数量").fill(quantities[at] ?? "1");
  return product?.name ?? "";
}

/** 去确认, every warning looked at, confirmed, submitted; the number it has then. */
export async function sendPush(page: Page): Promise<string> {
  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByRole("heading", { name: "确认推单" })).toBeVisible();
  for (const warning of await page.getByRole("checkbox").all()) await warning.check();
  await page.getByRole("button", { name: "确认无误" }).click();
  await page.getByRole("button", { name: "提交推单" }).click();
  return (await headOf(page, /^推单 TD-/)).replace("推单 ", "");
}

/** What became of one target. */
export const resultOf = (page: Page, name: string): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name }) });
