import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { approvalRequests, approvalSteps } from "@/db/schema/approvals";
import { type Money, showMoney } from "@/lib/core/figures";
import { notify } from "@/lib/inbox/writes";
import type { Seat } from "./rules";

export async function endRequest(
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

export const setStep = (
  tx: Tx,
  requestId: string,
  seq: number,
  values: Partial<Pick<typeof approvalSteps.$inferInsert, "status">> | ReturnType<typeof clock>,
) =>
  tx
    .update(approvalSteps)
    .set(values)
    .where(and(eq(approvalSteps.requestId, requestId), eq(approvalSteps.seq, seq)));

export const setRequest = (tx: Tx, id: string, status: "approved" | "rejected" | "void") =>
  tx
    .update(approvalRequests)
    .set({ status, endedAt: sql`now()` })
    .where(eq(approvalRequests.id, id));

/** A step begins to wait: by the database's clock (FI-09). */
export const clock = (slaHours: number) => ({
  startedAt: sql`now()`,
  dueAt: sql`now() + make_interval(hours => ${slaHours}::int)`,
});

type StoredStep = typeof approvalSteps.$inferSelect;
export const askedOf = ({ roles, personId, escalateTo, escalatedAt }: StoredStep) => ({
  roles,
  personId: personId ?? undefined,
  escalateTo: escalateTo ?? undefined,
  escalated: escalatedAt !== null,
});

/** Tells everybody who may take the step; a press opens the page that asks, and never decides (A9). */
export const tellApprovers = (
  tx: Tx,
  from: string,
  about: { documentId: string; name: string; party: string; amount: Money },
  seats: readonly Seat[],
) =>
  notify(tx, {
    people: seats.map(({ personId }) => personId),
    message: "approvals.waits-for-you",
    params: { from, name: about.name, party: about.party, amount: showMoney(about.amount) },
    meaning: "waiting",
    document: "approval",
    documentId: about.documentId,
  });
