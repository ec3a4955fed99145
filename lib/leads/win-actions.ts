"use server";

import { and, asc, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { customerContacts, customerPersons } from "@/db/schema/customers";
import { action } from "@/lib/core/action";
import { reaches, type Staff } from "@/lib/core/actor";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { write as writeCustomers } from "@/lib/customers/access";
import { mustBeColleague } from "@/lib/customers/colleagues";
import type { sealedContact } from "@/lib/customers/sealed";
import { lockCustomer, openFile, rememberCustomer } from "@/lib/customers/writes";
import { write } from "./access";
import { carriedInto } from "./numbers";
import { winInput } from "./schema";
import { moves } from "./states";
import { lockLead, moveLead, type StoredLead } from "./writes";

/** 成交: the lead becomes a customer's file, or is put to one. Its numbers go along, and its story is told there. */
export const winLead = action({
  may: write,
  input: winInput,
  prepare: async (asked, actor) => {
    const personId = uuid();
    return { asked, personId, ...(await carriedInto(actor, asked.id, personId)) };
  },
  run: async ({ tx, actor, input: { asked, personId, contacts, nameSealed }, trace }) => {
    const { id, inviterId, closerId, supervisorId } = asked;
    const lead = await lockLead(tx, actor, write, id);
    const status = step(moves, lead.status, "win");
    const { branchId } = lead;
    const credits = { inviterId, closerId, supervisorId };
    for (const [field, personOf] of Object.entries(credits))
      if (personOf) await mustBeColleague(tx, branchId, field, personOf);
    let customerId = asked.customerId;
    if (customerId) await linkTo(tx, actor, lead, customerId, contacts);
    else {
      customerId = uuid();
      if (!reaches(actor, writeCustomers, { branchId, ownerId: actor.id }))
        throw new Refusal("core.forbidden");
      const { opened } = await openFile(
        tx,
        {
          ...{ id: customerId, branchId, name: lead.name, source: lead.source },
          notes: [lead.intent, lead.occasion].filter(Boolean).join("\n"),
          ...{ ownerId: lead.ownerId ?? actor.id, createdBy: actor.id },
        },
        [{ id: personId, role: asked.role, nameSealed }],
        contacts.map((one) => ({ ...one, personId })),
      );
      await trace(opened);
    }
    const after = {
      inviterId: inviterId || null,
      closerId: closerId || null,
      supervisorId: supervisorId || null,
    };
    await moveLead(tx, lead, { status, customerId, ...after });
    const { status: was, inviterId: invited, closerId: closed, supervisorId: led } = lead;
    await trace({
      ...{ act: "leads.win", document: "lead", id, branchId },
      before: {
        status: was,
        customerId: null,
        inviterId: invited,
        closerId: closed,
        supervisorId: led,
      },
      after: { status, customerId, ...after },
    });
    return { customerId };
  },
});

type Sealed = Awaited<ReturnType<typeof sealedContact>>;

/** Numbers that the file does not have yet go to its first person. */
async function linkTo(
  tx: Tx,
  actor: Staff,
  { branchId }: StoredLead,
  customerId: string,
  contacts: readonly Sealed[],
): Promise<void> {
  const customer = await lockCustomer(tx, actor, writeCustomers, customerId);
  const [first] = await tx
    .select({ id: customerPersons.id })
    .from(customerPersons)
    .where(and(eq(customerPersons.customerId, customerId), customerPersons.active))
    .orderBy(asc(customerPersons.createdAt), asc(customerPersons.id))
    .limit(1);
  if (customer.branchId !== branchId || !first)
    throw new Refusal("core.invalid", {}, { fields: { customerId: ["leads.not-of-branch"] } });
  const of = { branchId, customerId, personId: first.id };
  await tx
    .insert(customerContacts)
    .values(contacts.map((one) => ({ ...one, ...of })))
    .onConflictDoNothing();
  await rememberCustomer(tx, customerId);
}
