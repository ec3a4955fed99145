"use server";

import { sql } from "drizzle-orm";
import { voidRequest } from "@/lib/approvals/writes";
import { action } from "@/lib/core/action";
import type { Staff } from "@/lib/core/actor";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { mintLinks } from "@/lib/pushes/links";
import { autoPush, cancelForOrder, reviseForOrder } from "@/lib/pushes/writes";
import { approve, isAuthor, mayCancel, write } from "./access";
import type { StoredOrder } from "./content";
import { sourceOf } from "./copying";
import { decideOrder } from "./decision";
import { insertDraft, replaceContent } from "./drafting";
import { storedForm } from "./form";
import { moveTo, writeMove } from "./history";
import { isReason } from "./reasons";
import { revise } from "./revision";
import {
  approveInput,
  cancelInput,
  copyInput,
  draftInput,
  moveInput,
  rejectInput,
  reviseInput,
  saveInput,
} from "./schema";
import { isOpenToEdit, moves } from "./states";
import { submit } from "./submission";
import { linesOf, lockOrder, wasSent } from "./writes";

export const draftOrder = action({
  may: write,
  input: draftInput,
  run: async ({ tx, actor, input: { id, branchId, ...content }, trace }) => {
    const { order } = await insertDraft(tx, actor, { id, branchId }, content, { origin: "manual" });
    await trace({ act: "purchase-orders.draft", ...named(order), after: order });
    return { id, version: order.version };
  },
});

export const saveOrder = action({
  may: write,
  input: saveInput,
  run: async ({ tx, actor, input: { id, version, ...content }, trace }) => {
    const locked = await lockOrder(tx, actor, write, id);
    const before = locked.order;
    mustBeAuthor(actor, before);
    const lines = await linesOf(tx, id);
    sameVersion(before, version, () => storedForm(locked, lines));
    if (!isOpenToEdit(before.status)) throw new Refusal("purchase-orders.not-editable");
    keepSupplier(before, content.supplierId);
    const after = await replaceContent(tx, locked, content);
    await trace({ act: "purchase-orders.save", ...named(after), before, after });
    return { id, version: after.version };
  },
});

/** 提交审核, and 修改重提 after a rejection: which of the two, the order's state says. */
export const submitOrder = action({
  may: write,
  input: moveInput,
  run: async ({ tx, actor, input: { id, version }, trace }) => {
    const locked = await lockOrder(tx, actor, write, id);
    const before = locked.order;
    mustBeAuthor(actor, before);
    sameVersion(before, version, () => ({}));
    const after = await submit(tx, actor, locked, { ...before, lines: await linesOf(tx, id) });
    await trace({ act: "purchase-orders.submit", ...named(after), before, after });
    return { status: after.status };
  },
});

export const withdrawOrder = action({
  may: write,
  input: moveInput,
  run: async ({ tx, actor, input: { id, version }, trace }) => {
    const { order: before } = await lockOrder(tx, actor, write, id);
    mustBeAuthor(actor, before);
    sameVersion(before, version, () => ({}));
    const status = step(moves, before.status, "withdraw");
    await voidRequest(tx, id, "undecided");
    const after = await moveTo(tx, before, { status });
    await writeMove(tx, actor, before, { move: "withdraw", from: before.status, to: status });
    await trace({ act: "purchase-orders.withdraw", ...named(after), before, after });
    return { status };
  },
});

export const approveOrder = action({
  may: approve,
  input: approveInput,
  prepare: async (input) => ({ ...input, links: await mintLinks(1) }),
  run: async ({ tx, actor, input: { id, seen, note, links }, trace }) => {
    const locked = await lockOrder(tx, actor, approve, id);
    const given = { decision: "approve" as const, reason: note, seen: Buffer.from(seen, "hex") };
    const { after } = await decideOrder(tx, actor, locked, given);
    const before = locked.order;
    await trace({ act: "purchase-orders.approve", ...named(after), before, after, reason: note });
    if (after.status === "approved" && locked.supplier.autoPush) {
      await autoPush(tx, actor, { orderId: id, may: approve, links, trace });
    }
    return { status: after.status, number: after.number };
  },
});

