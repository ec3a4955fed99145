import { expect, test } from "@playwright/test";
import { fits, isAccessible, signIn, signInByHand } from "./support/people";

test("a wrong password says only that, and the right one leads home", async ({ page }) => {
  await page.goto("/login");
  await isAccessible(page);
  await fits(page);
  await page.getByLabel("账号").fill("buyer");
  await page.getByLabel("密码", { exact: true }).fill("not-this-one");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText("账号或密码错误")).toBeVisible();
  await expect(page.getByLabel("账号")).toHaveValue("buyer");

  await page.getByLabel("密码", { exact: true }).fill("aperture-demo");
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("何书远");
});

test("after signing out, Back shows nothing", async ({ page }) => {
  await signInByHand(page, "warehouse");
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "我的账号" }).click();
  await page.getByText("退出登录").click();
  await page.waitForURL(/\/login/);
  await page.goBack();
  await expect(page.getByLabel("账号")).toBeVisible();
});

test("who lacks a right gets 403 with a way back, not a blank page", async ({ page }) => {
  await signInByHand(page, "photographer");
  await expect(page.getByRole("link", { name: "采购单" })).toHaveCount(0);
  const answer = await page.goto("/suppliers");
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("link", { name: /首页/ }).first()).toBeVisible();
});

test("an unknown document is 404, with a way back", async ({ page }) => {
  await signIn(page, "buyer");
  const answer = await page.goto("/suppliers/0198f0aa-0000-7000-8000-000000000000");
  expect(answer?.status()).toBe(404);
});
