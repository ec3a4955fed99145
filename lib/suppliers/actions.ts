"use server";

import { eq, sql } from "drizzle-orm";
import { databaseError } from "@/db/errors";
import { suppliers } from "@/db/schema/suppliers";
import { action } from "@/lib/core/action";
import { initialsOf } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { bank, write } from "./access";
import { formOf } from "./profile";
import {
  addSupplierInput,
  bankInput,
  changeSupplierInput,
  releaseInput,
  revealBankInput,
  supplierMoveInput,
} from "./schema";
import { sealBank, unsealBank } from "./sealed";
import { moves } from "./states";
import { freeCode, lockSupplier, moveSupplier, rememberSupplier, sealedBank } from "./writes";

export const addSupplier = action({
  may: write,
  input: addSupplierInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, code, name, kind, settlement, paymentTerms, address, leadDays } = input;
    const { autoPush, showsPrices, notes } = input;
    await freeCode(tx, code, id);
    const after = { code, name, kind, settlement, paymentTerms, address, leadDays };
    await tx.insert(suppliers).values({
      id,
      ...after,
      autoPush,
      showsPrices,
      notes,
      initials: initialsOf(name),
      createdBy: actor.id,
    });
    await rememberSupplier(tx, { id, code, name });
    await trace({ act: "suppliers.add", document: "supplier", id, after });
    return { id };
  },
});

export const changeSupplier = action({
  may: write,
  input: changeSupplierInput,
  run: async ({ tx, input, trace }) => {
    const before = await lockSupplier(tx, input.id);
    sameVersion(before, input.version, () => formOf(before));
    await freeCode(tx, input.code, input.id);
    const after = {
      code: input.code,
      name: input.name,
      kind: input.kind,
      settlement: input.settlement,
      paymentTerms: input.paymentTerms,
      address: input.address,
      leadDays: input.leadDays,
      autoPush: input.autoPush,
      showsPrices: input.showsPrices,
      notes: input.notes,
    };
    await tx
      .update(suppliers)
      .set({ ...after, initials: initialsOf(after.name), version: before.version + 1 })
      .where(eq(suppliers.id, input.id));
    await rememberSupplier(tx, { id: input.id, code: after.code, name: after.name });
    const known = Object.keys(after) as (keyof typeof after)[];
    await trace({
      act: "suppliers.change",
      document: "supplier",
      id: input.id,
      before: Object.fromEntries(known.map((key) => [key, before[key]])),
      after,
    });
    return { id: input.id };
  },
});

/** 暂停合作: no new orders or pushes; a trigger ends the live links in this transaction (L-15). */
export const holdSupplier = action({
  may: moves.hold.may,
  input: supplierMoveInput,
  run: (call) => moveSupplier("hold", call),
});

export const blockSupplier = action({
  may: moves.block.may,
  input: supplierMoveInput,
  run: (call) => moveSupplier("block", call),
});

export const releaseSupplier = action({
  may: moves.release.may,
  input: releaseInput,
  run: (call) => moveSupplier("release", call),
});

export const changeBank = action({
  may: bank,
  input: bankInput,
  prepare: async ({ id, version, ...data }) => ({
    id,
    version,
    last4: data.account.slice(-4),
    sealed: await sealBank(id, data),
  }),
  run: async ({ tx, actor, input: { id, version, last4, sealed }, trace }) => {
    const before = await lockSupplier(tx, id);
    sameVersion(before, version, () => ({ version: before.version }));
    await tx
      .update(suppliers)
      .set({
        bankAccountSealed: sealed,
        bankAccountLast4: last4,
        bankChangedBy: actor.id,
        bankChangedAt: sql`now()`,
        version: before.version + 1,
      })
      .where(eq(suppliers.id, id))
      .catch(refuseApprover);
    await trace({
      act: "suppliers.change-bank",
      document: "supplier",
      id,
      before: { bankAccountLast4: before.bankAccountLast4 },
      after: { bankAccountLast4: last4 },
    });
    return { last4 };
  },
});

/** The database knows the approvals of every branch; here it is only said in a sentence. */
function refuseApprover(error: unknown): never {
  const kept = databaseError(error)?.constraint_name === "approver_keeps_off_bank";
  throw kept ? new Refusal("suppliers.approved-by-you") : error;
}

/** The whole account, for who pays it. Each look is logged. */
export const revealBank = action({
  may: bank,
  input: revealBankInput,
  unkept: true,
  prepare: async ({ id }, actor) => {
    const sealed = await sealedBank(actor, id);
    if (!sealed) throw new Refusal("core.gone");
    return { id, data: await unsealBank(id, sealed) };
  },
  run: async ({ input: { id, data }, trace }) => {
    await trace({ act: "suppliers.reveal-bank", document: "supplier", id });
    return data;
  },
});
