"use server";

import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { passwordLinks, people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { zoneOf } from "@/lib/core/branch";
import { must, mustReach, reading } from "@/lib/core/guard";
import { initialsOf } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { unseal } from "@/lib/core/seal";
import { hashOf } from "@/lib/core/session";
import { dayIn } from "@/lib/core/time";
import { sameVersion } from "@/lib/core/version";
import { notify } from "@/lib/inbox/writes";
import { grant, write } from "./access";
import { phoneOf, sealedPhone, seatsOf } from "./queries";
import { createPersonInput, disablePersonInput, editPersonInput, personInput } from "./schema";
import {
  giveRole,
  lockManaged,
  lockPerson,
  mustBeIn,
  mustNotBeLast,
  rememberPerson,
  sealedColumns,
  tellOwners,
} from "./writes";

export const createPerson = action({
  may: write,
  input: createPersonInput,
  prepare: async (input) => ({
    ...input,
    sealed: await sealedColumns(input.id, input.phone, false),
  }),
  run: async ({ tx, actor, input, trace }) => {
    const { id, account, name, branchId, departmentId, workPhone, email, seats, sealed } = input;
    mustReach(actor, write, { branchId, departmentId });
    await mustBeIn(tx, branchId, departmentId);
    const [taken] = await tx
      .select({ id: people.id })
      .from(people)
      .where(eq(sql`lower(${people.account})`, account.toLowerCase()));
    if (taken && taken.id !== id)
      throw new Refusal("core.invalid", {}, { fields: { account: ["people.account-taken"] } });
    const after = { account, name, branchId, departmentId, workPhone, email };
    await tx.insert(people).values({ id, ...after, initials: initialsOf(name), ...sealed });
    await rememberPerson(tx, { id, branchId, departmentId, name, account });
    await trace({ act: "people.create", document: "person", id, branchId, after });
    if (seats.length > 0) must(actor, grant);
    for (const seat of seats) await giveRole(tx, actor, { id, name, branchId }, seat, trace);
    return { id };
  },
});

export const editPerson = action({
  may: write,
  input: editPersonInput,
  prepare: async (input) => ({
    ...input,
    sealed: await sealedColumns(input.id, input.phone, input.dropPhone),
  }),
  run: async ({ tx, actor, input, trace }) => {
    const { id, name, branchId, departmentId, workPhone, email, sealed } = input;
    const before = await lockPerson(tx, actor, id);
    mustReach(actor, write, { branchId, departmentId, ownerId: id });
    sameVersion(before, input.version, () => ({
      version: before.version,
      name: before.name,
      branchId: before.branchId,
      departmentId: before.departmentId ?? "",
      workPhone: before.workPhone,
      email: before.email,
    }));
    await mustBeIn(tx, branchId, departmentId);
    const after = { name, branchId, departmentId, workPhone, email, ...sealed };
    await tx
      .update(people)
      .set({ ...after, initials: initialsOf(name), version: before.version + 1 })
      .where(eq(people.id, id));
    await rememberPerson(tx, { id, branchId, departmentId, name, account: before.account });
    const was = Object.fromEntries(
      Object.keys(after).map((key) => [key, before[key as keyof typeof before]]),
    );
    await trace({ act: "people.edit", document: "person", id, branchId, before: was, after });
    return { id };
  },
});

/** 离职: the account closes, every session ends with it (T-05), and it can be opened again. */
export const disablePerson = action({
  may: write,
  input: disablePersonInput,
  run: async ({ tx, actor, input: { id, leftOn }, trace }) => {
    if (id === actor.id) throw new Refusal("people.not-oneself");
    const person = await lockManaged(tx, actor, id);
    if (!person.active) throw new Refusal("people.has-left");
    if (leftOn > dayIn(zoneOf(actor)))
      throw new Refusal("core.invalid", {}, { fields: { leftOn: ["people.left-later"] } });
    for (const { role } of await seatsOf(tx, [id])) await mustNotBeLast(tx, id, role);
    const after = { active: false, leftOn };
    await tx
      .update(people)
      .set({ ...after, version: person.version + 1 })
      .where(eq(people.id, id));
    const before = { active: person.active, leftOn: person.leftOn };
    await trace({
      act: "people.disable",
      document: "person",
      id,
      ...places(person),
      before,
      after,
    });
    return { id };
  },
});

export const enablePerson = action({
  may: write,
  input: personInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const person = await lockManaged(tx, actor, id);
    if (person.active) throw new Refusal("core.cannot-move");
    const after = { active: true, leftOn: null };
    await tx
      .update(people)
      .set({ ...after, version: person.version + 1 })
      .where(eq(people.id, id));
    const before = { active: person.active, leftOn: person.leftOn };
    await trace({ act: "people.enable", document: "person", id, ...places(person), before, after });
    return { id };
  },
});

/**
 * A one-use link with which the person sets a password, good for a day; earlier ones end. An owner's
 * that no owner makes `waits` before it opens (a trigger), and every owner is told.
 */
export const makePasswordLink = action({
  may: write,
  input: personInput,
  unkept: true,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const person = await lockManaged(tx, actor, id);
    if (!person.active) throw new Refusal("people.has-left");
    await tx
      .update(passwordLinks)
      .set({ usedAt: sql`now()` })
      .where(and(eq(passwordLinks.personId, id), isNull(passwordLinks.usedAt)));
    const token = randomBytes(32).toString("base64url");
    const [made] = await tx
      .insert(passwordLinks)
      .values({
        id: uuid(),
        tokenHash: hashOf(token),
        personId: id,
        madeBy: actor.id,
        expiresAt: sql`now() + interval '24 hours'`,
      })
      .returning({ waits: gt(passwordLinks.opensAt, sql`now()`).mapWith(Boolean) });
    const waits = made?.waits ?? false;
    await trace({ act: "people.make-password-link", document: "person", id, ...places(person) });
    if (id !== actor.id)
      await notify(tx, {
        people: [id],
        message: "people.got-password-link",
        params: { by: actor.name },
        meaning: "waiting",
        document: "own-account",
        documentId: id,
      });
    if (waits) await tellOwners(tx, actor, person, "people.owner-link");
    return { token, waits };
  },
});

/** The private number in full, for once; each time is logged. */
export const revealPhone = action({
  may: write,
  input: personInput,
  unkept: true,
  prepare: async ({ id }, actor) => {
    const sealed = await reading(actor, (tx) => sealedPhone(tx, actor, id));
    return { id, phone: sealed && (await unseal(phoneOf(id), sealed)) };
  },
  run: async ({ tx, actor, input: { id, phone }, trace }) => {
    const person = await lockPerson(tx, actor, id);
    if (!phone) throw new Refusal("core.gone");
    await trace({ act: "people.reveal-phone", document: "person", id, ...places(person) });
    return { phone };
  },
});

const places = ({ branchId }: { branchId: string }) => ({ branchId });
