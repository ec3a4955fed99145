/** npm run seed -- --orders N: the demo company at any scale, into an empty data directory. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { connect } from "../../db/address.ts";
import { companyState } from "./company.ts";
import { openDataDir } from "./data-dir.ts";
import { loadDemo } from "./demo/load.ts";
import { demoOrders, settle } from "./demo/orders.ts";
import { holdDatabase } from "./embedded.ts";
import { readEnvironment } from "./environment.ts";
import { openKek } from "./kek.ts";
import { migrate } from "./migrate.ts";
import { Problem, print, printProblem, step } from "./print.mjs";
import { urlAs } from "./roles.ts";
import { say } from "./words.mjs";

let release = async () => {};

try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await seed(orderCount());
  await release();
  process.exit(0);
} catch (error) {
  printProblem(error);
  await release();
  process.exit(1);
}

function orderCount(): number {
  const { values } = parseArgs({ options: { orders: { type: "string" } } });
  const count = Number(values.orders ?? demoOrders);
  if (!Number.isInteger(count) || count < 0 || count > 5_000_000)
    throw new Problem(say("seed.count", { value: values.orders ?? "" }));
  return count;
}

async function seed(count: number) {
  const env = readEnvironment();
  openDataDir(env.dataDir);
  const adminUrl = env.databaseUrl ?? (await openEmbedded(env.dataDir));
  const { kek, source } = await openKek(adminUrl, env.dataDir);
  const { passwords } = await step(
    say("migrate"),
    () => migrate(adminUrl, kek, source),
    ({ applied }) =>
      applied > 0 ? say("migrate.applied", { count: applied }) : say("migrate.current"),
  );
  const owner = connect(urlAs(adminUrl, passwords, "app_migrate"), { max: 1, onnotice: () => {} });
  try {
    if ((await companyState(owner)) !== "none") throw new Problem(say("seed.taken"));
    const begun = performance.now();
    await step(
      say("seed.orders", { count: count.toLocaleString("en") }),
      () =>
        loadDemo(owner, kek, {
          orders: count,
          progress: (done) => report(done, count, begun),
        }),
      () => "",
    );
    await step(
      say("seed.settle"),
      () => settle(owner),
      () => "",
    );
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** Nobody watches a bar of a second. */
function report(done: number, count: number, begun: number) {
  if (count < 50_000 || done % 20_000 !== 0) return;
  const left = ((performance.now() - begun) / done) * (count - done);
  print(
    say("seed.progress", {
      done: done.toLocaleString("en"),
      share: Math.round((done / count) * 100),
      seconds: Math.ceil(left / 1000),
    }),
  );
}

async function openEmbedded(dataDir: string) {
  const held = await holdDatabase(dataDir, "npm run seed", (error) => {
    printProblem(error);
    process.exit(1);
  });
  release = held.release;
  return held.url;
}
