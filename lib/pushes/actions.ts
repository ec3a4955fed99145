"use server";

import { action } from "@/lib/core/action";
import { announce } from "@/lib/core/live";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { assertApproved } from "@/lib/purchase-orders/writes";
import { closeOne, endPush } from "./ending";
import { mintLinks } from "./links";
import { lockPush, lockWhole } from "./locks";
import { countSupplierTargets } from "./queries";
import { closeInput, confirmInput, endInput, onePush } from "./schema";
import { moves } from "./states";
import { refuseUnfit, submitWhole } from "./submission";
import { warningsOf } from "./warnings";
import { confirmWhole, revisePush } from "./writes";

export const confirmPush = action({
  may: moves.confirm.may,
  input: confirmInput,
  run: async ({ tx, actor, input: { id, version, seen }, trace }) => {
    const whole = await lockWhole(tx, actor, id);
    const before = whole.push;
    sameVersion(before, version, () => ({}));
    refuseUnfit(whole);
    const warnings = await warningsOf(tx, whole);
    if (warnings.some(({ key }) => !seen.includes(key))) throw new Refusal("pushes.new-warning");
    await confirmWhole(tx, actor, whole, warnings);
    await announce(tx, { topic: "document", id });
    const { branchId } = before;
    const after = { ...before, status: "confirmed", confirmedBy: actor.id, warnings };
    await trace({ act: "pushes.confirm", document: "push", id, branchId, before, after });
    return { id };
  },
});

export const submitPush = action({
  may: moves.submit.may,
  input: onePush,
  prepare: async (input, actor) => ({
    ...input,
    links: await mintLinks(await countSupplierTargets(actor, input.id)),
  }),
  run: async ({ tx, actor, input: { id, version, links }, trace }) => {
    const whole = await lockWhole(tx, actor, id);
    const before = whole.push;
    if (before.orderId && !before.orderHash) throw new Refusal("pushes.order-changed");
    if (before.orderId && before.orderHash)
      await assertApproved(tx, actor, moves.submit.may, before.orderId, before.orderHash);
    sameVersion(before, version, () => ({}));
    const done = await submitWhole(tx, actor, whole, links);
    const { branchId } = before;
    await trace({
      act: "pushes.submit",
      document: "push",
      id,
      branchId,
      before,
      after: { ...before, ...done },
    });
    return done;
  },
});

/** 变更 of a direct push that is out: its next revision, as a draft. */
export const openRevision = action({
  may: moves.revise.may,
  input: endInput,
  run: async ({ tx, actor, input: { id, version, reason }, trace }) => {
    const before = await lockPush(tx, actor, id);
    if (before.orderId) throw new Refusal("pushes.is-of-an-order");
    sameVersion(before, version, () => ({}));
    await revisePush(tx, actor, before, reason, null);
    const { branchId, revision } = before;
    await trace({
      ...{ act: "pushes.revise", document: "push", id, branchId, reason },
      ...{ before: { revision }, after: { revision: revision + 1 } },
    });
    return { id };
  },
});

export const closePush = action({
  may: moves.close.may,
  input: closeInput,
  run: async ({ tx, actor, input: { id, version, reason = "" }, trace }) => {
    const before = await lockPush(tx, actor, id);
    sameVersion(before, version, () => ({}));
    await closeOne(tx, actor, before, reason);
    const { branchId } = before;
    await trace({
      act: "pushes.close",
      document: "push",
      id,
      branchId,
      before: { status: before.status },
      reason,
    });
    return { id };
  },
});

export const cancelPush = action({
  may: moves.cancel.may,
  input: endInput,
  run: async ({ tx, actor, input: { id, version, reason }, trace }) => {
    const before = await lockPush(tx, actor, id);
    sameVersion(before, version, () => ({}));
    await endPush(tx, actor, before, { move: "cancel", reason });
    const { branchId } = before;
    await trace({
      act: "pushes.cancel",
      document: "push",
      id,
      branchId,
      before: { status: before.status },
      reason,
    });
    return { id };
  },
});
