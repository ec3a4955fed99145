"use server";

import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { dayIn } from "@/lib/core/time";
import { notify } from "@/lib/inbox/writes";
import { momentOf, writeAnswer } from "./answers";
import { requeue, stop, writeByHand } from "./deliveries";
import { zoneOf } from "./draft";
import { lockDelivery, lockOwnTarget, lockTarget } from "./locks";
import { stopQueued } from "./outbox";
import { answerInput, deliveryInput, ownAnswerInput, sentInput } from "./schema";
import { moves } from "./states";

/** What a supplier answered by phone or chat, noted by the buyer (P12). */
export const recordAnswer = action({
  may: moves.close.may,
  input: answerInput,
  run: async ({ tx, actor, input: { targetId, at, ...answer }, trace }) => {
    const { target, push } = await lockTarget(tx, actor, targetId);
    if (target.kind !== "supplier") throw new Refusal("pushes.answers-itself");
    const zone = await zoneOf(tx, push.branchId);
    if (answer.answerOn && answer.answerOn < dayIn(zone))
      throw new Refusal("core.invalid", {}, { fields: { answerOn: ["core.day-is-past"] } });
    const answeredAt = await momentOf(tx, at, zone);
    const after = await writeAnswer(tx, actor, { target, push }, { ...answer, answeredAt });
    await stopQueued(tx, [targetId]);
    const { id, branchId } = push;
    await trace({
      act: "pushes.record-answer",
      document: "push",
      id,
      branchId,
      before: target,
      after,
    });
    return { answer: after.answer };
  },
});

/** 接受 / 部分接受 / 拒绝 by whoever is in the inbox of the branch or department. */
export const answerAsTarget = action({
  may: "staff",
  input: ownAnswerInput,
  run: async ({ tx, actor, input: { targetId, answer, note }, trace }) => {
    const locked = await lockOwnTarget(tx, actor, targetId);
    const { target, push } = locked;
    const answeredAt = await momentOf(tx, null, "UTC");
    const given = { answer, note, means: null, answerOn: null, answeredAt };
    const after = await writeAnswer(tx, actor, locked, given);
    await notify(tx, {
      people: [push.authorId],
      message: `pushes.inbox-${answer}`,
      params: { number: `${push.number}-${target.suffix}`, name: actor.name, note },
      meaning: answer === "accepted" ? "good" : "wrong",
      ...{ document: "push", documentId: push.id },
    });
    const { id, branchId } = push;
    await trace({ act: "pushes.answer", document: "push", id, branchId, before: target, after });
    return { answer: after.answer };
  },
});

/** 标记已发送: it went by hand. */
export const markSent = action({
  may: moves.submit.may,
  input: sentInput,
  run: async ({ tx, actor, input: { targetId, at, ...sent }, trace }) => {
    const { target, push } = await lockTarget(tx, actor, targetId);
    const moment = await momentOf(tx, at, await zoneOf(tx, push.branchId));
    const deliveryId = await writeByHand(tx, actor, { target, push }, { ...sent, at: moment });
    const { id, branchId } = push;
    await trace({
      act: "pushes.mark-sent",
      document: "push",
      id,
      branchId,
      after: { deliveryId, ...sent, moment },
    });
    return { deliveryId };
  },
});

export const retryDelivery = action({
  may: moves.submit.may,
  input: deliveryInput,
  run: async ({ tx, actor, input: { deliveryId }, trace }) => {
    const locked = await lockDelivery(tx, actor, deliveryId);
    await requeue(tx, locked);
    const { id, branchId } = locked.push;
    await trace({
      act: "pushes.retry-delivery",
      document: "push",
      id,
      branchId,
      after: { deliveryId },
    });
    return { deliveryId };
  },
});

export const stopDelivery = action({
  may: moves.submit.may,
  input: deliveryInput,
  run: async ({ tx, actor, input: { deliveryId }, trace }) => {
    const locked = await lockDelivery(tx, actor, deliveryId);
    await stop(tx, locked);
    const { id, branchId } = locked.push;
    await trace({
      act: "pushes.stop-delivery",
      document: "push",
      id,
      branchId,
      after: { deliveryId },
    });
    return { deliveryId };
  },
});
