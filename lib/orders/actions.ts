"use server";

import { eq, sql } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import { action } from "@/lib/core/action";
import { todayIn } from "@/lib/core/branch";
import { fen } from "@/lib/core/figures";
import { step } from "@/lib/core/machine";
import { nextNumber } from "@/lib/core/numbers";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { notify } from "@/lib/inbox/writes";
import { openJobs, promiseJobs } from "@/lib/jobs/writes";
import { draftNameOf } from "@/lib/purchase-orders/rules";
import { override, write } from "./access";
import { needsApproval } from "./rules";
import {
  addOrderInput,
  approveDiscountInput,
  changeOrderInput,
  moveOrderInput,
  promiseOrderInput,
  resumeOrderInput,
  signOrderInput,
} from "./schema";
import { moves } from "./states";
import {
  askApproval,
  contentOfVersion,
  formOf,
  itemsOf,
  lockOrder,
  mayOverride,
  others,
  placeItems,
  refuseKnown,
  rememberOrder,
  soldIn,
} from "./writes";

export const addOrder = action({
  may: write,
  input: addOrderInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, branchId } = input;
    const { facts, items, content } = await soldIn(tx, actor, input);
    const draftName = draftNameOf(id);
    await tx.insert(orders).values({ ...facts, id, branchId, draftName, createdBy: actor.id });
    await placeItems(tx, input, items);
    await rememberOrder(tx, id);
    await askApproval(tx, actor, { ...facts, ...{ id, branchId, draftName, items, content } });
    const after = { ...facts, package: content.name, draftName };
    await trace({ act: "orders.add", document: "order", id, branchId, after });
    return { id };
  },
});

/** Only a draft is written on; what was signed is amended. */
export const changeOrder = action({
  may: write,
  input: changeOrderInput,
  run: async ({ tx, actor, input, trace }) => {
    const stored = await lockOrder(tx, actor, write, input.id);
    const pieces = await itemsOf(tx, input.id);
    sameVersion(stored, input.version, () => formOf(stored, pieces));
    if (stored.status !== "draft") throw new Refusal("orders.stands");
    const { id, branchId } = stored;
    const { facts, items, content } = await soldIn(tx, actor, { ...input, branchId }, stored);
    await placeItems(tx, stored, items);
    await tx
      .update(orders)
      .set({ ...facts, version: stored.version + 1 })
      .where(eq(orders.id, id));
    await rememberOrder(tx, id);
    if (facts.discount !== stored.discount)
      await askApproval(tx, actor, { ...stored, ...facts, items, content });
    const known = Object.keys(facts) as (keyof typeof facts)[];
    await trace({
      ...{ act: "orders.change", document: "order", id, branchId },
      before: Object.fromEntries(known.map((key) => [key, stored[key]])),
      after: facts,
    });
    return { id };
  },
});

/** Signed with the customer: it gets its number, and stands from now on. */
export const signOrder = action({
  may: write,
  input: signOrderInput,
  run: async ({ tx, actor, input: { id, version, waiver }, trace }) => {
    const order = await lockOrder(tx, actor, write, id);
    sameVersion(order, version, () => ({ version: order.version }));
    const status = step(moves, order.status, "sign");
    if (waiver && !mayOverride(actor, order, override)) throw new Refusal("core.forbidden");
    const content = await contentOfVersion(tx, order.packageId, order.packageVersion);
    const sums = { ...order, items: await itemsOf(tx, id) };
    const isAgreed = order.approvedDiscount === order.discount;
    if (!isAgreed && needsApproval(sums, fen(BigInt(content.floorPrice)), actor.roles))
      throw new Refusal("orders.needs-approval");
    const number = await nextNumber(tx, "order", order.branchId);
    const waived = waiver ? { waivedBy: actor.id, waiverReason: waiver } : {};
    await tx
      .update(orders)
      .set({ status, number, signedAt: sql`now()`, ...waived, version: version + 1 })
      .where(eq(orders.id, id))
      .catch(refuseKnown);
    await openJobs(tx, order, content.shoots);
    await rememberOrder(tx, id);
    await trace({
      ...{ act: "orders.sign", document: "order", id, branchId: order.branchId },
      after: { number, total: order.total, deposit: order.deposit },
      reason: waiver || undefined,
    });
    return { id, number };
  },
});

