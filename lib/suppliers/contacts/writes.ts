import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { supplierContacts } from "@/db/schema/suppliers";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { reveal } from "../access";

export async function lockContact(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(supplierContacts)
    .where(and(eq(supplierContacts.id, id), supplierContacts.active))
    .for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}

export const sealedMobile = (actor: Staff, id: string) =>
  reading(actor, async (tx) => {
    must(actor, reveal);
    const [row] = await tx
      .select({
        name: supplierContacts.name,
        supplierId: supplierContacts.supplierId,
        sealed: supplierContacts.mobileSealed,
      })
      .from(supplierContacts)
      .where(eq(supplierContacts.id, id));
    return row ?? null;
  });
