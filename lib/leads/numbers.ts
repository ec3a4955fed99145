import "server-only";
import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { leadContacts, leads } from "@/db/schema/leads";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { sealedContact, sealOfPerson, unsealOf } from "@/lib/customers/sealed";
import { reachesLead, reveal, write } from "./access";

/** What is sealed, for who may open it; null for anybody else, and for everybody while it lies in the pool. */
export const sealedOfLead = (actor: Staff, id: string) =>
  reading(actor, async (tx) => {
    must(actor, reveal);
    const [row] = await tx
      .select({ contact: leadContacts, lead: leads })
      .from(leadContacts)
      .innerJoin(leads, eq(leads.id, leadContacts.leadId))
      .where(eq(leadContacts.id, id));
    return row && row.lead.status !== "pool" && reachesLead(actor, reveal, row.lead)
      ? row.contact
      : null;
  });

/** Name and numbers sealed anew for a customer's file: a sealed value opens in no other place (EN-01). */
export async function carriedInto(actor: Staff, leadId: string, personId: string) {
  const rows = await reading(actor, async (tx) => {
    must(actor, write);
    const found = await tx
      .select({ contact: leadContacts, lead: leads })
      .from(leadContacts)
      .innerJoin(leads, eq(leads.id, leadContacts.leadId))
      .where(eq(leadContacts.leadId, leadId));
    return found.filter(({ lead }) => reachesLead(actor, write, lead));
  });
  const name = rows[0]?.lead.name ?? "";
  return {
    nameSealed: await sealOfPerson("name", { id: personId, isMinor: false }, name),
    contacts: await Promise.all(
      rows.map(async ({ contact: { id, kind, valueSealed } }) =>
        sealedContact(uuid(), kind, await unsealOf("leadContact", id, valueSealed)),
      ),
    ),
  };
}
