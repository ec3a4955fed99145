/**
 * npm run bench: measures a production build with signed-in sessions through HTTP, and prints a
 * table and JSON. `--sizes 1000,100000,1000000` orders, `--connections 1,8,16`, `--seconds 5`.
 */
import { parseArgs } from "node:util";
import { SMTPServer } from "smtp-server";
import { cpuOf, memoryOf } from "./bench/cpu.ts";
import { deliver } from "./bench/deliver.ts";
import { flow } from "./bench/flow.ts";
import { client, hammer, type Measured } from "./bench/load.ts";
import { type Recorded, record, targetsOf } from "./bench/pages.ts";
import { ensureSeeded, type Product, startProduct } from "./bench/product.ts";
import { rawFlow } from "./bench/raw.ts";
import { supplierPage, throttledPhone } from "./bench/supplier.ts";
import { ensureBuilt } from "./build.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,100000,1000000" },
    connections: { type: "string", default: "1,8,16" },
    seconds: { type: "string", default: "5" },
  },
});
const numbers = (list: string) => list.split(",").map(Number);
const sizes = numbers(values.sizes);
const connections = numbers(values.connections);
const seconds = Number(values.seconds);

type Figure = {
  what: string;
  orders: number;
  connections: number;
  cpuPerRequest?: { app: number; database: number };
} & Measured;
const figures: Figure[] = [];
const facts: Record<string, unknown> = {};

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
const smtpPort = 34_025;

const say = (line: string) => process.stdout.write(`${line}\n`);
const rounded = (value: number) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);

function keep(product: Product, what: string, clients: number, measured: Measured, cpu: Cpu) {
  const { size } = product;
  const cpuPerRequest = {
    app: rounded(cpu.app / Math.max(1, measured.done)),
    database: rounded(cpu.database / Math.max(1, measured.done)),
  };
  figures.push({ what, orders: size, connections: clients, cpuPerRequest, ...measured });
  say(
    [
      what.padEnd(38),
      String(size).padStart(9),
      String(clients).padStart(3),
      `${rounded(measured.perSecond)}/s`.padStart(9),
      `${rounded(measured.p50)} / ${rounded(measured.p95)} ms`.padStart(18),
      `${cpuPerRequest.app} + ${cpuPerRequest.database} ms`.padStart(16),
      measured.failed ? `failed ${measured.failed}: ${measured.why?.slice(0, 120)}` : "",
    ].join(" "),
  );
}

type Cpu = { app: number; database: number };
async function measure(
  product: Product,
  what: string,
  clients: number,
  run: () => Promise<Measured>,
) {
  const before = cpuOf(product.pid);
  const measured = await run();
  const after = cpuOf(product.pid);
  keep(product, what, clients, measured, {
    app: after.app - before.app,
    database: after.database - before.database,
  });
}

async function pages(product: Product, recorded: readonly Recorded[]) {
  for (const { name, navigation, document } of recorded) {
    if (name.startsWith("form")) continue;
    for (const clients of connections) {
      const { call, close } = client(product.port, clients);
      const get = async (one: typeof navigation) => {
        const { status, body } = await call(one);
        if (status !== 200) throw new Error(`${status} ${body.slice(0, 100)}`);
      };
      await measure(product, `${name} (navigating)`, clients, () =>
        hammer(clients, seconds, () => get(navigation)),
      );
      await measure(product, `${name} (document)`, clients, () =>
        hammer(clients, seconds, () => get(document)),
      );
      close();
    }
  }
}

await ensureBuilt();
for (const size of sizes) await ensureSeeded(size);
await new Promise<void>((done) => mailbox.listen(smtpPort, "127.0.0.1", done));
const products: Product[] = [];
for (const [i, size] of sizes.entries())
  products.push(await startProduct(size, 34_100 + i, smtpPort));
say(`${"".padEnd(38)} ${"orders".padStart(9)} con  per sec      p50 / p95       CPU app + db`);

try {
  for (const product of products) {
    // One step for all amounts: what the flow of the benchmark's company needs.
    await product.owner`delete from approval_rules where not fallback`;
    const recorded = await record(product, await targetsOf(product));
    facts.javascript ??= Object.fromEntries(
      recorded.map(({ name, scriptBytes }) => [name, `${rounded(scriptBytes / 1024)} KB`]),
    );
    await pages(product, recorded);
    for (const clients of connections) {
      await measure(product, "supplier's page", clients, () =>
        supplierPage(product, clients, seconds),
      );
      await measure(product, "create, submit, approve", clients, () =>
        flow(product, clients, seconds),
      );
      const pool = product.rw();
      await measure(product, "the same writes as bare SQL", clients, () =>
        rawFlow(product.owner, pool, clients, seconds),
      );
      await pool.end({ timeout: 1 });
    }
    facts[`500 pushes by mail, ${product.size} orders`] = await deliver(product, received);
    facts[`memory, ${product.size} orders`] = `${Math.round(memoryOf(product.pid) / 2 ** 20)} MB`;
  }
  const [first] = products;
  if (first) facts["supplier's page on a slow phone"] = await throttledPhone(first);
} finally {
  for (const product of products) await product.stop();
  mailbox.close();
}
say(`\n${JSON.stringify({ figures, facts }, null, 1)}`);
process.exit(0);
