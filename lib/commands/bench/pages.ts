import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../browser.mjs";
import { asDocument, cookieOf } from "./browser.ts";
import type { Call } from "./load.ts";
import type { Product } from "./product.ts";

/** Pages whose speed is promised: where a person stands before, and where he goes. */
export type Target = { name: string; path: string; from: string };
export type Recorded = Target & { navigation: Call; document: Call; scriptBytes: number };

export async function targetsOf({ owner }: Product): Promise<Target[]> {
  const [order] = await owner<{ id: string }[]>`
    select id from purchase_orders where status = 'approved' order by id desc limit 1`;
  const text = encodeURIComponent("相册");
  return [
    { name: "list of 80, first page", path: "/purchase-orders", from: "/suppliers" },
    { name: "list of 80, by text", path: `/purchase-orders?q=${text}`, from: "/purchase-orders" },
    { name: "home with counts", path: "/", from: "/suppliers" },
    { name: "one order", path: `/purchase-orders/${order?.id}`, from: "/purchase-orders" },
    { name: "form of an order", path: "/purchase-orders/new", from: "/purchase-orders" },
  ];
}

export function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}) });
}

/**
 * The requests a real browser makes. It is sent to each page once by address and once from another
 * page, and what it asks is written down: so a navigation is measured with the state it really sends.
 */
export async function record(product: Product, targets: readonly Target[]): Promise<Recorded[]> {
  const base = `http://127.0.0.1:${product.port}`;
  const cookie = await cookieOf(product.owner, "buyer", product.secret);
  const [key = "", value = ""] = cookie.split(/=(.*)/s);
  const browser = await launch();
  try {
    const found: Recorded[] = [];
    for (const target of targets) {
      const context = await browser.newContext({ locale: "zh-CN" });
      await context.addCookies([{ name: key, value, url: base }]);
      const page = await context.newPage();
      const scriptBytes = await scriptsOf(base + target.path, page);
      await page.goto(base + target.from);
      await page.waitForTimeout(500);
      const path = target.path.split("?")[0];
      const asked = page.waitForRequest(
        (one) =>
          one.headers().rsc === "1" &&
          !one.headers()["next-router-prefetch"] &&
          new URL(one.url()).pathname === path,
      );
      await page.evaluate((to) => {
        const { next } = window as unknown as { next: { router: { push(to: string): void } } };
        next.router.push(to);
      }, target.path);
      const request = await asked;
      const url = new URL(request.url());
      const sent = Object.entries(await request.allHeaders()).filter(
        ([one]) => !one.startsWith(":"),
      );
      found.push({
        ...target,
        navigation: {
          path: url.pathname + url.search,
          headers: { ...Object.fromEntries(sent), cookie, "accept-encoding": "identity" },
        },
        document: asDocument(target.path, cookie),
        scriptBytes,
      });
      await context.close();
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** Bytes of JavaScript as they crossed the wire, until the page is quiet. */
async function scriptsOf(url: string, page: Awaited<ReturnType<Browser["newPage"]>>) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  cdp.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" }).catch(() => {});
  await cdp.detach();
  return bytes;
}
