import "server-only";
import type { Tx } from "@/db";
import { communications } from "@/db/schema/communications";
import type { Staff } from "@/lib/core/actor";
import { todayIn } from "@/lib/core/branch";
import { Refusal } from "@/lib/core/refusal";

type Talk = Omit<typeof communications.$inferInsert, "authorId" | "at">;

/** Writes a talk down; returns what the audit log says of it. Its words stand with the talk alone. */
export async function writeTalk(tx: Tx, actor: Staff, talk: Talk) {
  const { branchId, channel, direction, outcome, nextStep, nextOn } = talk;
  if (nextOn && nextOn < todayIn(actor, branchId))
    throw new Refusal("core.invalid", {}, { fields: { nextOn: ["core.day-is-past"] } });
  await tx.insert(communications).values({ ...talk, authorId: actor.id });
  return { channel, direction, outcome, nextStep, nextOn };
}
