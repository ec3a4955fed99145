import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { approvalRequests } from "@/db/schema/approvals";
import { company } from "@/db/schema/branches";
import { purchaseOrderRevisions } from "@/db/schema/purchase-orders";
import { keepApprovals, openRequest, ruleFor, type Submission } from "@/lib/approvals/writes";
import type { Staff } from "@/lib/core/actor";
import type { Content, StoredOrder } from "./content";
import { makeOfficial } from "./decision";
import type { DraftContent } from "./drafting";
import { writeMove } from "./history";
import { distance } from "./rules";
import { freeze } from "./submission";
import { type LockedOrder, linesOf } from "./writes";

/**
 * 变更 of an approved order: a new revision, and its approvals start again; unless the company allows a
 * tolerance and the change stays inside it (domain.md 6). The number stays.
 */
export async function revise(
  tx: Tx,
  actor: Staff,
  locked: LockedOrder,
  content: DraftContent,
  reason: string,
): Promise<StoredOrder> {
  const frozen = await freeze(tx, actor, locked, {
    move: "revise",
    content,
    changed: true,
    reason,
  });
  const base = await approvedBase(tx, locked.order.id);
  if (!base || !(await staysInside(tx, base, frozen.submission))) {
    await openRequest(tx, actor, frozen.submission);
    return frozen.order;
  }
  await keepApprovals(tx, frozen.submission, base);
  await writeMove(tx, actor, frozen.order, { move: "keep", from: "submitted", to: "approved" });
  const lines = await linesOf(tx, locked.order.id);
  return makeOfficial(tx, { ...locked, order: frozen.order }, lines);
}

/** The last round in which people, not the tolerance, approved. Small changes do not add up unseen. */
async function approvedBase(tx: Tx, orderId: string) {
  const [base] = await tx
    .select({
      id: approvalRequests.id,
      revision: approvalRequests.revision,
      ruleId: approvalRequests.ruleId,
      ruleName: approvalRequests.ruleName,
    })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.documentId, orderId),
        eq(approvalRequests.status, "approved"),
        isNull(approvalRequests.keptFrom),
      ),
    )
    .orderBy(desc(approvalRequests.revision))
    .limit(1);
  return base;
}

async function staysInside(
  tx: Tx,
  base: { revision: number; ruleId: string },
  submission: Submission,
): Promise<boolean> {
  const [setting] = await tx.select({ tolerance: company.revisionTolerance }).from(company);
  if (!setting || setting.tolerance <= 0n) return false;
  const contents = await tx
    .select({ revision: purchaseOrderRevisions.revision, content: purchaseOrderRevisions.content })
    .from(purchaseOrderRevisions)
    .where(eq(purchaseOrderRevisions.orderId, submission.documentId));
  const [before, after] = [base.revision, submission.revision].map(
    (wanted) =>
      contents.find(({ revision }) => revision === wanted)?.content as Content | undefined,
  );
  if (!before || !after || before.supplierId !== after.supplierId) return false;
  if (distance(before, after) > setting.tolerance) return false;
  return (await ruleFor(tx, submission)).id === base.ruleId;
}
