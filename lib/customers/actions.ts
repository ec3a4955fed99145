"use server";

import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { customers } from "@/db/schema/customers";
import { action } from "@/lib/core/action";
import { mustReach } from "@/lib/core/guard";
import { sameVersion } from "@/lib/core/version";
import { assign, write } from "./access";
import { mustBeColleague } from "./colleagues";
import { formOf } from "./forms";
import type { ContactKind, CustomerSource } from "./kinds";
import { tagsOf } from "./rules";
import { addCustomerInput, changeCustomerInput, handOverInput, householdOf } from "./schema";
import { sealedContact, sealOfPerson } from "./sealed";
import { lockCustomer, mustBeReferrer, openFile, rememberCustomer } from "./writes";

/** Opens a file with the people who stand at the desk; whoever opens it looks after it. */
export const addCustomer = action({
  may: write,
  input: addCustomerInput,
  prepare: async ({ persons: asked, wechat, tags, ...rest }) => {
    const facts = { ...rest, ...referrerOf(rest), name: householdOf(asked), tags: tagsOf(tags) };
    const people = asked.map((one) => ({ ...one, id: uuid() }));
    return {
      facts,
      persons: await Promise.all(
        people.map(async ({ id, role, name }) => ({
          ...{ id, role },
          nameSealed: await sealOfPerson("name", { id, isMinor: false }, name),
        })),
      ),
      contacts: await Promise.all(
        people.flatMap(({ id: personId, mobile }, nth) => [
          ...(mobile ? [sealedFor(personId, "mobile", mobile)] : []),
          ...(wechat && nth === 0 ? [sealedFor(personId, "wechat", wechat)] : []),
        ]),
      ),
    };
  },
  run: async ({ tx, actor, input: { facts, persons, contacts }, trace }) => {
    const { id, branchId } = facts;
    mustReach(actor, write, { branchId, ownerId: actor.id });
    await mustBeReferrer(tx, actor, facts);
    const file = { ...facts, ownerId: actor.id, createdBy: actor.id };
    const { number, opened } = await openFile(tx, file, persons, contacts);
    await trace(opened);
    return { id, number };
  },
});

const sealedFor = async (personId: string, kind: ContactKind, value: string) => ({
  ...(await sealedContact(uuid(), kind, value)),
  personId,
});

/** Only who came by word of mouth was brought by somebody. */
const referrerOf = ({ source, referrerId }: { source: CustomerSource; referrerId: string }) => ({
  referrerId: source === "referral" && referrerId !== "" ? referrerId : null,
});

export const changeCustomer = action({
  may: write,
  input: changeCustomerInput,
  run: async ({ tx, actor, input: { id, version, tags, ...rest }, trace }) => {
    const after = { ...rest, ...referrerOf(rest), tags: tagsOf(tags) };
    const before = await lockCustomer(tx, actor, write, id);
    sameVersion(before, version, () => formOf(before));
    if (after.referrerId !== before.referrerId)
      await mustBeReferrer(tx, actor, { ...after, id, branchId: before.branchId });
    await tx
      .update(customers)
      .set({ ...after, version: before.version + 1 })
      .where(eq(customers.id, id));
    await rememberCustomer(tx, id);
    const known = Object.keys(after) as (keyof typeof after)[];
    await trace({
      ...{ act: "customers.change", document: "customer", id, branchId: before.branchId },
      before: Object.fromEntries(known.map((key) => [key, before[key]])),
      after,
    });
    return { id };
  },
});

/** To a colleague of the same branch: whoever looks after a customer sees his whole number. */
export const handOverCustomer = action({
  may: assign,
  input: handOverInput,
  run: async ({ tx, actor, input: { id, version, ownerId, reason }, trace }) => {
    const before = await lockCustomer(tx, actor, assign, id);
    sameVersion(before, version, () => ({ version: before.version }));
    await mustBeColleague(tx, before.branchId, "ownerId", ownerId);
    await tx
      .update(customers)
      .set({ ownerId, version: before.version + 1 })
      .where(eq(customers.id, id));
    await rememberCustomer(tx, id);
    await trace({
      ...{ act: "customers.hand-over", document: "customer", id, branchId: before.branchId },
      before: { ownerId: before.ownerId },
      after: { ownerId },
      reason,
    });
    return { id };
  },
});
