"use server";

import { eq } from "drizzle-orm";
import { supplierContacts } from "@/db/schema/suppliers";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { reveal, write } from "../access";
import { sealFor, unsealOf } from "../sealed";
import { lockSupplier } from "../writes";
import { addContactInput, changeContactInput, contactInput } from "./schema";
import { lockContact, sealedMobile } from "./writes";

const sealMobile = async <T extends { id: string; mobile: string }>({ mobile, ...rest }: T) => ({
  ...rest,
  mobile: mobile
    ? {
        sealed: await sealFor("mobile", rest.id, mobile),
        last4: mobile.replace(/\D/g, "").slice(-4),
      }
    : null,
});

export const addContact = action({
  may: write,
  input: addContactInput,
  prepare: (input) => sealMobile(input),
  run: async ({ tx, input, trace }) => {
    const { id, supplierId, name, email, receivesPush, mobile } = input;
    await lockSupplier(tx, supplierId);
    await tx.insert(supplierContacts).values({
      id,
      supplierId,
      name,
      email,
      receivesPush,
      mobileSealed: mobile?.sealed,
      mobileLast4: mobile?.last4,
    });
    const after = { name, email, receivesPush, mobileLast4: mobile?.last4 ?? null };
    await trace({ act: "suppliers.add-contact", document: "supplier", id: supplierId, after });
    return { id };
  },
});

export const changeContact = action({
  may: write,
  input: changeContactInput,
  prepare: (input) => sealMobile(input),
  run: async ({ tx, input, trace }) => {
    const { id, name, email, receivesPush, mobile } = input;
    const before = await lockContact(tx, id);
    sameVersion(before, input.version, () => ({
      name: before.name,
      email: before.email,
      receivesPush: before.receivesPush,
      mobile: "",
      version: before.version,
    }));
    await tx
      .update(supplierContacts)
      .set({
        name,
        email,
        receivesPush,
        ...(mobile && { mobileSealed: mobile.sealed, mobileLast4: mobile.last4 }),
        version: before.version + 1,
      })
      .where(eq(supplierContacts.id, id));
    const { mobileLast4 } = before;
    await trace({
      act: "suppliers.change-contact",
      document: "supplier",
      id: before.supplierId,
      before: {
        name: before.name,
        email: before.email,
        receivesPush: before.receivesPush,
        mobileLast4,
      },
      after: { name, email, receivesPush, mobileLast4: mobile?.last4 ?? mobileLast4 },
    });
    return { id };
  },
});

/** A contact who has left stays in what was sent, and is offered no more. */
export const removeContact = action({
  may: write,
  input: contactInput,
  run: async ({ tx, input: { id }, trace }) => {
    const before = await lockContact(tx, id);
    await tx
      .update(supplierContacts)
      .set({ active: false, version: before.version + 1 })
      .where(eq(supplierContacts.id, id));
    await trace({
      act: "suppliers.remove-contact",
      document: "supplier",
      id: before.supplierId,
      before: { name: before.name, active: true },
      after: { name: before.name, active: false },
    });
  },
});

/** The whole number, to call it. Each look is logged; the answer is kept nowhere. */
export const revealMobile = action({
  may: reveal,
  input: contactInput,
  unkept: true,
  prepare: async ({ id }, actor) => {
    const contact = await sealedMobile(actor, id);
    if (!contact?.sealed) throw new Refusal("core.gone");
    return { ...contact, mobile: await unsealOf("mobile", id, contact.sealed) };
  },
  run: async ({ input: { name, supplierId, mobile }, trace }) => {
    await trace({
      act: "suppliers.reveal-mobile",
      document: "supplier",
      id: supplierId,
      after: { contact: name },
    });
    return { mobile };
  },
});
