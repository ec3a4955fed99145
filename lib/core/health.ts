import "server-only";
import { sql } from "drizzle-orm";
import { withTx } from "@/db";
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
  const database = (await answers()) ? "ok" : "down";
  const queue = queueRuns() ? "ok" : "down";
  const status = database === "ok" && queue === "ok" ? "ok" : "down";
  return { status, database, queue, version };
}

async function answers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 3000, false).unref());
  const asked = withTx({ as: "nobody" }, (tx) => tx.execute(sql`select 1`), {
    readOnly: true,
  }).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
