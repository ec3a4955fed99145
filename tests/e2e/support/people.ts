import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";

const password = "aperture-demo";

/** Signs a demo account in through the form, and leads home. */
export async function signInByHand(page: Page, account: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

/** The device of somebody who signed in before: the same request that the form sends, without drawing it. */
export async function signIn(page: Page, account: string): Promise<void> {
  const { request } = page.context();
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken, account, password },
    maxRedirects: 0,
  });
  expect(answer.headers().location, `${account} is let in`).toBe("/");
}

/** Another person at another device: nothing is shared with the first but the server. */
export async function someoneElse(browser: Browser, account: string, phone = false): Promise<Page> {
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    ...(phone
      ? { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
      : { viewport: { width: 1366, height: 900 } }),
  });
  const page = await context.newPage();
  await signIn(page, account);
  return page;
}

/** A reader without an account. */
export async function withoutSession(
  browser: Browser,
  width: number,
  scripts = true,
): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    viewport: { width, height: 844 },
    isMobile: width < 600,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  return context.newPage();
}

/** Nothing serious for people who hear the page, use its keyboard or need contrast. */
export async function isAccessible(page: Page): Promise<void> {
  // Without frames there is nothing to put together in a second page, and only faults are told.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(serious).toEqual([]);
}

/** Nobody scrolls sideways, at 1366 or at 390 pixels. */
export async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
}
