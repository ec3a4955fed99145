import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { inboxMembers } from "@/db/schema/inbox";
import { purchaseOrders } from "@/db/schema/purchase-orders";
import { pushes, pushTargets } from "@/db/schema/pushes";
import { reaches, type Staff } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";
import { read as readOrders, write as writeOrders } from "@/lib/purchase-orders/access";
import { read as readPushes, write as writePushes } from "@/lib/pushes/access";
import { isOpenToEdit } from "@/lib/pushes/states";

/** What a reader may do with the papers of a document. Null: he may not see the document at all. */
export type Access = {
  branchId: string;
  name: string;
  mayChange: boolean;
  /** Of a push that is still to be confirmed: what its suppliers are given may be chosen. */
  mayShow?: boolean;
};

/** One line per kind of document that carries files and remarks: its own rights decide about them. */
const documents = {
  "purchase-order": orderAccess,
  push: pushAccess,
} satisfies Record<string, (tx: Tx, actor: Staff, id: string) => Promise<Access | null>>;

export type Papered = keyof typeof documents;
export const papered = Object.keys(documents) as [Papered, ...Papered[]];

/** Throws as if the document did not exist when this person may not see it (PM-07). */
export async function accessTo(tx: Tx, actor: Staff, kind: Papered, id: string): Promise<Access> {
  const access = await documents[kind](tx, actor, id);
  if (!access) throw new Refusal("core.gone");
  return access;
}

async function orderAccess(tx: Tx, actor: Staff, id: string): Promise<Access | null> {
  const [row] = await tx
    .select({
      branchId: purchaseOrders.branchId,
      departmentId: purchaseOrders.departmentId,
      ownerId: purchaseOrders.authorId,
      number: purchaseOrders.number,
      draftName: purchaseOrders.draftName,
    })
    .from(purchaseOrders)
    .where(eq(purchaseOrders.id, id));
  if (!row || !reaches(actor, readOrders, row)) return null;
  return {
    branchId: row.branchId,
    name: row.number ?? row.draftName,
    mayChange: reaches(actor, writeOrders, row),
  };
}

/** Also for those in whose inbox the push was put. */
async function pushAccess(tx: Tx, actor: Staff, id: string): Promise<Access | null> {
  const [row] = await tx
    .select({
      branchId: pushes.branchId,
      departmentId: pushes.departmentId,
      ownerId: pushes.authorId,
      number: pushes.number,
      draftName: pushes.draftName,
      status: pushes.status,
    })
    .from(pushes)
    .where(eq(pushes.id, id));
  if (!row) return null;
  const shown = {
    branchId: row.branchId,
    name: row.number ?? row.draftName,
    mayChange: reaches(actor, writePushes, row),
    mayShow: reaches(actor, writePushes, row) && isOpenToEdit(row.status),
  };
  if (reaches(actor, readPushes, row)) return shown;
  return row.number !== null && (await answers(tx, actor, id)) ? shown : null;
}

async function answers(tx: Tx, actor: Staff, pushId: string): Promise<boolean> {
  const mine = tx
    .select({ placeId: inboxMembers.placeId })
    .from(inboxMembers)
    .where(eq(inboxMembers.personId, actor.id));
  const found = await tx
    .select({ id: pushTargets.id })
    .from(pushTargets)
    .where(and(eq(pushTargets.pushId, pushId), inArray(pushTargets.placeId, mine)))
    .limit(1);
  return found.length > 0;
}