export const rejectOrder = action({
  may: approve,
  input: rejectInput,
  run: async ({ tx, actor, input: { id, seen, reason }, trace }) => {
    if (!isReason(reason)) {
      const code = "purchase-orders.reason-too-short";
      throw new Refusal(code, {}, { fields: { reason: [code] } });
    }
    const locked = await lockOrder(tx, actor, approve, id);
    const given = { decision: "reject" as const, reason, seen: Buffer.from(seen, "hex") };
    const { after } = await decideOrder(tx, actor, locked, given);
    const before = locked.order;
    await trace({ act: "purchase-orders.reject", ...named(after), before, after, reason });
    return { status: after.status, number: after.number };
  },
});

/** 变更: an approved order says something else from now on, and is decided upon again. */
export const reviseOrder = action({
  may: write,
  input: reviseInput,
  prepare: async (input) => ({ ...input, links: await mintLinks(1) }),
  run: async ({ tx, actor, input: { id, version, reason, links, ...content }, trace }) => {
    const locked = await lockOrder(tx, actor, write, id);
    const before = locked.order;
    const lines = await linesOf(tx, id);
    sameVersion(before, version, () => storedForm(locked, lines));
    keepSupplier(before, content.supplierId);
    const after = await revise(tx, actor, locked, content, reason);
    await reviseForOrder(tx, actor, id, reason);
    await trace({ act: "purchase-orders.revise", ...named(after), before, after, reason });
    if (after.status === "approved" && locked.supplier.autoPush) {
      await autoPush(tx, actor, { orderId: id, may: write, links, trace });
    }
    return { id, status: after.status };
  },
});

export const cancelOrder = action({
  may: write,
  input: cancelInput,
  run: async ({ tx, actor, input: { id, version, reason }, trace }) => {
    const { order: before } = await lockOrder(tx, actor, write, id);
    if (!mayCancel(actor, before, await wasSent(tx, id)))
      throw new Refusal("purchase-orders.cancel-needs-manager");
    sameVersion(before, version, () => ({}));
    const status = step(moves, before.status, "cancel");
    if (before.status === "submitted") await voidRequest(tx, id);
    const after = await moveTo(tx, before, { status, cancelledAt: sql`now()` });
    const move = { move: "cancel" as const, from: before.status, to: status, reason };
    await writeMove(tx, actor, before, move);
    await cancelForOrder(tx, actor, id, reason);
    await trace({ act: "purchase-orders.cancel", ...named(after), before, after, reason });
    return { status };
  },
});

/** A fresh draft with the same lines; days that have passed stay behind (A4). */
export const copyOrder = action({
  may: write,
  input: copyInput,
  run: async ({ tx, actor, input: { id, from }, trace }) => {
    const source = await sourceOf(tx, actor, from);
    const { order } = await insertDraft(
      tx,
      actor,
      { id, branchId: source.branchId },
      source.content,
      {
        origin: "copy",
        from: source,
      },
    );
    await trace({ act: "purchase-orders.copy", ...named(order), after: order });
    return { id };
  },
});

const named = ({ id, branchId }: StoredOrder) => ({ document: "purchase-order", id, branchId });

/** An order that has its number was the supplier's once, and perhaps his push: it stays his. */
function keepSupplier(order: StoredOrder, supplierId: string): void {
  if (order.number === null || supplierId === order.supplierId) return;
  const code = "purchase-orders.supplier-is-fixed";
  throw new Refusal(code, {}, { fields: { supplierId: [code] } });
}

function mustBeAuthor(actor: Staff, order: StoredOrder): void {
  if (!isAuthor(actor, order)) throw new Refusal("purchase-orders.not-yours");
}
