import { expect, type Page, test } from "@playwright/test";
import { offersOf, paste, priceOf } from "./support/offers";
import { calculator, headOf, rowOf } from "./support/orders";
import { signIn } from "./support/people";

// A phone has no such keys.
test.beforeEach(({ isMobile }) => test.skip(isMobile === true));

const supplier = "泉州海丝影册有限公司";

test("a whole order is written, saved and found again without the mouse (row 22)", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "buyer");
  const [first, second] = await offersOf(page, supplier);
  if (!first || !second) throw new Error("the supplier offers two products");

  await test.step("N opens the form, the supplier is found by its name, Tab goes on", async () => {
    await page.goto("/purchase-orders");
    await page.keyboard.press("n");
    await expect(page.getByRole("combobox", { name: "供应商" })).toBeFocused();
    await page.keyboard.type("海丝影册");
    await expect(page.getByRole("option", { name: supplier })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "供应商" })).toHaveValue(supplier);
    await expect(page.getByLabel("交期", { exact: true })).not.toHaveValue("");
    await tabTo(page, "商品");
  });

  await test.step("a product by its code, its quantity, and Enter for the next line", async () => {
    await page.keyboard.type(first.sku);
    await expect(page.getByRole("option").first()).toContainText(first.name);
    await page.keyboard.press("Enter");
    await expect(rowOf(page, 0).getByLabel("单价（元）")).not.toHaveValue("");
    await tabTo(page, "数量");
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await expect(rowOf(page, 1).getByRole("combobox", { name: "商品" })).toBeFocused();
  });

  await test.step("a block of three rows from Excel lays itself in, names and codes become products", async () => {
    await paste(
      page,
      [
        [second.sku, "", "12", "", "", ""],
        [second.name, second.spec, "2", "本", "1,234.50", "4.50"],
        ['"烫金\n腰封"', "按样", "2.375", "米", "12.34", ""],
      ]
        .map((cells) => cells.join("\t"))
        .join("\r\n"),
    );
    await expect(rowOf(page, 1).getByRole("combobox", { name: "商品" })).toHaveValue(second.name);
    await expect(rowOf(page, 1).getByLabel("单价（元）")).toHaveValue(priceOf(second, 12));
    await expect(rowOf(page, 2).getByLabel("单价（元）")).toHaveValue("1,234.50");
    await expect(rowOf(page, 3).getByRole("combobox", { name: "商品" })).toHaveValue("烫金 腰封");
  });

  const lines = await Promise.all(
    [0, 1, 2, 3].map(async (at) => ({
      quantity: await rowOf(page, at).getByLabel("数量").inputValue(),
      price: await rowOf(page, at).getByLabel("单价（元）").inputValue(),
    })),
  );
  const total = calculator(lines, "-4.50");
  await test.step("⌘Enter saves, and the total is a calculator's", async () => {
    await expect(page.getByRole("status").getByText(total)).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Enter");
    const name = await headOf(page, /^草稿-/);
    await expect(page.getByText(total).first()).toBeVisible();
    await page.goto(`/purchase-orders?q=${encodeURIComponent("烫金 腰封")}`);
    await expect(page.getByRole("row", { name: new RegExp(name) })).toBeVisible();
  });

  await test.step("E opens it for editing, and Esc in a list of products puts back what was there", async () => {
    await toFirstRow(page);
    await page.keyboard.press("e");
    await expect(page).toHaveURL(/\/edit$/);
    const product = rowOf(page, 1).getByRole("combobox", { name: "商品" });
    await product.focus();
    await page.keyboard.type("别的");
    await page.keyboard.press("Escape");
    await expect(product).toHaveValue(second.name);
  });
});

test("a list is walked with j and k, ticked with x, opened with Enter, edited with e (row 22)", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "buyer");
  // The oldest first: nothing that others do meanwhile moves these rows.
  await page.goto("/purchase-orders?status=approved&sort=created");
  const rows = page.locator("#orders tbody tr");
  const name = (at: number) => rows.nth(at).getByRole("link").textContent();
  const focused = () => focusedText(page);

  await toFirstRow(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  expect(await focused()).toBe(await name(1));
  await page.keyboard.press("x");
  await expect(rows.nth(1).getByRole("checkbox")).toBeChecked();
  await expect(page.getByText("已选 1 条")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rows.nth(1).getByRole("checkbox")).not.toBeChecked();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  const wanted = await name(1);
  await rows.nth(1).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await headOf(page, new RegExp(wanted ?? "–"));
});

test("e goes nowhere that would only refuse: not to an approved order, not to a colleague's draft (A10)", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "owner");
  await page.goto("/purchase-orders?status=draft,rejected,approved");
  const editable = page.locator("#orders tbody tr[data-edit]");
  await expect(page.locator("#orders tbody tr").first()).toBeVisible();
  await expect(editable).toHaveCount(0);
  const address = page.url();
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(address);

  const context = await browser.newContext({ locale: "zh-CN" });
  const buyer = await context.newPage();
  await signIn(buyer, "buyer");
  await buyer.goto("/purchase-orders?status=draft,rejected");
  for (const row of await buyer.locator("#orders tbody tr[data-edit]").all()) {
    const answer = await buyer.request.get((await row.getAttribute("data-edit")) ?? "");
    expect(answer.status()).toBe(200);
  }
  await context.close();
});

test("more rows than an order holds are named, and none is lost without a word", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "buyer");
  await page.goto("/purchase-orders/new");
  await rowOf(page, 0).getByRole("combobox", { name: "商品" }).focus();
  const block = Array.from(
    { length: 203 },
    (_, i) => `样册 ${i + 1}\t\t1\t本\t2.00\t0\t2.00\t备注`,
  );
  await paste(page, block.join("\n"));
  const said = page.getByRole("alert").filter({ hasText: "没有全贴进来" });
  await expect(said).toContainText("第 201–203 行（从「样册 201」起 3 行）");
  await expect(said).toContainText("右边多出 2 列");
  await expect(rowOf(page, 199).getByRole("combobox", { name: "商品" })).toHaveValue("样册 200");
  await expect(rowOf(page, 200)).toHaveCount(0);
});

test("a note that is too long is kept, counted, and refused in a sentence", async ({ page }) => {
  await signIn(page, "buyer");
  await page.goto("/purchase-orders/new");
  const note = page.getByLabel("说明");
  await note.focus();
  await paste(page, "长".repeat(10_000));
  expect((await note.inputValue()).length).toBe(10_000);
  await expect(page.getByText("最多 2000 字，现在 10000 字，请删去 8000 字")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText("太长了，请缩短")).toBeVisible();
  await expect(page).toHaveURL(/\/new$/);
});

async function tabTo(page: Page, label: string): Promise<void> {
  for (let pressed = 0; pressed < 10; pressed += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    if (at === label) return;
  }
  throw new Error(`Tab does not reach ${label}`);
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** The rows come after the page's head; until they listen, a key does nothing. */
async function toFirstRow(page: Page) {
  const first = await page.locator("#orders tbody tr").first().getByRole("link").textContent();
  await expect(async () => {
    if ((await focusedText(page)) !== first) await page.keyboard.press("j");
    expect(await focusedText(page)).toBe(first);
  }).toPass();
}
