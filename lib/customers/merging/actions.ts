"use server";

import { and, eq, isNull, sql } from "drizzle-orm";
import { customerMerges, customers, customerTwins } from "@/db/schema/customers";
import { action } from "@/lib/core/action";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { holdersOf } from "@/lib/inbox/holders";
import { notify } from "@/lib/inbox/writes";
import { merge, write } from "../access";
import { mustBeColleague } from "../colleagues";
import { tagsOf } from "../rules";
import { lockCustomer, refuseKnown, rememberCustomer } from "../writes";
import { askMergeInput, dismissTwinInput, mergeInput, undoMergeInput } from "./schema";

/** Two files of one household become one: everything in either stands in the one that stays. */
export const mergeCustomers = action({
  may: merge,
  input: mergeInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, survivorId, mergedId, ownerId, name, source, weddingOn, notes } = input;
    // In one order, so that two who merge the same two from either side do not wait for each other.
    const [first, second] = [survivorId, mergedId].sort();
    const locked = [
      await lockCustomer(tx, actor, merge, first ?? ""),
      await lockCustomer(tx, actor, merge, second ?? ""),
    ];
    const survivor = locked.find((one) => one.id === survivorId);
    const merged = locked.find((one) => one.id === mergedId);
    if (!survivor || !merged) throw new Refusal("core.gone");
    if (survivor.branchId !== merged.branchId) throw new Refusal("customers.merge-of-one-branch");
    if (survivor.version !== input.survivorVersion || merged.version !== input.mergedVersion)
      throw new Refusal("customers.merge-changed");
    if (![survivor.ownerId, merged.ownerId].includes(ownerId))
      await mustBeColleague(tx, survivor.branchId, "ownerId", ownerId);
    const tags = tagsOf(input.tags);
    const chosen = { name, source, owner_id: ownerId, wedding_on: weddingOn, tags, notes };
    await tx
      .execute(
        sql`select sec.merge_customers(${id}, ${survivorId}, ${mergedId}, ${JSON.stringify(chosen)}::jsonb)`,
      )
      .catch(refuseKnown);
    await rememberCustomer(tx, survivorId);
    await rememberCustomer(tx, mergedId);
    const { branchId } = survivor;
    const { name: was, source: from, weddingOn: day, tags: tagged, notes: noted } = survivor;
    await trace({
      ...{ act: "customers.merge", document: "customer", id: survivorId, branchId },
      before: {
        ...{ name: was, source: from, weddingOn: day, tags: tagged, notes: noted },
        ...{ ownerId: survivor.ownerId, merged: null },
      },
      after: { name, source, weddingOn, tags, notes, ownerId, merged: merged.number },
    });
    await trace({
      ...{ act: "customers.merge-into", document: "customer", id: mergedId, branchId },
      after: { into: survivor.number },
    });
    return { id: survivorId };
  },
});

/** Within thirty days: both are as they were. */
export const undoMerge = action({
  may: merge,
  input: undoMergeInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const [done] = await tx
      .select({ merge: customerMerges, merged: customers })
      .from(customerMerges)
      .innerJoin(customers, eq(customers.id, customerMerges.mergedId))
      .where(and(eq(customerMerges.id, id), isNull(customerMerges.undoneAt)));
    if (!done) throw new Refusal("core.gone");
    mustReach(actor, merge, { branchId: done.merge.branchId });
    const { survivorId, mergedId, branchId } = done.merge;
    await tx.execute(sql`select sec.unmerge_customers(${id})`).catch(refuseKnown);
    await rememberCustomer(tx, survivorId);
    await rememberCustomer(tx, mergedId);
    for (const one of [survivorId, mergedId])
      await trace({
        ...{ act: "customers.undo-merge", document: "customer", id: one, branchId },
        before: { merged: done.merged.number },
        after: { merged: null },
      });
    return { id: mergedId };
  },
});

/** Who may not merge tells those who may. */
export const askMerge = action({
  may: write,
  input: askMergeInput,
  run: async ({ tx, actor, input: { id, otherId }, trace }) => {
    const one = await lockCustomer(tx, actor, write, id);
    const other = await lockCustomer(tx, actor, write, otherId);
    if (one.id === other.id || one.branchId !== other.branchId)
      throw new Refusal("customers.merge-of-one-branch");
    const { branchId } = one;
    await notify(tx, {
      people: await holdersOf(tx, ["branch_manager"], branchId),
      message: "customers.merge-asked",
      params: { name: actor.name, one: one.name, other: `${other.name} ${other.number}` },
      ...{ meaning: "waiting", document: "customer", documentId: id },
    });
    await trace({
      ...{ act: "customers.ask-merge", document: "customer", id, branchId },
      after: { merged: other.number },
    });
    return { id };
  },
});

/** Not one household, though it looked so. */
export const dismissTwin = action({
  may: merge,
  input: dismissTwinInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const [twin] = await tx
      .select()
      .from(customerTwins)
      .where(eq(customerTwins.id, id))
      .for("update");
    if (!twin || twin.dismissedAt) throw new Refusal("core.gone");
    mustReach(actor, merge, { branchId: twin.branchId });
    await tx
      .update(customerTwins)
      .set({ dismissedBy: actor.id, dismissedAt: sql`now()` })
      .where(eq(customerTwins.id, id));
    await trace({
      ...{ act: "customers.dismiss-twin", document: "customer", id: twin.oneId },
      branchId: twin.branchId,
    });
  },
});
