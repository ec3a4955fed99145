import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { approvalDecisions, approvalRequests, approvalSteps } from "@/db/schema/approvals";
import type { Permission, Staff } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";
import { approversIn, departmentOf, handsIn, makersOf } from "./approvers";
import { seatsOf } from "./rules";
import { askedOf, clock, endRequest, setRequest, setStep, tellApprovers } from "./steps";

export type Decision = {
  document: string;
  documentId: string;
  may: Permission;
  decision: "approve" | "reject";
  reason: string;
  /** The hash of the content that the person saw. */
  seen: Buffer;
  name: string;
  party: string;
};

export type Outcome = {
  requestId: string;
  authorId: string;
  contentHash: Buffer;
  /** "open": the step is done or still needs others, and the round goes on. */
  result: "open" | "approved" | "rejected";
};

/**
 * One decision by the person who is asking, on the current step. Who may take the step is found now,
 * not when the page was opened; the database looks once more while it holds the person's rights
 * (INV-08).
 */
export async function decide(tx: Tx, by: Staff, given: Decision): Promise<Outcome> {
  const { documentId, decision, reason } = given;
  const [request] = await tx
    .select()
    .from(approvalRequests)
    .where(and(eq(approvalRequests.documentId, documentId), eq(approvalRequests.status, "open")))
    .for("update");
  if (!request) throw new Refusal("approvals.not-open");
  const { id: requestId, authorId, branchId, contentHash, amount } = request;
  if (!contentHash.equals(given.seen)) throw new Refusal("approvals.content-changed");

  const [steps, taken, approvers, makers] = await Promise.all([
    tx
      .select()
      .from(approvalSteps)
      .where(eq(approvalSteps.requestId, requestId))
      .orderBy(asc(approvalSteps.seq)),
    tx
      .select({ seq: approvalDecisions.seq, approverId: approvalDecisions.approverId })
      .from(approvalDecisions)
      .where(eq(approvalDecisions.requestId, requestId)),
    approversIn(tx, branchId, given.may, departmentOf(documentId)),
    makersOf(tx, request),
  ]);
  const step = steps.find(({ status }) => status === "current");
  if (!step) throw new Error("an open request has a current step");
  const authors = [authorId, ...makers];
  if (authors.includes(by.id)) {
    const only = authorId !== by.id && (await handsIn(tx, documentId)).includes(by.id);
    throw new Refusal(only ? "approvals.supplier-by-you" : "approvals.own-document");
  }
  if (taken.some(({ approverId }) => approverId === by.id)) {
    throw new Refusal("approvals.decided-before");
  }
  const seat = seatsOf(askedOf(step), approvers, new Set(authors)).find(
    ({ personId }) => personId === by.id,
  );
  if (!seat) throw new Refusal("approvals.not-your-step");

  // A query is sent when it is awaited: what stands together below travels together, in that order.
  const decided = tx.insert(approvalDecisions).values({
    ...{ id: uuid(), requestId, seq: step.seq, branchId, authorId, decision, reason, contentHash },
    approverId: by.id,
    onBehalfOf: seat.onBehalfOf,
  });
  const outcome = { requestId, authorId, contentHash };
  if (decision === "reject") {
    await decided;
    await endRequest(tx, requestId, "rejected", step.seq);
    return { ...outcome, result: "rejected" };
  }
  const agreed = taken.filter(({ seq }) => seq === step.seq).length + 1;
  if (agreed < step.needed) {
    await decided;
    return { ...outcome, result: "open" };
  }
  const stepDone = setStep(tx, requestId, step.seq, { status: "approved" });
  const next = steps.find(({ seq }) => seq === step.seq + 1);
  if (!next) {
    await Promise.all([decided, stepDone, setRequest(tx, requestId, "approved")]);
    return { ...outcome, result: "approved" };
  }
  await Promise.all([decided, stepDone]);
  const out = new Set([...authors, by.id, ...taken.map(({ approverId }) => approverId)]);
  await Promise.all([
    setStep(tx, requestId, next.seq, { status: "current", ...clock(next.slaHours) }),
    tellApprovers(tx, by.name, { ...given, amount }, seatsOf(askedOf(next), approvers, out)),
  ]);
  return { ...outcome, result: "open" };
}
