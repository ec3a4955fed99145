import { expect, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

test("a push to the other branch is answered there and seen here at once", async ({
  page,
  browser,
  isMobile,
}) => {
  test.slow();
  await signIn(page, "buyer");
  await page.goto("/pushes/new");
  await page.getByRole("tab", { name: "门店" }).click();
  await page.getByRole("checkbox", { name: "集美店" }).check();
  const line = page.getByRole("group", { name: "第 1 行" });
  await line.getByRole("combobox", { name: "商品" }).fill("8 寸绒面册");
  await page
    .getByRole("option", { name: /8 寸绒面册/ })
    .first()
    .click();
  await line.getByLabel("数量").fill("6");
  await page.getByRole("button", { name: "去确认" }).click();

  await expect(page.getByRole("heading", { name: "确认推单" })).toBeVisible();
  await expect(page.getByRole("row", { name: /8 寸绒面册/ })).toContainText("6");
  const submit = page.getByRole("button", { name: "提交推单" });
  await expect(submit).toBeDisabled();
  for (const warning of await page.getByRole("checkbox").all()) await warning.check();
  await page.getByRole("button", { name: "确认无误" }).click();
  await submit.click();
  const title = page.getByRole("heading", { level: 1, name: /^推单 TD-/ });
  await expect(title).toBeVisible();
  await expect(page.getByText("待答复").first()).toBeVisible();
  await isAccessible(page);
  await fits(page);

  const number = (await title.textContent())?.replace("推单 ", "").trim() ?? "";
  const there = await someoneElse(browser, "branch_manager.xm02", isMobile);
  await there.goto("/inbox");
  await there.getByText(`推来 ${number}`).first().click();
  await expect(there.getByRole("heading", { level: 1 })).toContainText(number);
  await fits(there);
  await isAccessible(there);
  await there.getByRole("button", { name: "部分接受" }).click();
  const asked = there.getByRole("dialog");
  await asked.getByRole("textbox").fill("先给 4 本，下周三再给 2 本");
  await asked.getByRole("button", { name: "部分接受" }).click();
  await expect(there.getByText("先给 4 本，下周三再给 2 本").first()).toBeVisible();

  // Nobody reloads: the sender's page has been open all the time.
  await expect(page.getByText("先给 4 本，下周三再给 2 本").first()).toBeVisible();
  await expect(page.getByText("部分接受").first()).toBeVisible();
});
