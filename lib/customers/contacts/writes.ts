import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { customerContacts, customers } from "@/db/schema/customers";
import { reaches, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { reveal } from "../access";

export async function customerOfContact(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(customerContacts)
    .where(and(eq(customerContacts.id, id), customerContacts.active));
  if (!row) throw new Refusal("core.gone");
  return row;
}

/** What is sealed, for who may open it; null for anybody else. */
export const sealedOf = (actor: Staff, id: string) =>
  reading(actor, async (tx) => {
    must(actor, reveal);
    const [row] = await tx
      .select({ contact: customerContacts, customer: customers })
      .from(customerContacts)
      .innerJoin(customers, eq(customers.id, customerContacts.customerId))
      .where(and(eq(customerContacts.id, id), customerContacts.active));
    return row && reaches(actor, reveal, row.customer) ? row.contact : null;
  });
