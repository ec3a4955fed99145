import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { decide } from "@/lib/approvals/decision";
import type { Staff } from "@/lib/core/actor";
import { step } from "@/lib/core/machine";
import { nextNumber } from "@/lib/core/numbers";
import { Refusal } from "@/lib/core/refusal";
import { notify } from "@/lib/inbox/writes";
import { approve } from "./access";
import { contentOf, hashOf, type StoredLine, type StoredOrder } from "./content";
import { moveTo, rememberOrder, writeMove } from "./history";
import { moves } from "./states";
import { type LockedOrder, linesOf, type SupplierPart } from "./writes";

type Given = { decision: "approve" | "reject"; reason: string; seen: Buffer };

/**
 * One approver's word on an order that is locked. The last 同意 makes it official; until then it stays
 * 待审核 with the next step. What is decided upon is hashed again from its rows (INV-06).
 */
export async function decideOrder(
  tx: Tx,
  actor: Staff,
  locked: LockedOrder,
  { decision, reason, seen }: Given,
): Promise<{ after: StoredOrder; lines: StoredLine[] }> {
  const { order, supplier } = locked;
  const to = step(moves, order.status, decision);
  if (decision === "approve") refuseBlockedSupplier(supplier);
  const lines = await linesOf(tx, order.id);
  if (!order.contentHash?.equals(hashOf(contentOf(order, lines)))) {
    throw new Refusal("purchase-orders.content-changed");
  }
  const { result } = await decide(tx, actor, {
    ...{ document: "purchase-order", documentId: order.id, may: approve, decision, reason, seen },
    ...{ name: order.number ?? order.draftName, party: supplier.name },
  });
  const reached = result === "open" ? order.status : to;
  const move = { move: decision, from: order.status, to: reached, reason };
  const [after] = await Promise.all([
    result === "approved"
      ? makeOfficial(tx, locked, lines)
      : moveTo(tx, order, { status: reached }),
    writeMove(tx, actor, order, move),
  ]);
  if (result !== "open") await tellAuthor(tx, actor, after, supplier.name, result, reason);
  return { after, lines };
}

/** On hold, what runs may be finished; blocked, it can only be turned down. */
function refuseBlockedSupplier({ name, status, statusReason }: SupplierPart): void {
  if (status !== "blocked") return;
  throw new Refusal("purchase-orders.only-reject", { name, reason: statusReason ?? "" });
}

/** The number comes last: its counter is locked until the transaction ends (INV-09, INV-10). */
export async function makeOfficial(
  tx: Tx,
  { order, supplier, author }: LockedOrder,
  lines: readonly StoredLine[],
): Promise<StoredOrder> {
  const approval = { status: "approved", approvedAt: sql`now()` };
  if (order.number) return moveTo(tx, order, approval);
  const after = await moveTo(tx, order, {
    ...approval,
    firstApprovedAt: sql`now()`,
    number: await nextNumber(tx, "purchase-order", order.branchId),
  });
  await rememberOrder(tx, after, lines, supplier, author);
  return after;
}

const told = {
  approved: { message: "purchase-orders.was-approved", meaning: "good" },
  rejected: { message: "purchase-orders.was-rejected", meaning: "wrong" },
} as const;

const tellAuthor = (
  tx: Tx,
  by: Staff,
  { id, authorId, number, draftName }: StoredOrder,
  party: string,
  result: keyof typeof told,
  reason: string,
) =>
  notify(tx, {
    ...told[result],
    people: [authorId],
    params: { by: by.name, name: number ?? draftName, party, reason },
    document: "purchase-order",
    documentId: id,
  });
