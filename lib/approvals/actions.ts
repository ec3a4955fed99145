"use server";

import { and, eq, isNull, sql } from "drizzle-orm";
import { approvalRules, delegations } from "@/db/schema/approvals";
import { action } from "@/lib/core/action";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { Refusal } from "@/lib/core/refusal";
import { dayIn } from "@/lib/core/time";
import { sameVersion } from "@/lib/core/version";
import { notify } from "@/lib/inbox/writes";
import { approve } from "@/lib/purchase-orders/access";
import { writeRules } from "./access";
import {
  conditionsOf,
  formOf,
  lockRule,
  lockRules,
  mayStandIn,
  momentsOf,
  refuseOverlap,
  saidRule,
  stepsOf,
} from "./rule-writes";
import {
  delegateInput,
  endDelegationInput,
  orderRuleInput,
  removeRuleInput,
  ruleInput,
} from "./schema";

/** A new rule stands first: the narrowest usually comes last to mind and must be looked at first. */
export const addRule = action({
  may: writeRules,
  input: ruleInput,
  run: async ({ tx, input, trace }) => {
    const rules = await lockRules(tx);
    const after = {
      name: input.name,
      ...conditionsOf(input, false),
      steps: stepsOf(input.steps),
    };
    const position = Math.min(1, ...rules.map((one) => one.position)) - 1;
    await tx.insert(approvalRules).values({ id: input.id, position, ...after });
    await trace({
      act: "approvals.add-rule",
      document: "approval-rule",
      id: input.id,
      after: saidRule(after),
    });
    return { id: input.id };
  },
});

export const changeRule = action({
  may: writeRules,
  input: ruleInput,
  run: async ({ tx, input, trace }) => {
    const before = await lockRule(tx, input.id);
    sameVersion(before, input.version, () => formOf(before));
    const after = {
      name: input.name,
      ...conditionsOf(input, before.fallback),
      steps: stepsOf(input.steps),
    };
    await tx
      .update(approvalRules)
      .set({ ...after, version: before.version + 1 })
      .where(eq(approvalRules.id, input.id));
    await trace({
      act: "approvals.change-rule",
      document: "approval-rule",
      id: input.id,
      before: saidRule(before),
      after: saidRule(after),
    });
    return { id: input.id };
  },
});

/** Documents under approval keep their copy of the rule. */
export const removeRule = action({
  may: writeRules,
  input: removeRuleInput,
  run: async ({ tx, input, trace }) => {
    const before = await lockRule(tx, input.id);
    if (before.fallback) throw new Refusal("approvals.fallback-stays");
    sameVersion(before, input.version, () => formOf(before));
    await tx.delete(approvalRules).where(eq(approvalRules.id, input.id));
    await trace({
      act: "approvals.remove-rule",
      document: "approval-rule",
      id: input.id,
      before: saidRule(before),
    });
  },
});

/** The first rule that matches counts, so the order is part of the rules. */
export const orderRule = action({
  may: writeRules,
  input: orderRuleInput,
  run: async ({ tx, input, trace }) => {
    const rules = (await lockRules(tx)).filter(({ fallback }) => !fallback);
    const at = rules.findIndex(({ id }) => id === input.id);
    const to = at + (input.to === "up" ? -1 : 1);
    const moved = rules[at];
    if (!moved) throw new Refusal("core.gone");
    if (!rules[to]) throw new Refusal("approvals.at-the-end");
    const next = rules.toSpliced(at, 1).toSpliced(to, 0, moved);
    for (const [place, { id }] of next.entries())
      await tx
        .update(approvalRules)
        .set({ position: place + 1 })
        .where(eq(approvalRules.id, id));
    await trace({
      act: "approvals.order-rules",
      document: "approval-rule",
      id: input.id,
      before: { order: rules.map(({ name }) => name) },
      after: { order: next.map(({ name }) => name) },
    });
  },
});

/** 委托: somebody else decides in my place for some days (A6). Never myself, never a leaver. */
export const delegate = action({
  may: approve,
  input: delegateInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, toId, from, until, reason } = input;
    const zone = zoneOf(actor);
    if (from < dayIn(zone)) throw refused("from", "core.day-is-past");
    if (toId === actor.id) throw refused("toId", "approvals.delegate-to-oneself");
    if (!(await mayStandIn(tx, toId, approve.name)))
      throw refused("toId", "approvals.delegate-cannot");
    const moments = momentsOf(from, until, zone);
    await refuseOverlap(tx, actor.id, moments);
    await tx.insert(delegations).values({ id, fromId: actor.id, toId, reason, ...moments });
    await notify(tx, {
      people: [toId],
      message: "approvals.lent-to-you",
      params: { name: actor.name, from, until },
      document: "delegation",
      documentId: id,
    });
    await trace({
      act: "approvals.delegate",
      document: "delegation",
      id,
      after: { toId, from, until },
      reason,
    });
    return { id };
  },
});

/** Taken back before its time, by who lent it; or by whoever keeps the rules. */
export const endDelegation = action({
  may: "staff",
  input: endDelegationInput,
  run: async ({ tx, actor, input, trace }) => {
    const [before] = await tx
      .select()
      .from(delegations)
      .where(and(eq(delegations.id, input.id), isNull(delegations.endedAt)))
      .for("update");
    if (!before || (before.fromId !== actor.id && !can(actor, writeRules)))
      throw new Refusal("core.gone");
    await tx.update(delegations).set({ endedAt: sql`now()` }).where(eq(delegations.id, input.id));
    await trace({
      act: "approvals.end-delegation",
      document: "delegation",
      id: input.id,
      before: { toId: before.toId, validUntil: before.validUntil },
    });
  },
});

const refused = (field: string, word: string) =>
  new Refusal("core.invalid", {}, { fields: { [field]: [word] } });
