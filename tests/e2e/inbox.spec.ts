import { expect, type Page, test } from "@playwright/test";
import { fillOrder, saveDraft } from "./support/orders";
import { signIn, someoneElse } from "./support/people";

test("what waits for the manager is counted in the menu as it comes and as it is dealt with, on a page nobody reloads", async ({
  page: manager,
  browser,
  isMobile,
}) => {
  test.slow();
  await signIn(manager, "branch_manager.xm02");
  await manager.goto("/me");
  await manager.evaluate(() => document.body.setAttribute("data-stays", ""));
  const before = await waiting(manager);

  const buyer = await someoneElse(browser, "buyer.xm02", isMobile);
  const supplier = isMobile ? "杭州汉韵传统服饰" : "广州童梦儿童礼服";
  const order = { product: "样衣", unit: "件", quantity: "1", price: "2600" };
  await fillOrder(buyer, supplier, [order]);
  const name = await saveDraft(buyer);
  await buyer.getByRole("button", { name: "提交审核" }).click();
  await expect(buyer.getByText("待审核").first()).toBeVisible();
  await expect.poll(() => waiting(manager)).toBeGreaterThan(before);
  const asked = await waiting(manager);

  const phone = await someoneElse(browser, "branch_manager.xm02", true);
  await phone.goto("/inbox");
  await phone.getByText(name).first().click();
  await phone.getByRole("button", { name: "同意" }).tap();
  await phone.getByRole("button", { name: "确认同意" }).click();
  await expect(phone.getByRole("heading", { level: 1, name })).toHaveCount(0);
  await expect.poll(() => waiting(manager)).toBeLessThan(asked);
  await expect(manager.locator("body[data-stays]")).toHaveCount(1);
});

/** What every mark of the inbox on the page says; they cannot disagree. */
async function waiting(page: Page): Promise<number> {
  const marks = page.getByRole("link", { name: /^消息/ }).filter({ visible: true });
  const said = await marks.evaluateAll((all) =>
    all.map((one) => {
      const mark = one.getAttribute("aria-label") ?? one.querySelector("i span, b")?.textContent;
      return Number(/\d+/.exec(mark ?? "")?.[0] ?? 0);
    }),
  );
  expect(new Set(said).size).toBe(1);
  return said[0] ?? 0;
}
