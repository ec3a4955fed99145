"use server";

import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { databaseError } from "@/db/errors";
import { orders } from "@/db/schema/orders";
import { receipts } from "@/db/schema/receipts";
import { action } from "@/lib/core/action";
import { type Permission, reaches, type Staff } from "@/lib/core/actor";
import { nextNumber } from "@/lib/core/numbers";
import { Refusal } from "@/lib/core/refusal";
import { record, reverse, verify } from "./access";
import { recordReceiptInput, reverseReceiptInput, verifyReceiptInput } from "./schema";

/** Money for an order. 门市 take deposits only, of their own orders; the till takes all (domain.md 12). */
export const recordReceipt = action({
  may: record,
  input: recordReceiptInput,
  run: async ({ tx, actor, input, trace }) => {
    const order = await orderFor(tx, actor, record, input.orderId);
    const isTill = reaches(actor, record, { ...order, ownerId: null });
    if (!isTill && input.kind !== "deposit" && input.kind !== "prepay")
      throw new Refusal("core.invalid", {}, { fields: { kind: ["receipts.deposits-only"] } });
    const { branchId } = order;
    const number = await nextNumber(tx, "receipt", branchId);
    await tx
      .insert(receipts)
      .values({ ...input, branchId, number, receivedBy: actor.id })
      .catch(refuseKnown);
    const { id, kind, method, amount } = input;
    await trace({
      ...{ act: "receipts.record", document: "receipt", id, branchId },
      after: { number, kind, method, amount, order: order.number ?? order.draftName },
    });
    return { id, number };
  },
});

/** 核对: by another person than who took it, once. */
export const verifyReceipt = action({
  may: verify,
  input: verifyReceiptInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const receipt = await lockReceipt(tx, actor, verify, id);
    if (receipt.receivedBy === actor.id) throw new Refusal("receipts.own");
    if (receipt.verifiedAt) throw new Refusal("receipts.verified-already");
    await tx
      .update(receipts)
      .set({ verifiedBy: actor.id, verifiedAt: sql`now()`, version: receipt.version + 1 })
      .where(and(eq(receipts.id, id), isNull(receipts.verifiedAt)));
    await trace({
      ...{ act: "receipts.verify", document: "receipt", id, branchId: receipt.branchId },
      after: { number: receipt.number, amount: receipt.amount },
    });
    return { id };
  },
});

/** A mistake is taken back by a counter-entry with a number of its own; nothing is edited (M2, S7). */
export const reverseReceipt = action({
  may: reverse,
  input: reverseReceiptInput,
  run: async ({ tx, actor, input: { id, newId, reason }, trace }) => {
    const { orderId, branchId, kind, method, amount, ...before } = await lockReceipt(
      tx,
      actor,
      reverse,
      id,
    );
    if (before.reversesId) throw new Refusal("receipts.is-reversal");
    const number = await nextNumber(tx, "receipt", branchId);
    const counter = { id: newId, orderId, branchId, kind, method, number, reason };
    await tx
      .insert(receipts)
      .values({
        ...counter,
        amount: -amount as typeof amount,
        reversesId: id,
        receivedBy: actor.id,
      })
      .catch(refuseKnown);
    await trace({
      ...{ act: "receipts.reverse", document: "receipt", id, branchId, reason },
      after: { number, amount: -amount },
    });
    return { id: newId, number };
  },
});

/** The order's row, locked before the receipts of it, in the same order by everybody. */
async function orderFor(tx: Tx, actor: Staff, needed: Permission, orderId: string) {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
  if (!order || !reaches(actor, needed, order)) throw new Refusal("core.gone");
  return order;
}

async function lockReceipt(tx: Tx, actor: Staff, needed: Permission, id: string) {
  const [found] = await tx.select().from(receipts).where(eq(receipts.id, id));
  if (!found) throw new Refusal("core.gone");
  await orderFor(tx, actor, needed, found.orderId);
  const [locked] = await tx.select().from(receipts).where(eq(receipts.id, id)).for("update");
  if (!locked) throw new Refusal("core.gone");
  return locked;
}

const sentences: Record<string, string> = {
  receipts_within_the_order: "receipts.above-owed",
  order_takes_no_money: "receipts.order-cancelled",
  receipts_reverses_id_unique: "receipts.reversed-already",
};

/** The guards of the database, said in sentences where the eye is. */
function refuseKnown(error: unknown): never {
  const why = sentences[databaseError(error)?.constraint_name ?? ""];
  if (why === "receipts.above-owed")
    throw new Refusal("core.invalid", {}, { fields: { amount: [why] } });
  if (why) throw new Refusal(why);
  throw error;
}
