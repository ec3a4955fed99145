import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

// The phone's cards have no columns to choose.
test.beforeEach(({ isMobile }) => test.skip(isMobile === true));

test("a tick in the column choice stands, and the column comes without a reload", async ({
  page,
}) => {
  await signIn(page, "buyer");
  await page.goto("/suppliers");
  await page.getByRole("button", { name: "列", exact: true }).click();
  const choice = page.getByRole("dialog", { name: "列", exact: true });
  const boxes = choice.getByRole("checkbox");
  const first = boxes.first();
  const was = await first.isChecked();
  const heads = page.getByRole("columnheader");
  const before = await heads.count();
  await first.click();
  await expect(heads).toHaveCount(was ? before - 1 : before + 1);
  await expect(first).toBeChecked({ checked: !was });
  await boxes.nth(1).click();
  await first.click();
  await expect(first).toBeChecked({ checked: was });
});
