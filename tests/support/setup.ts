import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { connect } from "@/db/address";
import { serverSecrets } from "@/lib/commands/secrets";
import { databaseUrl, kek, template } from "./databases";

const adminUrl = inject("adminUrl");
const name = `studio_${randomUUID().replaceAll("-", "")}`;
const dataDir = mkdtempSync(join(tmpdir(), "aperture-test-files-"));

// What the launcher gives the server. db/index.ts reads it at the first query, not before.
Object.assign(process.env, serverSecrets(databaseUrl(adminUrl, name), kek, inject("passwords")), {
  ADMIN_DB: databaseUrl(adminUrl, name),
  DATA_DIR: dataDir,
  NEXTAUTH_URL: "http://127.0.0.1:3000",
  APP_URL: "",
  SMTP_URL: "",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});

if (process.env.PROVE) {
  const { default: fc } = await import("fast-check");
  fc.configureGlobal({ numRuns: 10_000 });
}

// Outside a request these have nothing to say. Everything else is the product's own code.
vi.mock("next/headers", () => import("./next-headers"));

async function asAdmin(statement: string) {
  const admin = connect(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(statement);
  await admin.end();
}

beforeAll(() => asAdmin(`create database ${name} template ${template} strategy file_copy`));

afterAll(async () => {
  const { closePools } = await import("@/db");
  await closePools();
  await asAdmin(`drop database ${name} with (force)`);
  rmSync(dataDir, { recursive: true, force: true });
});
