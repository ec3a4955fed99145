import { expect, type Page, test } from "@playwright/test";
import { type Offered, offersOf, paste, priceOf } from "./support/offers";
import { fillOrder, headOf, rowOf, saveDraft } from "./support/orders";
import { signIn, someoneElse } from "./support/people";

test.beforeEach(({ isMobile }) => test.skip(isMobile === true));

const supplier = "郑州印象手工册社";

/** A product with a tier at fifty, and the quantities on both sides of it. */
async function tiered(page: Page): Promise<Offered> {
  const found = (await offersOf(page, supplier)).find(
    (one) => priceOf(one, 49) !== priceOf(one, 50),
  );
  if (!found) throw new Error("nothing has a price from fifty on");
  return found;
}

async function findsItsTier(page: Page, at: number, product: Offered): Promise<void> {
  const [quantity, price] = [
    rowOf(page, at).getByLabel("数量"),
    rowOf(page, at).getByLabel("单价（元）"),
  ];
  for (const many of [49, 50, 49]) {
    await quantity.fill(String(many));
    await expect(price, `${many}`).toHaveValue(priceOf(product, many));
  }
}

test("49 and 50 pieces have their price in a new, a pasted, an edited and a revised line (row 3)", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  await signIn(page, "buyer");
  const product = await tiered(page);

  await test.step("in a new line, with the supplier chosen first", async () => {
    await fillOrder(page, supplier, [
      { product: product.name, spec: product.spec, quantity: "49" },
    ]);
    await findsItsTier(page, 0, product);
  });

  await test.step("in a line that was pasted by the supplier's own code", async () => {
    await page.getByRole("button", { name: "加一行" }).click();
    await rowOf(page, 1).getByRole("combobox", { name: "商品" }).focus();
    await paste(page, `${product.offer?.supplierSku}\t\t50`);
    await expect(rowOf(page, 1).getByLabel("单价（元）")).toHaveValue(priceOf(product, 50));
    await findsItsTier(page, 1, product);
    await rowOf(page, 1).getByLabel("数量").focus();
    await paste(page, "50\t本");
    await expect(rowOf(page, 1).getByLabel("单价（元）")).toHaveValue(priceOf(product, 50));
    await page.getByRole("button", { name: "删除第 2 行" }).click();
  });

  await test.step("a price that was agreed on stays, whatever the quantity", async () => {
    await rowOf(page, 0).getByLabel("单价（元）").fill("1.23");
    await rowOf(page, 0).getByLabel("数量").fill("50");
    await expect(rowOf(page, 0).getByLabel("单价（元）")).toHaveValue("1.23");
    await rowOf(page, 0).getByLabel("单价（元）").fill(priceOf(product, 50));
  });

  const name = await saveDraft(page);
  const address = page.url();
  await test.step("in a draft that is opened again", async () => {
    await page.getByRole("link", { name: "修改" }).click();
    await findsItsTier(page, 0, product);
    await page.getByRole("button", { name: "保存并提交" }).click();
    await expect(page.getByText("待审核").first()).toBeVisible();
  });

  await test.step("in a revision of the approved order", async () => {
    for (const account of ["branch_manager", "owner"]) {
      const approver = await someoneElse(browser, account);
      await approver.goto(address);
      await approver.getByRole("button", { name: "同意" }).click();
      await approver.getByRole("button", { name: "确认同意" }).click();
      await expect(approver.getByRole("button", { name: "同意" })).toHaveCount(0);
      const done = (await approver.getByText("已批准").count()) > 0;
      await approver.context().close();
      if (done) break;
    }
    await page.goto(`${address}/edit`);
    await expect(page.getByRole("heading", { name: /^变更/ })).toBeVisible();
    await expect(page.getByRole("heading", { name })).toHaveCount(0);
    await findsItsTier(page, 0, product);
  });
});

test("the supplier may be chosen last: his price, code and time come to every line, and the last one's go", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "buyer");
  const slow = (await offersOf(page, supplier)).filter(
    ({ offer }) => (offer?.leadDays ?? 0) > 10,
  )[0];
  const product = slow ?? (await tiered(page));
  await page.goto("/purchase-orders/new");
  await rowOf(page, 0).getByRole("combobox", { name: "商品" }).focus();
  await paste(page, `${product.sku}\t\t49\n${product.sku}\t\t50`);
  await expect(rowOf(page, 1).getByRole("combobox", { name: "商品" })).toHaveValue(product.name);
  await page.getByRole("combobox", { name: "供应商" }).fill(supplier);
  await page.getByRole("option", { name: supplier }).click();
  for (const [at, many] of [49, 50].entries())
    await expect(rowOf(page, at).getByLabel("单价（元）")).toHaveValue(priceOf(product, many));
  // What takes longer than the supplier usually does has a date of its own.
  if (slow) await expect(rowOf(page, 0).getByLabel("行交期")).not.toHaveValue("");
  await saveDraft(page);
  await headOf(page, /^草稿-/);
  await expect(page.getByText(product.offer?.supplierSku ?? "–").first()).toBeVisible();
});
