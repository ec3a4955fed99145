import { expect, type Page, test } from "@playwright/test";
import { fits, isAccessible, signIn, someoneElse } from "./support/people";

test("a settings form says that it was saved, until the next change", async ({
  page,
  browser,
  isMobile,
}) => {
  test.slow();
  await test.step("one's own profile", async () => {
    // Desk and phone run side by side: each changes a person and a branch of its own.
    await signIn(page, isMobile ? "designer" : "warehouse");
    await page.goto("/me");
    await saysSaved(page, "工作电话");
  });

  await test.step("a branch", async () => {
    const admin = await someoneElse(browser, "admin", isMobile);
    await admin.goto("/admin/branches");
    await admin
      .getByRole("link", { name: isMobile ? "集美店" : "思明店" })
      .first()
      .click();
    await admin.waitForURL(/\/admin\/branches\/./);
    await saysSaved(admin, "电话");
  });
});

async function saysSaved(page: Page, label: string): Promise<void> {
  const form = page.locator("form").filter({ has: page.getByLabel(label, { exact: true }) });
  const field = form.getByLabel(label, { exact: true });
  const said = form.getByRole("status");
  const save = form.getByRole("button", { name: "保存" });
  const before = await field.inputValue();
  await expect(said).toBeEmpty();
  await field.fill("0592-5550199");
  const drawn = page.waitForResponse(
    (answer) => answer.request().method() === "GET" && answer.request().headers().rsc === "1",
  );
  await save.click();
  await expect(said).toHaveText("已保存");
  // The page is drawn again with what is stored now, and it still says so.
  await drawn;
  await expect(said).toHaveText("已保存");
  await isAccessible(page);
  await fits(page);
  await field.fill("0592-5550198");
  await expect(said).toBeEmpty();
  await field.fill(before);
  await save.click();
  await expect(said).toHaveText("已保存");
}
