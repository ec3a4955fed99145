import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { cookieOf } from "./browser.ts";
import { launch } from "./pages.ts";
import type { Product } from "./product.ts";
import { keep } from "./report.ts";

const kilobyte = 1024;
/** A page with fields to fill in is a form, wherever it stands; a search box or a remark makes none. */
const most = { form: 250, page: 190 };

/** What stands for the ids in the addresses of pages. */
async function samples({ owner }: Product): Promise<Record<string, string>> {
  const [found] = await owner<Record<string, string>[]>`
    select (select id from people where account = 'buyer') as people,
      (select id from branches order by code limit 1) as branches,
      (select id from approval_rules order by position limit 1) as "approval-rules",
      (select id from products order by sku limit 1) as products,
      (select supplier_id from supplier_items order by id limit 1) as suppliers,
      (select id from supplier_items order by id limit 1) as items,
      (select id from purchase_orders where status = 'submitted' order by id limit 1) as approvals,
      (select id from purchase_orders where status = 'draft' order by id limit 1) as "purchase-orders",
      (select id from pushes order by id limit 1) as pushes`;
  return { ...found, roles: "buyer" };
}

/**
 * The pages of the build, each with an account that may open it. A page that this account may not
 * open, or for which the company has no example, is left out by its answer.
 */
async function addresses(product: Product): Promise<string[]> {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const sample = await samples(product);
  return Object.entries(manifest)
    .filter(([file, path]) => file.endsWith("/page") && !path.startsWith("/_"))
    .map(([, path]) =>
      path.replace(/([^/]+)\/\[[^\]]+\]/g, (_, noun) => `${noun}/${sample[noun] ?? ""}`),
    )
    .sort();
}

/** JavaScript of each page on first load, gzipped, as a browser with an empty cache receives it. */
export async function scripts(product: Product) {
  const browser = await launch();
  const base = `http://127.0.0.1:${product.port}`;
  try {
    for (const path of await addresses(product)) {
      for (const account of ["buyer", "admin", "branch_manager"]) {
        const context = await browser.newContext({ locale: "zh-CN" });
        const [name = "", value = ""] = (
          await cookieOf(product.owner, account, product.secret)
        ).split(/=(.*)/s);
        await context.addCookies([{ name, value, url: base }]);
        const page = await context.newPage();
        const { status, bytes, fields } = await load(page, base + path);
        await context.close();
        if (status !== 200) continue;
        const kind = fields > 1 ? "form" : "page";
        keep({
          ...{ what: `JavaScript of ${path.replace(/[0-9a-f-]{36}/g, "[id]")}` },
          ...{ orders: null, connections: null, value: bytes / kilobyte, unit: "KB" },
          limit: { most: most[kind] },
        });
        break;
      }
    }
  } finally {
    await browser.close();
  }
}

async function load(page: Page, url: string) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  const asked = new Set<string>();
  let bytes = 0;
  cdp.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") asked.add(requestId);
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) bytes += encodedDataLength;
  });
  const answer = await page.goto(url, { waitUntil: "load" });
  // What the page loads by itself once it stands counts too; its event stream never ends.
  await page.waitForTimeout(500);
  const fields = await page
    .locator(
      "main :is(form, table):not(.t) :is(input, select, textarea):not([type=hidden], [type=search])",
    )
    .count();
  return { status: answer?.status() ?? 0, bytes, fields };
}
