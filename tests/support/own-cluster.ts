import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll } from "vitest";
import { connect } from "@/db/address";
import { migrate } from "@/lib/commands/migrate";
import { embeddedPostgres } from "@/lib/commands/postgres";
import { isPostgres, readPid } from "@/lib/commands/postmaster-pid";
import { serverSecrets } from "@/lib/commands/secrets";
import { kek } from "./databases";

/**
 * A PostgreSQL that this test file may kill, set up as a studio's own: what is committed is on the
 * disk. Call it before anything that reads the database's address is imported.
 */
export async function ownCluster(settings: Record<string, string> = {}) {
  const home = mkdtempSync(join(tmpdir(), `aperture-test-${process.pid}-`));
  const cluster = embeddedPostgres(home, settings);
  const lockFile = join(home, "postgres/postmaster.pid");
  await cluster.ensure();
  const url = cluster.url("studio");
  const admin = connect(cluster.url(), { max: 1 });
  await admin.unsafe("create database studio");
  await admin.end();
  const { passwords } = await migrate(url, kek, "the tests' key");
  Object.assign(process.env, serverSecrets(url, kek, passwords), { ADMIN_DB: url });
  afterAll(async () => {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Ends the server by this signal and brings it back, as the launcher does. */
  async function fall(signal: "SIGKILL" | "SIGINT") {
    const pid = readPid(lockFile);
    if (!pid) throw new Error("the server does not run");
    process.kill(pid, signal);
    while (isPostgres(pid)) await wait(5);
    await cluster.ensure();
  }
  return { fall };
}
