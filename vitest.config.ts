import { defineConfig } from "vitest/config";

const tests = "tests/**/*.test.{ts,tsx}";
/** These start the built product and speak to it from outside, so they run after the build. */
const served = "tests/**/*.served.test.ts";

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // Its whole point is to fail outside a React server; tests are not one.
      "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    pool: "forks",
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "units",
          include: [tests],
          exclude: [served],
          globalSetup: "tests/support/cluster.ts",
          setupFiles: "tests/support/setup.ts",
          maxWorkers: 2,
          testTimeout: process.env.PROVE ? 3_600_000 : 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "served",
          include: [served],
          globalSetup: "tests/support/demo-product.ts",
          setupFiles: "tests/support/served-setup.ts",
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
