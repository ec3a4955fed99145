import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { client, hammer, type Measured } from "./load.ts";
import { launch } from "./pages.ts";
import type { Product } from "./product.ts";

/** Live links of a thousand pushes, whose tokens only the benchmark knows. */
async function links({ owner }: Product, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString("base64url"));
  const hashes = tokens.map((token) => createHash("sha256").update(token).digest());
  await owner`
    insert into push_links (id, target_id, branch_id, revision, token_hash, expires_at, created_by)
    select l.id, t.id, t.branch_id, 1, l.hash, now() + interval '1 day', p.author_id
    from unnest(${tokens.map(() => uuid())}::uuid[], ${hashes}::bytea[]) with ordinality l (id, hash, place)
    join (select x.*, row_number() over (order by x.id desc) as place from
      (select * from push_targets where kind = 'supplier' order by id desc limit ${count}) x) t on t.place = l.place
    join pushes p on p.id = t.push_id`;
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
    return await hammer(clients, seconds, async () => {
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

/** CPU four times slower, slow 4G: when the page is readable, and what it cost in bytes. */
export async function throttledPhone(product: Product) {
  const [token = ""] = await links(product, 1);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
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
    await page.goto(`http://127.0.0.1:${product.port}/p/${token}`, { waitUntil: "load" });
    const readable = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    );
    return { readableAfterMs: Math.round(readable), kilobytes: Math.round(bytes / 102.4) / 10 };
  } finally {
    await browser.close();
  }
}
