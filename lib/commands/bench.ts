/**
 * npm run bench: measures a production build with signed-in sessions through HTTP, and prints a
 * table and JSON. `--sizes 1000,100000,1000000` orders, `--connections 1,8,16`, `--seconds 5`,
 * `--only pages,flow,supplier,mail,growth,scripts`. The JSON is also in `.data-bench/figures.json`.
 */
import { parseArgs } from "node:util";
import { SMTPServer } from "smtp-server";
import { memoryOf } from "./bench/cpu.ts";
import { deliver } from "./bench/deliver.ts";
import { flow, flowSuppliers } from "./bench/flow.ts";
import { measure } from "./bench/measure.ts";
import { growth, pages, type Recording, record, targetsOf } from "./bench/pages.ts";
import { ensureSeeded, type Product, startProduct } from "./bench/product.ts";
import { rawFlow } from "./bench/raw.ts";
import { finish, head, keep } from "./bench/report.ts";
import { scripts } from "./bench/scripts.ts";
import { supplierPage, throttledPhone } from "./bench/supplier.ts";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.ts";
import { printProblem, step } from "./print.mjs";
import { say } from "./words.mjs";

const parts = ["pages", "flow", "supplier", "mail", "growth", "scripts"];
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,100000,1000000" },
    connections: { type: "string", default: "1,8,16" },
    seconds: { type: "string", default: "5" },
    only: { type: "string", default: parts.join() },
  },
});
const numbers = (list: string) => list.split(",").map(Number);
const sizes = numbers(values.sizes);
const connections = numbers(values.connections);
const seconds = Number(values.seconds);
const asked = new Set(values.only.split(","));

const smtpPort = 34_025;
const received = { count: 0 };
const mailbox = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onData(stream, _session, done) {
    stream.resume().on("end", () => {
      received.count += 1;
      done();
    });
  },
});

/** One server at a time, so that none takes another's processor. */
async function withProducts<T>(
  wanted: readonly number[],
  work: (products: Product[]) => Promise<T>,
): Promise<T> {
  const products: Product[] = [];
  try {
    for (const [at, size] of wanted.entries())
      products.push(await startProduct(size, 34_100 + at, smtpPort));
    return await work(products);
  } finally {
    for (const product of products) await product.stop();
  }
}

const recording = async (product: Product): Promise<Recording> => ({
  product,
  recorded: await record(product, await targetsOf(product)),
});

/** Each number of connections: the flow through the acts, then its writes as bare SQL. */
async function flows(product: Product) {
  for (const clients of connections) {
    const atEight = clients === 8;
    const through = await measure(
      product,
      { what: "create, submit, approve", clients, limit: atEight ? { least: 60 } : undefined },
      async () => flow(product, await flowSuppliers(product, clients), clients, { seconds }),
    );
    const pool = product.rw();
    const bare = await measure(product, { what: "the same writes as bare SQL", clients }, () =>
      rawFlow(product.owner, pool, clients, seconds),
    );
    await pool.end({ timeout: 1 });
    keep({
      ...{ what: "bare SQL against the flow", orders: product.size, connections: clients },
      ...{ value: bare.perSecond / through.perSecond, unit: "×" },
      limit: atEight ? { most: 15 } : undefined,
    });
  }
}

async function everything(product: Product, first: boolean) {
  // The rule of the benchmark's company: one step for all amounts.
  await product.owner`delete from approval_rules where not fallback`;
  if (asked.has("scripts") && first) await scripts(product);
  if (asked.has("pages"))
    await pages(product, (await recording(product)).recorded, connections, seconds);
  if (asked.has("supplier")) {
    for (const clients of connections)
      await measure(
        product,
        { what: "supplier's page", clients, limit: clients === 8 ? { least: 200 } : undefined },
        () => supplierPage(product, clients, seconds),
      );
    if (first) await throttledPhone(product);
  }
  if (asked.has("flow")) await flows(product);
  const size = { orders: product.size, connections: null };
  if (asked.has("mail"))
    keep({
      ...{ ...size, what: "500 queued pushes in the mail server's hands" },
      ...{ value: await deliver(product, received), unit: "s", limit: { most: 30 } },
    });
  keep({
    ...{ ...size, what: "memory of the whole server after that" },
    ...{ value: memoryOf(product.pid) / 2 ** 20, unit: "MB", limit: { most: 700 } },
  });
}

try {
  await step(say("test.browser"), ensureBrowser);
  await step(say("build"), ensureBuilt);
  for (const size of sizes) await ensureSeeded(size);
  await new Promise<void>((done) => mailbox.listen(smtpPort, "127.0.0.1", done));
  process.stdout.write(`${head()}\n`);
  // Before the flow, which makes the smallest company larger.
  const [smallest] = sizes;
  const largest = sizes.at(-1);
  if (asked.has("growth") && smallest && largest && smallest < largest)
    await withProducts([smallest, largest], async ([small, large]) => {
      if (small && large) await growth(await recording(small), await recording(large), seconds);
    });
  for (const size of sizes)
    await withProducts([size], async ([product]) => {
      if (product) await everything(product, size === smallest);
    });
  const { ok, json } = finish();
  process.stdout.write(`\n${json}\n`);
  process.exit(ok ? 0 : 1);
} catch (error) {
  printProblem(error);
  process.exit(1);
}
