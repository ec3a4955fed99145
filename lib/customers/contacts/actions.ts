"use server";

import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { customerContacts } from "@/db/schema/customers";
import { customerReveals } from "@/db/schema/reveals";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { reveal, write } from "../access";
import { openReveals } from "../reveals";
import { contactOf, shownContact } from "../rules";
import { sealedContact, unsealOf } from "../sealed";
import { lockCustomer, refuseKnown, rememberCustomer } from "../writes";
import { addContactInput, removeContactInput, revealContactInput } from "./schema";
import { customerOfContact, sealedOf } from "./writes";

export const addContact = action({
  may: write,
  input: addContactInput,
  prepare: async ({ id, kind, value, customerId, personId }) => ({
    contact: { ...(await sealedContact(id, kind, contactOf(kind, value) ?? "")), personId },
    customerId,
  }),
  run: async ({ tx, actor, input: { contact, customerId }, trace }) => {
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    await tx
      .insert(customerContacts)
      .values({ ...contact, branchId, customerId })
      .catch(refuseKnown);
    await rememberCustomer(tx, customerId);
    const { kind, last4 } = contact;
    await trace({
      ...{ act: "customers.add-contact", document: "customer", id: customerId, branchId },
      after: { kind, last4 },
    });
    return { id: contact.id };
  },
});

/** A number that is theirs no more is offered no more; what was said over it stays. */
export const removeContact = action({
  may: write,
  input: removeContactInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const { customerId, kind, last4 } = await customerOfContact(tx, id);
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    await tx.update(customerContacts).set({ active: false }).where(eq(customerContacts.id, id));
    await rememberCustomer(tx, customerId);
    await trace({
      ...{ act: "customers.remove-contact", document: "customer", id: customerId, branchId },
      before: { kind, last4, active: true },
      after: { kind, last4, active: false },
    });
  },
});

/** The whole number, to call it. With a reason, counted by day, and the answer is kept nowhere (T-01). */
export const revealContact = action({
  may: reveal,
  input: revealContactInput,
  unkept: true,
  prepare: async ({ id, reason }, actor) => {
    const contact = await sealedOf(actor, id);
    if (!contact) throw new Refusal("core.gone");
    await openReveals(actor, {
      ...{ document: "customer", documentId: contact.customerId, branchId: contact.branchId },
    });
    const value = await unsealOf("contact", id, contact.valueSealed);
    return { ...contact, id, reason, value: shownContact(value) };
  },
  run: async ({ tx, actor, input, trace }) => {
    const { id, customerId, branchId, kind, last4, reason, value } = input;
    const look = { id: uuid(), branchId, customerId, contactId: id, reason, revealedBy: actor.id };
    await tx.insert(customerReveals).values(look).catch(refuseKnown);
    await trace({
      ...{ act: "customers.reveal-contact", document: "customer", id: customerId, branchId },
      after: { kind, last4 },
      reason,
    });
    return { value };
  },
});
