import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../browser.mjs";
import { asDocument, cookieOf } from "./browser.ts";
import { type Call, client, hammer, type Measured } from "./load.ts";
import { measure, withCpu } from "./measure.ts";
import type { Product } from "./product.ts";
import { keep } from "./report.ts";

/** Pages whose speed is promised: where a person stands before, and where he goes. */
export type Target = { name: string; path: string; from: string };
export type Recorded = Target & { navigation: Call; document: Call };

export async function targetsOf({ owner }: Product): Promise<Target[]> {
  // Alike in every company: five lines, approved once, with its push at the supplier.
  const [order] = await owner<{ id: string }[]>`
    select o.id from purchase_orders o
    where o.status = 'approved' and o.revision = 1 and o.branch_id = (select id from branches where code = 'XM01')
      and (select count(*) from purchase_order_lines l where l.order_id = o.id) = 5
      and (select count(*) from pushes p where p.order_id = o.id and p.status = 'submitted') = 1
    order by o.id desc limit 1`;
  if (!order) throw new Error("the company has no order of five lines that was pushed");
  // Where nine tenths of the list lie behind.
  const [deep] = await owner<{ at: string; id: string }[]>`
    select changed_at::text as at, id from purchase_orders order by changed_at desc, id desc
    offset (select count(*) * 9 / 10 from purchase_orders) limit 1`;
  const list = "/purchase-orders";
  const after = encodeURIComponent(`${deep?.at}~${deep?.id}`);
  return [
    { name: "list of 80, first page", path: list, from: "/suppliers" },
    { name: "list of 80, deep page", path: `${list}?after=${after}`, from: list },
    { name: "list of 80, by text", path: `${list}?q=${encodeURIComponent("相册")}`, from: list },
    { name: "home with counts", path: "/", from: "/suppliers" },
    { name: "one order", path: `${list}/${order.id}`, from: list },
  ];
}

const least = { navigation: 60, document: 35 };

/** Every page at every number of connections, as the browser navigates and as a whole document. */
export async function pages(
  product: Product,
  recorded: readonly Recorded[],
  connections: readonly number[],
  seconds: number,
) {
  await warmUp({ product, recorded });
  for (const page of recorded)
    for (const clients of connections)
      for (const way of ["navigation", "document"] as const)
        await measure(
          product,
          {
            what: `${page.name} (${way})`,
            clients,
            limit: clients === 8 ? { least: least[way] } : undefined,
          },
          () => ask(product, page[way], clients, seconds),
        );
}

/** A shop's server has been up for days: its statements are planned, its scripts compiled. */
async function warmUp({ product, recorded }: Recording) {
  for (const page of recorded)
    for (const way of ["navigation", "document"] as const) await ask(product, page[way], 8, 3);
}

async function ask(product: Product, one: Call, clients: number, seconds: number) {
  const { call, close } = client(product.port, clients);
  try {
    return await hammer(clients, { seconds }, async () => {
      const { status, body } = await call(one);
      if (status !== 200) throw new Error(`${status} ${body.slice(0, 100)}`);
    });
  } finally {
    close();
  }
}

export type Recording = { product: Product; recorded: readonly Recorded[] };

/**
 * What a page costs the processor in the largest company for each millisecond in the smallest: the
 * median of three rounds in which the two take turns.
 */
export async function growth(small: Recording, large: Recording, seconds: number) {
  await warmUp(small);
  await warmUp(large);
  for (const [at, page] of small.recorded.entries()) {
    const cost = new Map<Recording, number[]>([
      [small, []],
      [large, []],
    ]);
    const wrong: Pick<Measured, "failed" | "why"> = { failed: 0 };
    for (let round = 0; round < 3; round += 1)
      for (const [{ product, recorded }, costs] of cost) {
        const one = recorded[at]?.navigation ?? page.navigation;
        const { measured, cpu } = await withCpu(product, () => ask(product, one, 8, seconds));
        costs.push(cpu.app + cpu.database);
        wrong.failed += measured.failed;
        wrong.why ??= measured.why;
      }
    const [before = 0, after = 0] = [...cost.values()].map(median);
    keep({
      ...{ what: `${page.name}: CPU against ${small.product.size.toLocaleString("en")} orders` },
      ...{ orders: large.product.size, connections: 8, value: after / before, unit: "×" },
      ...{ limit: { most: 1.2 }, ...wrong },
    });
  }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

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
      });
      await context.close();
    }
    return found;
  } finally {
    await browser.close();
  }
}
