import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { purchaseOrderRevisions } from "@/db/schema/purchase-orders";
import { lockWindow } from "@/lib/approvals/window";
import { openRequest, type Submission } from "@/lib/approvals/writes";
import type { Staff } from "@/lib/core/actor";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { approve } from "./access";
import { contentOf, hashOf, type StoredOrder } from "./content";
import {
  type DraftContent,
  headOf,
  lineRows,
  refuseHeldSupplier,
  refusePastDays,
  replaceLines,
} from "./drafting";
import { moveTo, rememberOrder, writeMove } from "./history";
import { moves } from "./states";
import type { LockedOrder } from "./writes";

export type SubmitMove = "submit" | "resubmit" | "revise";

export type Submitted = { order: StoredOrder; submission: Submission };

/**
 * Freezes what an order says, as a revision with its hash, and moves it to 待审核. `content` is what it
 * says from now on; with `changed` it differs from the stored lines. The round of approval is the
 * caller's next step.
 */
export async function freeze(
  tx: Tx,
  actor: Staff,
  { order, supplier, author, zone }: LockedOrder,
  {
    move,
    content,
    changed,
    reason,
  }: {
    move: SubmitMove;
    content: DraftContent;
    changed: boolean;
    reason?: string;
  },
): Promise<Submitted> {
  const status = step(moves, order.status, move);
  refuseUnfinished(content);
  refuseHeldSupplier(supplier);
  refusePastDays(content, zone);
  const { branchId, authorId, origin } = order;
  const spending = { authorId, branchId, supplierId: content.supplierId };
  const window = await lockWindow(tx, spending, order.id);

  const head = headOf(content);
  const frozen = contentOf({ branchId, ...head }, lineRows(content.lines));
  const contentHash = hashOf(frozen);
  // A draft that was withdrawn has its first revision behind it already.
  const revision = order.contentHash ? order.revision + 1 : order.revision;
  const after = await moveTo(tx, order, {
    ...{ ...head, status, revision, contentHash },
    submittedAt: sql`now()`,
  });
  await Promise.all([
    changed && replaceLines(tx, order, content.lines),
    tx.insert(purchaseOrderRevisions).values({
      ...{ orderId: order.id, branchId, revision, content: frozen, contentHash },
      madeBy: actor.id,
    }),
    writeMove(tx, actor, order, { move, from: order.status, to: status, reason }),
    changed && rememberOrder(tx, after, content.lines, supplier, author),
  ]);
  return {
    order: after,
    submission: {
      ...{ document: "purchase-order", documentId: order.id, branchId, revision, authorId, origin },
      ...{ category: supplier.kind, amount: after.total, window, contentHash, may: approve },
      ...{ name: after.number ?? after.draftName, party: supplier.name },
    },
  };
}

/** Sends a draft to its approvers: 提交, and 修改重提 after a rejection. */
export async function submit(
  tx: Tx,
  actor: Staff,
  locked: LockedOrder,
  content: DraftContent,
): Promise<StoredOrder> {
  const move = locked.order.status === "rejected" ? "resubmit" : "submit";
  const { order, submission } = await freeze(tx, actor, locked, { move, content, changed: false });
  await openRequest(tx, actor, submission);
  return order;
}

/** At least one line, and every line with its price: named at the field, as the form names it. */
function refuseUnfinished({ lines }: DraftContent): void {
  if (lines.length === 0) {
    throw new Refusal(
      "purchase-orders.no-lines",
      {},
      { fields: { lines: ["purchase-orders.no-lines"] } },
    );
  }
  const missing = lines.flatMap(({ unitPrice }, i) => (unitPrice === null ? [i] : []));
  if (missing.length === 0) return;
  throw new Refusal(
    "purchase-orders.price-missing",
    { line: (missing[0] ?? 0) + 1 },
    {
      fields: Object.fromEntries(
        missing.map((i) => [`lines.${i}.unitPrice`, ["core.amount-missing"]]),
      ),
    },
  );
}
