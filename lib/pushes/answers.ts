import "server-only";
import { eq, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { pushAnswers, pushTargets } from "@/db/schema/pushes";
import type { Staff } from "@/lib/core/actor";
import { announce } from "@/lib/core/live";
import { Refusal } from "@/lib/core/refusal";
import type { LockedTarget } from "./locks";
import type { TargetRow } from "./whole";

export type Answer = Pick<
  typeof pushAnswers.$inferInsert,
  "answer" | "answerOn" | "note" | "means"
> & { answeredAt: Date };

/** Writes an answer: the last stands on the child, all of them in the history. */
export async function writeAnswer(
  tx: Tx,
  actor: Staff,
  { target, push }: LockedTarget,
  answer: Answer,
): Promise<TargetRow> {
  if (push.status !== "submitted" || target.becameOrderId)
    throw new Refusal("pushes.not-to-be-answered");
  const { answeredAt, note, means, answerOn } = answer;
  const [after] = await tx
    .update(pushTargets)
    .set({
      ...{ answer: answer.answer, answerOn, answerNote: note, answerMeans: means },
      ...{ answeredBy: actor.id, answeredAt, version: sql`version + 1` },
    })
    .where(eq(pushTargets.id, target.id))
    .returning();
  if (!after) throw new Refusal("core.gone");
  await tx.insert(pushAnswers).values({
    ...{ id: uuid(), targetId: target.id, branchId: target.branchId, revision: push.revision },
    ...{ ...answer, answeredBy: actor.id },
  });
  await announce(tx, { topic: "document", id: push.id });
  return after;
}

/** When it happened, as typed in the branch's zone; nothing typed is now, and nothing lies ahead. */
export async function momentOf(tx: Tx, typed: string | null, zone: string): Promise<Date> {
  const [row] = await tx.execute<{ at: string; ahead: boolean }>(sql`
    select at::text, at > now() + interval '1 minute' as ahead
    from (select coalesce(${typed}::timestamp at time zone ${zone}, now()) as at) typed`);
  if (!row || row.ahead) throw new Refusal("pushes.moment-ahead");
  return new Date(row.at);
}
