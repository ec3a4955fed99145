import "server-only";
import { asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { approvalDecisions, approvalRequests, approvalSteps } from "@/db/schema/approvals";
import { people } from "@/db/schema/people";
import type { Permission, Staff } from "@/lib/core/actor";
import { approversIn, departmentOf, makersOf } from "./approvers";
import { type Approver, type Seat, seatsOf } from "./rules";
import { askedOf } from "./steps";

/**
 * Every round of approval that a document went through, newest first: its steps, who decided, and for
 * the open one who may decide now. The caller has checked that the actor may read the document.
 */
export async function roundsOf(tx: Tx, actor: Staff, documentId: string, may: Permission) {
  const requests = await tx
    .select()
    .from(approvalRequests)
    .where(eq(approvalRequests.documentId, documentId))
    .orderBy(sql`${approvalRequests.revision} desc`);
  const open = requests.find(({ status }) => status === "open");
  const ids = requests.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [steps, decisions, approvers, makers] = await Promise.all([
    stepsOf(tx, ids),
    decisionsOf(tx, ids),
    open ? approversIn(tx, open.branchId, may, departmentOf(documentId)) : [],
    open ? makersOf(tx, open) : [],
  ]);
  return requests.map((request) => {
    const decided = decisions.filter(({ requestId }) => requestId === request.id);
    const out = new Set([request.authorId, ...makers, ...decided.map((one) => one.approverId)]);
    const own = steps
      .filter(({ step }) => step.requestId === request.id)
      .map(({ step, person }) => ({
        ...step,
        person,
        decisions: decided.filter(({ seq }) => seq === step.seq),
        seats: request === open ? seatsNow(step, approvers, out) : [],
      }));
    return { ...request, steps: own, isMine: isMine(actor, own) };
  });
}
export type Round = Awaited<ReturnType<typeof roundsOf>>[number];
export type RoundStep = Round["steps"][number];

type Step = typeof approvalSteps.$inferSelect;

const seatsNow = (step: Step, approvers: readonly Approver[], out: ReadonlySet<string>): Seat[] =>
  ["current", "waiting"].includes(step.status) ? seatsOf(askedOf(step), approvers, out) : [];

/** Whether the current step waits for this very person; a seat has only who holds the right. */
const isMine = (
  actor: Staff,
  steps: readonly { status: Step["status"]; seats: readonly Seat[] }[],
): boolean =>
  steps.some(
    ({ status, seats }) =>
      status === "current" && seats.some(({ personId }) => personId === actor.id),
  );

const stepsOf = (tx: Tx, requestIds: string[]) =>
  tx
    .select({ step: approvalSteps, person: people.name })
    .from(approvalSteps)
    .leftJoin(people, eq(people.id, approvalSteps.personId))
    .where(inArray(approvalSteps.requestId, requestIds))
    .orderBy(asc(approvalSteps.seq));

const lender = alias(people, "lender");

const decisionsOf = (tx: Tx, requestIds: string[]) =>
  tx
    .select({
      requestId: approvalDecisions.requestId,
      seq: approvalDecisions.seq,
      approverId: approvalDecisions.approverId,
      decision: approvalDecisions.decision,
      reason: approvalDecisions.reason,
      at: approvalDecisions.at,
      name: people.name,
      onBehalfOf: lender.name,
    })
    .from(approvalDecisions)
    .innerJoin(people, eq(people.id, approvalDecisions.approverId))
    .leftJoin(lender, eq(lender.id, approvalDecisions.onBehalfOf))
    .where(inArray(approvalDecisions.requestId, requestIds))
    .orderBy(asc(approvalDecisions.at));
