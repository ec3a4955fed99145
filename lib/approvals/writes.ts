import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import {
  approvalDecisions,
  approvalRequests,
  approvalRules,
  approvalSteps,
} from "@/db/schema/approvals";
import type { Permission, Role, Staff } from "@/lib/core/actor";
import { coreWords } from "@/lib/core/core-words";
import { add, type Money } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { approversIn, departmentOf, handsIn, isCompanyOfOne, makersOf } from "./approvers";
import { type Approver, firstMatch, type Rule, type Seat, seatsOf, stepWithNobody } from "./rules";
import { clock, endRequest, tellApprovers } from "./steps";
import type { Window } from "./window";

/** What is to be approved, as its module tells it. */
export type Submission = {
  document: string;
  documentId: string;
  branchId: string;
  revision: number;
  authorId: string;
  category: string;
  origin: string;
  amount: Money;
  window: Window;
  contentHash: Buffer;
  /** Who may approve documents of this kind at all. */
  may: Permission;
  /** For the messages: 草稿-8Q4T, 青禾相册工坊. */
  name: string;
  party: string;
};

/**
 * Opens the round of approval for one revision: the first rule that matches the seven-day sum, copied
 * in step by step (A1, T-09). Refuses, with the role named, when a step has nobody left who may take it.
 */
export async function openRequest(tx: Tx, by: Staff, asked: Submission): Promise<string> {
  const { branchId, authorId, amount } = asked;
  const [rule, approvers, makers] = await Promise.all([
    ruleFor(tx, asked),
    approversIn(tx, branchId, asked.may, departmentOf(asked.documentId)),
    makersOf(tx, asked),
  ]);
  const seats = takersOf(rule, approvers, [authorId, ...makers]);
  const missing = firstEmpty(rule, seats);
  if (missing !== null) {
    const hands = await handsIn(tx, asked.documentId);
    const others = makers.filter((id) => id === by.id || !hands.includes(id));
    const without = firstEmpty(rule, takersOf(rule, approvers, [authorId, ...others]));
    throw await nobodyFor(tx, by, rule, missing, without !== missing);
  }

  const id = uuid();
  const { document, documentId, revision, contentHash } = asked;
  await tx.insert(approvalRequests).values({
    ...{ id, branchId, document, documentId, revision, authorId, amount, contentHash },
    ...counted(asked),
    ruleId: rule.id,
    ruleName: rule.name,
  });
  await Promise.all([
    tx.insert(approvalSteps).values(
      rule.steps.map((step, i) => ({
        requestId: id,
        seq: i + 1,
        branchId,
        roles: step.personId ? [] : step.roles,
        personId: step.personId ?? null,
        needed: step.needed ?? 1,
        slaHours: step.slaHours,
        escalateTo: step.escalateTo ?? null,
        status: i === 0 ? ("current" as const) : ("waiting" as const),
        ...(i === 0 ? clock(step.slaHours) : {}),
      })),
    ),
    tellApprovers(tx, by.name, asked, seats[0] ?? []),
  ]);
  return id;
}

const takersOf = (rule: Rule, approvers: readonly Approver[], out: readonly string[]) =>
  rule.steps.map((step) => seatsOf(step, approvers, new Set(out)));

const firstEmpty = (rule: Rule, seats: readonly Seat[][]) =>
  stepWithNobody(
    rule.steps.map(({ needed = 1 }, i) => ({
      needed,
      takers: (seats[i] ?? []).map(({ personId }) => personId),
    })),
  );

/**
 * 变更 inside the tolerance: the approvals that people gave to `base` go on counting. The database
 * measures the difference again.
 */
export async function keepApprovals(
  tx: Tx,
  asked: Submission,
  base: { id: string; ruleId: string; ruleName: string },
): Promise<void> {
  const { branchId, document, documentId, revision, authorId, amount, contentHash } = asked;
  await tx.insert(approvalRequests).values({
    ...{ id: uuid(), branchId, document, documentId, revision, authorId, amount, contentHash },
    ...counted(asked),
    ruleId: base.ruleId,
    ruleName: base.ruleName,
    status: "approved",
    keptFrom: base.id,
    endedAt: sql`now()`,
  });
}

/** The seven-day sum as it was when it chose the rule, for whoever decides (A5). */
const counted = ({ amount, window }: Submission) => ({
  windowAmount: add(amount, window.sum),
  windowCount: window.count,
  windowDocuments: window.documents,
});

export async function ruleFor(tx: Tx, asked: Submission) {
  const rules = await tx
    .select()
    .from(approvalRules)
    .orderBy(asc(approvalRules.fallback), asc(approvalRules.position), asc(approvalRules.id));
  const { branchId, category, origin } = asked;
  const amount = add(asked.amount, asked.window.sum);
  const rule = firstMatch(rules, { branchId, category, origin, amount });
  if (!rule) throw new Refusal("approvals.no-rule");
  return rule;
}

/** Withdrawn or cancelled: the open round ends without a result. Withdrawing needs that nobody has decided yet. */
export async function voidRequest(tx: Tx, documentId: string, only?: "undecided"): Promise<void> {
  const [request] = await tx
    .select({ id: approvalRequests.id })
    .from(approvalRequests)
    .where(and(eq(approvalRequests.documentId, documentId), eq(approvalRequests.status, "open")))
    .for("update");
  if (!request) throw new Refusal("approvals.not-open");
  if (
    only &&
    (await tx.$count(approvalDecisions, eq(approvalDecisions.requestId, request.id))) > 0
  ) {
    throw new Refusal("approvals.decided-already");
  }
  await endRequest(tx, request.id, "void", null);
}

/**
 * The refusal that names the step nobody can take, or says that a second person is needed; `apart` when
 * there would be somebody, had he not a hand in the supplier.
 */
async function nobodyFor(
  tx: Tx,
  by: Staff,
  rule: Rule,
  index: number,
  apart: boolean,
): Promise<Refusal> {
  if (await isCompanyOfOne(tx)) return new Refusal("approvals.needs-second-person");
  const step = rule.steps[index];
  if (!step || step.personId) return new Refusal("approvals.person-cannot", { step: index + 1 });
  const names = step.roles.map((role) => coreWords[`core.role-${role as Role}`][by.locale]);
  const role = names.join(by.locale === "en" ? " or " : "或");
  return new Refusal(apart ? "approvals.nobody-apart" : "approvals.nobody-holds", {
    step: index + 1,
    role,
  });
}
