import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./lib/commands/browser.mjs";
import { freePort } from "./tests/support/launcher";

// The workers read this file again and must find the same server: what is chosen once stays in the environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_SMTP_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= temporaryDirectory();
process.env.E2E_MAIL_DIR ??= temporaryDirectory();

const url = `http://127.0.0.1:${process.env.E2E_PORT}`;
const browser = findBrowser();

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/mailbox.ts",
  outputDir: "test-results/pages",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Without a film: two cores have enough to do with the stories themselves.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
        // There is no graphics card here: what it would draw, a processor has to pretend.
        "--disable-gpu-rasterization",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1366, height: 900 } } },
    {
      name: "phone",
      use: {
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      },
    },
  ],
  webServer: {
    command: "node lib/commands/start.mjs --demo",
    url: `${url}/api/health`,
    timeout: 600_000,
    // The server drains and puts its database to rest.
    gracefulShutdown: { signal: "SIGTERM", timeout: 60_000 },
    stdout: "pipe",
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      SMTP_URL: `smtp://127.0.0.1:${process.env.E2E_SMTP_PORT}`,
      APP_URL: url,
      DATABASE_URL: "",
    },
  },
});

/** Removed when Playwright ends, after it has stopped the server; a global teardown would come before. */
function temporaryDirectory() {
  const path = mkdtempSync(join(tmpdir(), "aperture-e2e-"));
  process.on("exit", () => rmSync(path, { recursive: true, force: true }));
  return path;
}
