import "server-only";
import { and, eq } from "drizzle-orm";
import { pushTargets } from "@/db/schema/pushes";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { read } from "./access";

/** How many links a submission will need. */
export async function countSupplierTargets(actor: Staff, pushId: string): Promise<number> {
  must(actor, read);
  return reading(actor, (tx) =>
    tx.$count(pushTargets, and(eq(pushTargets.pushId, pushId), eq(pushTargets.kind, "supplier"))),
  );
}
