import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
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
import { type Money, showMoney } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { notify } from "@/lib/inbox/writes";
import { approversIn, isCompanyOfOne } from "./approvers";
import { firstMatch, type Rule, type Seat, seatsOf, stepWithNobody } from "./rules";
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

const inbox = "approval";

/**
 * Opens the round of approval for one revision: the first rule that matches the seven-day sum, copied
 * in step by step (A1, T-09). Refuses, with the role named, when a step has nobody left who may take it.
 */
export async function openRequest(tx: Tx, by: Staff, asked: Submission): Promise<string> {
  const { branchId, authorId, amount, window } = asked;
  const [rule, approvers] = await Promise.all([
    ruleFor(tx, asked),
    approversIn(tx, branchId, asked.may),
  ]);
  const out = new Set([authorId, by.id]);
  const seats = rule.steps.map((step) => seatsOf(step, approvers, out));
  const missing = stepWithNobody(
    rule.steps.map(({ needed = 1 }, i) => ({
      needed,
      takers: (seats[i] ?? []).map(({ personId }) => personId),
    })),
  );
  if (missing !== null) throw await nobodyFor(tx, by, rule, missing);

  const id = uuid();
  const { document, documentId, revision, contentHash } = asked;
  await tx.insert(approvalRequests).values({
    ...{ id, branchId, document, documentId, revision, authorId, amount, contentHash },
    windowAmount: sum(amount, window.sum),
    windowDocuments: window.documents,
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
    windowAmount: sum(amount, asked.window.sum),
    windowDocuments: asked.window.documents,
    ruleId: base.ruleId,
    ruleName: base.ruleName,
    status: "approved",
    keptFrom: base.id,
    endedAt: sql`now()`,
  });
}

export async function ruleFor(tx: Tx, asked: Submission) {
  const rules = await tx
    .select()
    .from(approvalRules)
    .orderBy(asc(approvalRules.fallback), asc(approvalRules.position), asc(approvalRules.id));
  const { branchId, category, origin } = asked;
  const amount = sum(asked.amount, asked.window.sum);
  const rule = firstMatch(rules, { branchId, category, origin, amount });
  if (!rule) throw new Refusal("approvals.no-rule");
  return rule;
}

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

  const [steps, taken, approvers] = await Promise.all([
    tx
      .select()
      .from(approvalSteps)
      .where(eq(approvalSteps.requestId, requestId))
      .orderBy(asc(approvalSteps.seq)),
    tx
      .select({ seq: approvalDecisions.seq, approverId: approvalDecisions.approverId })
      .from(approvalDecisions)
      .where(eq(approvalDecisions.requestId, requestId)),
    approversIn(tx, branchId, given.may),
  ]);
  const step = steps.find(({ status }) => status === "current");
  if (!step) throw new Error("an open request has a current step");
  if (by.id === authorId) throw new Refusal("approvals.own-document");
  if (taken.some(({ approverId }) => approverId === by.id)) {
    throw new Refusal("approvals.decided-before");
  }
  const seat = seatsOf(askedOf(step), approvers, new Set([authorId])).find(
    ({ personId }) => personId === by.id,
  );
  if (!seat) throw new Refusal("approvals.not-your-step");

  await tx.insert(approvalDecisions).values({
    ...{ id: uuid(), requestId, seq: step.seq, branchId, authorId, decision, reason, contentHash },
    approverId: by.id,
    onBehalfOf: seat.onBehalfOf,
  });
  const outcome = { requestId, authorId, contentHash };
  if (decision === "reject") {
    await endRequest(tx, requestId, "rejected", step.seq);
    return { ...outcome, result: "rejected" };
  }
  const agreed = taken.filter(({ seq }) => seq === step.seq).length + 1;
  if (agreed < step.needed) return { ...outcome, result: "open" };
  await setStep(tx, requestId, step.seq, { status: "approved" });
  const next = steps.find(({ seq }) => seq === step.seq + 1);
  if (!next) {
    await setRequest(tx, requestId, "approved");
    return { ...outcome, result: "approved" };
  }
  const out = new Set([authorId, by.id, ...taken.map(({ approverId }) => approverId)]);
  await Promise.all([
    setStep(tx, requestId, next.seq, { status: "current", ...clock(next.slaHours) }),
    tellApprovers(tx, by.name, { ...given, amount }, seatsOf(askedOf(next), approvers, out)),
  ]);
  return { ...outcome, result: "open" };
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

async function endRequest(
  tx: Tx,
  requestId: string,
  status: "rejected" | "void",
  rejected: number | null,
) {
  if (rejected !== null) await setStep(tx, requestId, rejected, { status: "rejected" });
  await tx
    .update(approvalSteps)
    .set({ status: "void" })
    .where(
      and(
        eq(approvalSteps.requestId, requestId),
        inArray(approvalSteps.status, ["waiting", "current"]),
      ),
    );
  await setRequest(tx, requestId, status);
}

const setStep = (
  tx: Tx,
  requestId: string,
  seq: number,
  values: Partial<Pick<typeof approvalSteps.$inferInsert, "status">> | ReturnType<typeof clock>,
) =>
  tx
    .update(approvalSteps)
    .set(values)
    .where(and(eq(approvalSteps.requestId, requestId), eq(approvalSteps.seq, seq)));

const setRequest = (tx: Tx, id: string, status: "approved" | "rejected" | "void") =>
  tx
    .update(approvalRequests)
    .set({ status, endedAt: sql`now()` })
    .where(eq(approvalRequests.id, id));

/** A step begins to wait: by the database's clock (FI-09). */
const clock = (slaHours: number) => ({
  startedAt: sql`now()`,
  dueAt: sql`now() + make_interval(hours => ${slaHours}::int)`,
});

const sum = (one: Money, other: Money) => (one + other) as Money;

type StoredStep = typeof approvalSteps.$inferSelect;
export const askedOf = ({ roles, personId, escalateTo, escalatedAt }: StoredStep) => ({
  roles,
  personId: personId ?? undefined,
  escalateTo: escalateTo ?? undefined,
  escalated: escalatedAt !== null,
});

const tellApprovers = (
  tx: Tx,
  from: string,
  { documentId, name, party, amount }: Pick<Submission, "documentId" | "name" | "party" | "amount">,
  seats: readonly Seat[],
) =>
  notify(tx, {
    people: seats.map(({ personId }) => personId),
    message: "approvals.waits-for-you",
    params: { from, name, party, amount: showMoney(amount) },
    meaning: "waiting",
    document: inbox,
    documentId,
  });

/** The refusal that names the step nobody can take, or says that a second person is needed. */
async function nobodyFor(tx: Tx, by: Staff, rule: Rule, index: number): Promise<Refusal> {
  if (await isCompanyOfOne(tx)) return new Refusal("approvals.needs-second-person");
  const step = rule.steps[index];
  if (!step || step.personId) return new Refusal("approvals.person-cannot", { step: index + 1 });
  const names = step.roles.map((role) => coreWords[`core.role-${role as Role}`][by.locale]);
  const role = names.join(by.locale === "en" ? " or " : "或");
  return new Refusal("approvals.nobody-holds", { step: index + 1, role });
}
