"use server";

import { and, eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { customerContacts, customerPersons } from "@/db/schema/customers";
import { customerReveals } from "@/db/schema/reveals";
import type { Day } from "@/db/units";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { reveal, write } from "../access";
import { openReveals } from "../reveals";
import { childDays } from "../rules";
import { unsealOf } from "../sealed";
import { lockCustomer, refuseKnown, rememberCustomer } from "../writes";
import { addPersonInput, changePersonInput, removePersonInput, revealPersonInput } from "./schema";
import { mustBeGuardian, sealedPerson, storedPerson } from "./writes";

export const addPerson = action({
  may: write,
  input: addPersonInput,
  prepare: async ({ customerId, ...asked }, actor) => ({
    customerId,
    person: await sealedPerson(actor, asked, null),
  }),
  run: async ({ tx, actor, input: { customerId, person }, trace }) => {
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    await mustBeGuardian(tx, customerId, person.guardianId);
    const guardianConsentAt = person.isMinor ? sql`now()` : null;
    await tx.insert(customerPersons).values({ ...person, branchId, customerId, guardianConsentAt });
    const { role, isMinor, birthMonth, guardianId } = person;
    await trace({
      ...{ act: "customers.add-person", document: "customer", id: customerId, branchId },
      after: { role, isMinor, birthMonth, guardianId },
    });
    return { id: person.id };
  },
});

export const changePerson = action({
  may: write,
  input: changePersonInput,
  prepare: async ({ version, ...asked }, actor) => {
    const before = await storedPerson(actor, write, asked.id);
    if (!before) throw new Refusal("core.gone");
    const asForm = () => ({ role: before.role, guardianId: before.guardianId ?? "" });
    sameVersion(before, version, asForm);
    return { before, person: await sealedPerson(actor, asked, before) };
  },
  run: async ({ tx, actor, input: { before, person }, trace }) => {
    const { id, customerId, version } = before;
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    const [now] = await tx.select().from(customerPersons).where(eq(customerPersons.id, id));
    sameVersion({ version: now?.version ?? 0 }, version, () => ({ role: now?.role }));
    await mustBeGuardian(tx, customerId, person.guardianId);
    const agreed = before.guardianId === person.guardianId && before.guardianConsentAt;
    const { id: _id, ...facts } = person;
    await tx
      .update(customerPersons)
      .set({
        ...facts,
        guardianConsentAt: person.isMinor ? agreed || sql`now()` : null,
        version: version + 1,
      })
      .where(eq(customerPersons.id, id));
    const { role, isMinor, birthMonth, guardianId } = person;
    await trace({
      ...{ act: "customers.change-person", document: "customer", id: customerId, branchId },
      before: {
        role: before.role,
        isMinor: before.isMinor,
        birthMonth: before.birthMonth,
        guardianId: before.guardianId,
      },
      after: { role, isMinor, birthMonth, guardianId },
    });
    return { id };
  },
});

/** Who belongs to them no more, or a child whose parent takes the consent back: what was sealed is erased. */
export const removePerson = action({
  may: write,
  input: removePersonInput,
  prepare: async ({ id, version }, actor) => {
    const before = await storedPerson(actor, write, id);
    if (!before) throw new Refusal("core.gone");
    return { ...before, asked: version };
  },
  run: async ({ tx, actor, input: { id, customerId, asked }, trace }) => {
    const { branchId } = await lockCustomer(tx, actor, write, customerId);
    const family = await tx
      .select()
      .from(customerPersons)
      .where(and(eq(customerPersons.customerId, customerId), customerPersons.active));
    const before = family.find((one) => one.id === id);
    if (!before) throw new Refusal("core.gone");
    sameVersion(before, asked, () => ({ role: before.role }));
    if (family.length === 1) throw new Refusal("customers.last-person");
    if (family.some(({ guardianId }) => guardianId === id))
      throw new Refusal("customers.is-guardian");
    await tx
      .update(customerPersons)
      .set({
        ...{ nameSealed: null, birthdaySealed: null, birthMonth: null, active: false },
        version: asked + 1,
      })
      .where(eq(customerPersons.id, id));
    await tx
      .update(customerContacts)
      .set({ active: false })
      .where(and(eq(customerContacts.personId, id), customerContacts.active));
    await rememberCustomer(tx, customerId);
    const { role, isMinor } = before;
    await trace({
      ...{ act: "customers.remove-person", document: "customer", id: customerId, branchId },
      before: { role, isMinor, active: true },
      after: { role, isMinor, active: false },
    });
  },
});

/** A child's name and birthday, for who has a reason; each look leaves a row (P-04). */
export const revealPerson = action({
  may: reveal,
  input: revealPersonInput,
  unkept: true,
  prepare: async ({ id, reason }, actor) => {
    const person = await storedPerson(actor, reveal, id);
    if (!person) throw new Refusal("core.gone");
    await openReveals(actor, {
      ...{ document: "customer", documentId: person.customerId, branchId: person.branchId },
    });
    return {
      person,
      reason,
      name: await unsealOf("name", id, person.nameSealed),
      birthday: await unsealOf("birthday", id, person.birthdaySealed),
    };
  },
  run: async ({ tx, actor, input: { person, reason, name, birthday }, trace }) => {
    const { id, customerId, branchId, role } = person;
    const look = { id: uuid(), branchId, customerId, personId: id, reason, revealedBy: actor.id };
    await tx.insert(customerReveals).values(look).catch(refuseKnown);
    await trace({
      ...{ act: "customers.reveal-person", document: "customer", id: customerId, branchId },
      after: { role },
      reason,
    });
    const days = person.isMinor && birthday !== "" ? childDays(birthday as Day) : null;
    return { name, birthday, ...days };
  },
});
