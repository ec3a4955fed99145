import { createHash, randomBytes } from "node:crypto";
import type { Browser } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { client, hammer, type Measured } from "./load.ts";
import { launch } from "./pages.ts";
import { home, type Product } from "./product.ts";
import { keep } from "./report.ts";

/** Live links, spread over the newest pushes to suppliers; only the benchmark knows their tokens. */
async function links({ owner }: Product, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString("base64url"));
  const hashes = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
  await owner`
    with targets as (
      select t.id, t.branch_id, p.author_id, row_number() over (order by t.id desc) - 1 as place
      from push_targets t join pushes p on p.id = t.push_id
      where t.kind = 'supplier' and p.status = 'submitted' and p.revision = 1
        and exists (select from push_revisions v where v.target_id = t.id)
      order by t.id desc limit ${count})
    insert into push_links (id, target_id, branch_id, revision, token_hash, expires_at, created_by)
    select l.id, t.id, t.branch_id, 1, decode(l.hash, 'hex'), now() + interval '1 day', t.author_id
    from unnest(${tokens.map(() => uuid())}::uuid[], ${hashes}::text[]) with ordinality l (id, hash, at)
    join targets t on t.place = l.at % (select count(*) from targets)`;
  return tokens;
}

/** Over a thousand links and, through a trusted proxy's header, over addresses. */
export async function supplierPage(
  product: Product,
  clients: number,
  seconds: number,
): Promise<Measured> {
  const tokens = await links(product, 1000);
  const { call, close } = client(product.port, clients);
  let at = 0;
  try {
    return await hammer(clients, { seconds }, async () => {
      at += 1;
      const { status } = await call({
        path: `/p/${tokens[at % tokens.length]}`,
        headers: { "x-forwarded-for": `10.${at % 200}.${(at >> 8) % 250}.${at % 250}` },
      });
      if (status !== 200) throw new Error(`answered ${status}`);
    });
  } finally {
    close();
  }
}

/**
 * On a phone with a processor four times slower, over slow 4G: when it can be read, what it weighs,
 * and whether it can be read without scripts. The trace stays beside the figures.
 */
export async function throttledPhone(product: Product) {
  const [token = "", second = ""] = await links(product, 2);
  const address = (one: string) => `http://127.0.0.1:${product.port}/p/${one}`;
  const browser = await launch();
  try {
    const { readable, bytes } = await slowly(browser, address(token), product.size);
    const lines = await withoutScripts(browser, address(second));
    const figure = { orders: product.size, connections: null };
    keep({
      ...{ ...figure, what: "supplier's page readable on a slow phone" },
      ...{ value: readable, unit: "ms", limit: { most: 1000 } },
    });
    keep({
      ...{ ...figure, what: "supplier's page, all that is transferred" },
      ...{ value: bytes / 1024, unit: "KB", limit: { most: 60 } },
    });
    keep({
      ...{ ...figure, what: "lines readable with scripts off" },
      ...{ value: lines, unit: "lines", limit: { least: 1 } },
    });
  } finally {
    await browser.close();
  }
}

async function slowly(browser: Browser, url: string, size: number) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.tracing.start({ screenshots: true, snapshots: true });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  let bytes = 0;
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "load" });
  const readable = await page.evaluate(
    () =>
      new Promise<number>((done) =>
        new PerformanceObserver((seen) => done(seen.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        }),
      ),
  );
  await context.tracing.stop({ path: `${home(size)}-phone.zip` });
  await context.close();
  return { readable, bytes };
}

async function withoutScripts(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  const lines = await page.locator("tbody tr").count();
  await context.close();
  return lines;
}
