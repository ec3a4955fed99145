import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "@/db/address";
import { migrate } from "@/lib/commands/migrate";
import { embeddedPostgres } from "@/lib/commands/postgres";
import type { Passwords } from "@/lib/commands/roles";
import { kek, template } from "./databases";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    passwords: Passwords;
  }
}

/** Nothing here must survive a power cut, so nothing waits for the disk. */
const hasty = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "200",
  logging_collector: "off",
};

/** One PostgreSQL for the whole run, with one migrated database that every test file copies. */
export default async function setup(project: TestProject) {
  await clearLeftovers();
  const home = mkdtempSync(join(tmpdir(), `aperture-test-${process.pid}-`));
  const cluster = embeddedPostgres(home, hasty);
  const end = async () => {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await cluster.ensure();
    const admin = connect(cluster.url(), { max: 1 });
    await admin.unsafe(`create database ${template}`);
    await admin.end();
    const { passwords } = await migrate(cluster.url(template), kek, "the tests' key");
    project.provide("passwords", passwords);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("adminUrl", cluster.url());
  return end;
}

/** What a killed run left behind. */
async function clearLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^aperture-test-(\d+)-/.exec(name)?.[1];
    const home = join(tmpdir(), name);
    if (!pid || existsSync(`/proc/${pid}`)) continue;
    if (existsSync(join(home, "keys"))) await embeddedPostgres(home).stop();
    rmSync(home, { recursive: true, force: true });
  }
}
