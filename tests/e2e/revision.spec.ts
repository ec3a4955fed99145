import { expect, test } from "@playwright/test";
import { offersOf } from "./support/offers";
import { fillOrder, headOf, rowOf, saveDraft } from "./support/orders";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

const supplier = "义乌雅集影集厂";

test("who decides on a change reads the change and why, on the phone, and decides in two taps (A8, row 4)", async ({
  page: buyer,
  browser,
  isMobile,
}) => {
  test.skip(isMobile !== true);
  test.setTimeout(240_000);
  await signIn(buyer, "buyer");
  const [product] = await offersOf(buyer, supplier);
  if (!product) throw new Error("the supplier offers something");
  await fillOrder(buyer, supplier, [
    { product: product.name, spec: product.spec, quantity: "3" },
    { product: "烫金腰封", unit: "米", quantity: "2", price: "12.00" },
  ]);
  const draft = await saveDraft(buyer);
  await buyer.getByRole("button", { name: "提交审核" }).click();
  await expect(buyer.getByText("待审核").first()).toBeVisible();
  const address = buyer.url();
  const id = address.split("/").at(-1);

  const manager = await someoneElse(browser, "branch_manager", true);
  await manager.goto(`/approvals/${id}`);
  await headOf(manager, new RegExp(draft));
  // The first time there is nothing to compare with but the last purchase.
  await expect(manager.getByText("和第 1 版相比")).toHaveCount(0);
  await manager.getByRole("button", { name: "同意" }).tap();
  await manager.getByRole("button", { name: "确认同意" }).tap();
  await expect(manager.getByRole("heading", { level: 1, name: draft })).toHaveCount(0);

  await buyer.goto(`${address}/edit`);
  // The form may only now begin to listen, and then puts back what was stored.
  const quantity = rowOf(buyer, 0).getByLabel("数量");
  await expect(async () => {
    await quantity.fill("5");
    await expect(quantity).toHaveValue("5", { timeout: 500 });
  }).toPass();
  await rowOf(buyer, 1).getByRole("combobox", { name: "商品" }).fill("丝绒腰封");
  await buyer.getByLabel("运费").fill("20");
  await buyer.getByLabel("变更原因").fill("客人加订两本");
  await buyer.getByRole("button", { name: "提交变更" }).click();
  await expect(buyer.getByText("待审核").first()).toBeVisible();

  await test.step("the card says what is not as it was, line by line, and why", async () => {
    await manager.goto(`/approvals/${id}`);
    const change = manager
      .getByRole("region")
      .or(manager.locator("section"))
      .filter({
        has: manager.getByRole("heading", { name: "和第 1 版相比" }),
      });
    await expect(change).toContainText("客人加订两本");
    await expect(change.getByRole("listitem").filter({ hasText: product.name })).toContainText(
      /数量\s*3 \S+ → 5/,
    );
    await expect(change.getByRole("listitem").filter({ hasText: "丝绒腰封" })).toContainText(
      "新增 2 米 × 12.00",
    );
    await expect(change.getByRole("listitem").filter({ hasText: "烫金腰封" })).toContainText(
      "去掉了",
    );
    await expect(change.getByRole("listitem").filter({ hasText: "运费" })).toContainText(
      "0.00 → 20.00",
    );
    await isAccessible(manager);
    await fits(manager);
  });

  await test.step("beside each line stands when, from whom, how many and for how much it was bought last", async () => {
    await expect(
      manager.getByText(/上次 [\d,.]+ × [\d,.]+ \S+ · (\d{4}-)?\d\d-\d\d \S+ · \S+/).first(),
    ).toBeVisible();
  });

  await manager.getByRole("button", { name: "驳回" }).tap();
  await manager.getByRole("dialog").getByRole("button", { name: "数量不对" }).tap();
  // The next card, or the list: this one is done.
  await expect(manager).not.toHaveURL(new RegExp(`/approvals/${id}`));
  await buyer.goto(address);
  await expect(buyer.getByText("已驳回").first()).toBeVisible();
});
