import "server-only";
import { sql } from "drizzle-orm";
import { type Context, withTx } from "@/db";
import { version } from "@/package.json";
import { queueRuns } from "./queue";

export type Health = {
  status: "ok" | "down";
  database: "ok" | "down";
  queue: "ok" | "down";
  version: string;
};

/** For a balancer and for npm start: whether requests can be served, and what is down if not. */
export async function health(): Promise<Health> {
  const [pages, jobs] = await Promise.all([answers({ as: "nobody" }), answers({ as: "worker" })]);
  const database = pages ? "ok" : "down";
  const queue = jobs && queueRuns() ? "ok" : "down";
  const status = database === "ok" && queue === "ok" ? "ok" : "down";
  return { status, database, queue, version };
}

async function answers(as: Context): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 3000, false).unref());
  const asked = withTx(as, (tx) => tx.execute(sql`select 1`), { readOnly: true }).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
