"use server";

import { eq } from "drizzle-orm";
import { pushes } from "@/db/schema/pushes";
import { action } from "@/lib/core/action";
import { mustReach } from "@/lib/core/guard";
import { announce } from "@/lib/core/live";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { assertApproved } from "@/lib/purchase-orders/writes";
import { refuseOrdered } from "./conversion";
import { formOf, freshRow, summaryOfDraft, typed, writeDraft } from "./draft";
import { fillFromOrder, unconfirmed } from "./generate";
import { lockPush, lockWhole } from "./locks";
import { recordMove } from "./moved";
import { fromOrder, pushInput, remarkInput } from "./schema";
import { moves } from "./states";

/** 生成推单 on an approved order: filled without typing; a second press finds the first one's push. */
export const generatePush = action({
  may: moves.confirm.may,
  input: fromOrder,
  run: async ({ tx, actor, input: { orderId }, trace }) => {
    const approved = await assertApproved(tx, actor, moves.confirm.may, orderId);
    const { id, fresh } = await fillFromOrder(tx, actor, approved, actor.id);
    const { branchId } = approved.order;
    await trace({
      act: "pushes.generate",
      document: "push",
      id,
      branchId,
      after: { orderId, fresh },
    });
    return { id, fresh };
  },
});

/** A direct push, as it was typed. */
export const draftPush = action({
  may: moves.change.may,
  input: pushInput,
  run: async ({ tx, actor, input, trace }) => {
    mustReach(actor, moves.change.may, { branchId: input.branchId, ownerId: actor.id });
    const [after] = await tx.insert(pushes).values(freshRow(input, actor.id)).returning();
    if (!after) throw new Error("a push was not written");
    await recordMove(tx, after, { move: "draft", from: "draft", to: "draft", actorId: actor.id });
    await writeDraft(tx, after, input, false);
    const { id, branchId } = input;
    await trace({
      act: "pushes.draft",
      document: "push",
      id,
      branchId,
      after: { ...after, ...typed(input) },
    });
    return { id };
  },
});

/** Writes a draft anew; a confirmation that stood is gone (P3). */
export const changePush = action({
  may: moves.change.may,
  input: pushInput,
  run: async ({ tx, actor, input, trace }) => {
    const stored = await lockWhole(tx, actor, input.id);
    const before = stored.push;
    if (before.orderId) throw new Refusal("pushes.is-of-an-order");
    if (before.branchId !== input.branchId) throw new Refusal("core.gone");
    const status = step(moves, before.status, "change");
    sameVersion(before, input.version, () => formOf(stored));
    refuseOrdered(stored, input);
    const { dueOn, shipTo, notes, id, branchId } = input;
    const summary = summaryOfDraft(input.lines);
    await tx
      .update(pushes)
      .set({ ...unconfirmed, status, dueOn, shipTo, notes, summary })
      .where(eq(pushes.id, id));
    await writeDraft(tx, before, input, before.revision > 1);
    // Whoever writes in another's push has a hand in it, and in the order it may become (S6).
    if (actor.id !== before.authorId)
      await recordMove(tx, before, {
        ...{ move: "change", from: before.status, to: status, actorId: actor.id },
      });
    await announce(tx, { topic: "document", id });
    const was = { ...typed(formOf(stored)), status: before.status };
    await trace({
      ...{ act: "pushes.change", document: "push", id, branchId },
      ...{ before: was, after: { ...typed(input), status } },
    });
    return { id };
  },
});

/** Address and remark of an order's push; the rest is what was approved. */
export const remarkPush = action({
  may: moves.change.may,
  input: remarkInput,
  run: async ({ tx, actor, input: { id, version, shipTo, notes }, trace }) => {
    const before = await lockPush(tx, actor, id);
    const status = step(moves, before.status, "change");
    sameVersion(before, version, () => ({ shipTo: before.shipTo, notes: before.notes }));
    await tx
      .update(pushes)
      .set({ ...unconfirmed, status, shipTo, notes })
      .where(eq(pushes.id, id));
    await announce(tx, { topic: "document", id });
    const { branchId } = before;
    await trace({
      ...{
        act: "pushes.remark",
        document: "push",
        id,
        branchId,
        before,
        after: { ...before, shipTo, notes },
      },
    });
    return { id };
  },
});
