import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { supplierChannels } from "@/db/schema/suppliers";
import { Refusal } from "@/lib/core/refusal";

export async function lockChannel(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(supplierChannels)
    .where(eq(supplierChannels.id, id))
    .for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}
