import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { embeddedPostgres } from "@/lib/commands/postgres";
import { clear, launch, newHome } from "./launcher";

declare module "vitest" {
  export interface ProvidedContext {
    demoUrl: string;
    demoAdminUrl: string;
    /** All that the product said and logged. */
    demoLog: string;
  }
}

/** One running demo company for all tests that only ask it something. */
export default async function setup(project: TestProject) {
  const home = newHome();
  const log = `${home}.log`;
  const end = async () => {
    await clear(home);
    rmSync(log, { force: true });
  };
  try {
    const product = await launch({ home, demo: true, log, env: { LOG_LEVEL: "warn" } });
    await product.healthy();
    project.provide("demoUrl", product.url);
    project.provide("demoLog", log);
    project.provide("demoAdminUrl", embeddedPostgres(home).url("aperture"));
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
