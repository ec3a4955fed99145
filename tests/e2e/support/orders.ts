import { expect, type Page } from "@playwright/test";
import { offersOf } from "./offers";

export type Line = {
  product: string;
  spec?: string;
  quantity: string;
  unit?: string;
  price?: string;
};

/** A new order as a buyer writes it. A line with a price is free text; the others are the supplier's, of that specification if he has it. */
export async function fillOrder(
  page: Page,
  supplier: string,
  lines: readonly Line[],
): Promise<void> {
  await page.goto("/purchase-orders/new");
  await page.getByRole("combobox", { name: "供应商" }).fill(supplier);
  await page.getByRole("option", { name: supplier }).click();
  for (const [at, line] of lines.entries()) {
    const row = rowOf(page, at);
    if ((await row.count()) === 0) await page.getByRole("button", { name: "加一行" }).click();
    await row.getByRole("combobox", { name: "商品" }).fill(line.product);
    if (line.price === undefined) {
      const offered = await offersOf(page, supplier, line.product);
      const one = offered.find(({ spec }) => spec === line.spec) ?? offered[0];
      await page
        .getByRole("option")
        .filter({ hasText: one?.sku })
        .filter({ hasText: one?.name })
        .first()
        .click();
    } else {
      await row.getByLabel("规格", { exact: true }).fill(line.spec ?? "");
      await row.getByLabel("单位").fill(line.unit ?? "件");
      await row.getByLabel("单价（元）").fill(line.price);
    }
    await row.getByLabel("数量").fill(line.quantity);
  }
}

export const rowOf = (page: Page, at: number) =>
  page.getByRole("group", { name: `第 ${at + 1} 行`, exact: true });

/** What a calculator shows: each line to the fen, half up, then added. */
export function calculator(lines: readonly { quantity: string; price: string }[], freight = "0") {
  const scaled = (typed: string, places: number) => {
    const [whole = "0", part = ""] = typed.replaceAll(",", "").split(".");
    return BigInt(whole + part.padEnd(places, "0"));
  };
  const fen = lines.reduce(
    (sum, { quantity, price }) => sum + (scaled(quantity, 3) * scaled(price, 2) + 500n) / 1000n,
    scaled(freight, 2),
  );
  const yuan = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  return `${yuan}.${(fen % 100n).toString().padStart(2, "0")}`;
}

/** 保存, and the name of the draft that stands at its head. */
export async function saveDraft(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^保存(?!并提交|为)/ }).click();
  return headOf(page, /^草稿-/);
}

export async function headOf(page: Page, pattern: RegExp): Promise<string> {
  const head = page.getByRole("heading", { level: 1, name: pattern });
  await expect(head).toBeVisible();
  return (await head.textContent())?.trim() ?? "";
}
