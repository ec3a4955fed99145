import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { connect } from "../../../db/address.ts";
import { loadKek } from "../../core/keys.ts";
import { embeddedPostgres } from "../postgres.ts";
import { readPasswords } from "../role-passwords.ts";
import { urlAs } from "../roles.ts";
import { serverSecrets } from "../secrets.ts";

/** The product as a studio runs it, started with npm start on a company of a given size. */
export type Product = {
  size: number;
  port: number;
  pid: number;
  secret: string;
  owner: Sql;
  rw: () => Sql;
  stop: () => Promise<void>;
};

export const home = (size: number) => resolve(`.data-bench/${size}`);

/** Below this a run's own orders would change the size by more than a tenth: made anew each time. */
const lasting = 50_000;

/** Fills a data directory; later runs find a large one there. */
export async function ensureSeeded(size: number): Promise<void> {
  if (size >= lasting && existsSync(`${home(size)}/seeded`)) return;
  rmSync(home(size), { recursive: true, force: true });
  const code = await run(
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/commands/seed.ts",
      "--orders",
      String(size),
    ],
    size,
  );
  if (code !== 0) throw new Error(`the company of ${size} orders could not be made`);
  writeFileSync(`${home(size)}/seeded`, "");
}

function run(args: string[], size: number): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATA_DIR: home(size), DATABASE_URL: "" },
    stdio: "inherit",
  });
  return new Promise((done) => child.on("exit", done));
}

export async function startProduct(size: number, port: number, smtpPort: number): Promise<Product> {
  const child = spawn(process.execPath, ["lib/commands/start.mjs"], {
    env: {
      ...process.env,
      DATA_DIR: home(size),
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: "",
      DATABASE_URL: "",
      TRUSTED_PROXY: "1",
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilHealthy(child, port);
  const kek = await loadKek(home(size));
  const adminUrl = embeddedPostgres(home(size)).url("aperture");
  const admin = connect(adminUrl, { max: 1 });
  const passwords = await readPasswords(admin, kek);
  await admin.end({ timeout: 1 });
  const secrets = serverSecrets(adminUrl, kek, passwords);
  const owner = connect(urlAs(adminUrl, passwords, "app_migrate"), { max: 2, onnotice: () => {} });
  return {
    size,
    port,
    pid: child.pid ?? 0,
    secret: secrets.NEXTAUTH_SECRET,
    owner,
    rw: () => connect(secrets.APP_DB_RW, { max: 16, onnotice: () => {} }),
    async stop() {
      await owner.end({ timeout: 1 });
      const gone = new Promise((done) => child.on("exit", done));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

async function untilHealthy(child: ChildProcess, port: number) {
  const end = performance.now() + 300_000;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error("the product did not start");
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await wait(300);
  }
  throw new Error("the product did not become healthy in five minutes");
}