/** Somebody else's word, for this sum: another discount is not approved by it (S6, M6). */
export const approveDiscount = action({
  may: override,
  input: approveDiscountInput,
  run: async ({ tx, actor, input: { id, version, discount }, trace }) => {
    const order = await lockOrder(tx, actor, override, id);
    sameVersion(order, version, () => ({ version: order.version }));
    step(moves, order.status, "approveDiscount");
    if (order.ownerId === actor.id || order.createdBy === actor.id)
      throw new Refusal("orders.own-discount");
    if (order.discount !== discount) throw new Refusal("orders.another-discount");
    await tx
      .update(orders)
      .set({ approvedDiscount: order.discount, approvedBy: actor.id, version: version + 1 })
      .where(eq(orders.id, id));
    await notify(tx, {
      people: others(actor, [order.ownerId, order.createdBy]),
      ...{ message: "orders.discount-approved", params: { order: order.draftName } },
      ...{ meaning: "good", document: "order", documentId: id },
    });
    await trace({
      ...{ act: "orders.approve-discount", document: "order", id, branchId: order.branchId },
      after: { discount },
    });
    return { id };
  },
});

export const holdOrder = action({
  may: write,
  input: moveOrderInput,
  run: async ({ tx, actor, input: { id, version, reason }, trace }) => {
    const order = await lockOrder(tx, actor, write, id);
    sameVersion(order, version, () => ({ version: order.version }));
    const status = step(moves, order.status, "hold");
    await tx
      .update(orders)
      .set({ status, statusReason: reason, version: version + 1 })
      .where(eq(orders.id, id));
    await trace({
      ...{ act: "orders.hold", document: "order", id, branchId: order.branchId, reason },
    });
    return { id };
  },
});

export const resumeOrder = action({
  may: write,
  input: resumeOrderInput,
  run: async ({ tx, actor, input: { id, version }, trace }) => {
    const order = await lockOrder(tx, actor, write, id);
    sameVersion(order, version, () => ({ version: order.version }));
    const status = step(moves, order.status, "resume");
    await tx
      .update(orders)
      .set({ status, statusReason: "", version: version + 1 })
      .where(eq(orders.id, id));
    await trace({ act: "orders.resume", document: "order", id, branchId: order.branchId });
    return { id };
  },
});

/** Only once no money is in it: what was paid is reversed or refunded first. */
export const cancelOrder = action({
  may: write,
  input: moveOrderInput,
  run: async ({ tx, actor, input: { id, version, reason }, trace }) => {
    const order = await lockOrder(tx, actor, write, id);
    sameVersion(order, version, () => ({ version: order.version }));
    const status = step(moves, order.status, "cancel");
    await tx
      .update(orders)
      .set({ status, statusReason: reason, version: version + 1 })
      .where(eq(orders.id, id))
      .catch(refuseKnown);
    await trace({
      ...{ act: "orders.cancel", document: "order", id, branchId: order.branchId, reason },
    });
    return { id };
  },
});

/** 改承诺日: told to nobody but written down, with why. */
export const promiseOrder = action({
  may: write,
  input: promiseOrderInput,
  run: async ({ tx, actor, input: { id, version, promisedOn, reason }, trace }) => {
    const order = await lockOrder(tx, actor, write, id);
    sameVersion(order, version, () => ({ version: order.version }));
    if (!["active", "on_hold"].includes(order.status))
      throw new Refusal("core.cannot-move", { move: "promise", state: order.status });
    if (promisedOn < todayIn(actor, order.branchId))
      throw new Refusal("core.invalid", {}, { fields: { promisedOn: ["core.day-is-past"] } });
    await tx
      .update(orders)
      .set({ promisedOn, version: version + 1 })
      .where(eq(orders.id, id));
    await promiseJobs(tx, id, promisedOn);
    await trace({
      ...{ act: "orders.promise", document: "order", id, branchId: order.branchId, reason },
      before: { promisedOn: order.promisedOn },
      after: { promisedOn },
    });
    return { id };
  },
});
