import type { TestProject } from "vitest/node";
import { embeddedPostgres } from "@/lib/commands/postgres";
import { clear, launch, newHome } from "./launcher";

declare module "vitest" {
  export interface ProvidedContext {
    demoUrl: string;
    demoAdminUrl: string;
  }
}

/** One running demo company for all tests that only ask it something. */
export default async function setup(project: TestProject) {
  const home = newHome();
  const end = () => clear(home);
  try {
    const product = await launch({ home, demo: true });
    await product.healthy();
    project.provide("demoUrl", product.url);
    project.provide("demoAdminUrl", embeddedPostgres(home).url("aperture"));
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
