import { expect, test } from "@playwright/test";
import { fits, isAccessible, signIn } from "./support/people";

const pages = {
  buyer: [
    ...["/", "/inbox", "/search?q=相册", "/me", "/suppliers", "/suppliers/new"],
    ...["/products", "/products/new", "/purchase-orders", "/purchase-orders/new"],
    ...["/pushes", "/pushes/new", "/approvals"],
  ],
  branch_manager: ["/", "/approvals", "/purchase-orders?tab=mine"],
  admin: [
    ...["/", "/admin/people", "/admin/people/new", "/admin/roles", "/admin/roles/buyer"],
    ...["/admin/branches", "/admin/audit", "/admin/approval-rules", "/admin/channels"],
  ],
  photographer: ["/", "/inbox", "/me"],
};

for (const [account, addresses] of Object.entries(pages)) {
  test(`${account}: every page opens, fits, and is fit for everybody`, async ({ page }) => {
    test.setTimeout(180_000);
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(`${page.url()} ${message.text()}`);
    });
    await signIn(page, account);
    for (const address of addresses) {
      const answer = await page.goto(address);
      expect([address, answer?.status()]).toEqual([address, 200]);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await test.step(address, async () => {
        await fits(page);
        await isAccessible(page);
      });
    }
    expect(wrong).toEqual([]);
  });
}
