import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { pushes, pushRevisions, pushTargets } from "@/db/schema/pushes";
import type { Staff } from "@/lib/core/actor";
import { contentHash } from "@/lib/core/canonical";
import { announce } from "@/lib/core/live";
import { step } from "@/lib/core/machine";
import { nextNumber } from "@/lib/core/numbers";
import { Refusal } from "@/lib/core/refusal";
import { dayIn } from "@/lib/core/time";
import { type Became, becomeOrders } from "./conversion";
import { rememberPush } from "./draft";
import { type Minted, writeLink } from "./links";
import { recordMove } from "./moved";
import { queueDeliveries, queueNotices } from "./outbox";
import { moves } from "./states";
import type { WholePush, WholeTarget } from "./whole";

export type Submission = {
  status: "submitted" | "superseded";
  number: string | null;
  became: Became[];
};

/**
 * Sends a confirmed push: what each child is shown, its link and its messages are written together,
 * and the number comes last (INV-10, INV-11). The caller holds the row and, of an order, has proved
 * that it stands approved.
 */
export async function submitWhole(
  tx: Tx,
  actor: Staff,
  whole: WholePush,
  links: readonly Minted[],
): Promise<Submission> {
  const { push } = whole;
  step(moves, push.status, "submit");
  if (!push.confirmedHash?.equals(whole.hash)) throw new Refusal("pushes.changed-since-confirmed");
  refuseUnfit(whole);
  const became = push.orderId ? [] : await becomeOrders(tx, actor, whole);
  const left = whole.targets.filter(
    ({ id, becameOrderId }) => !becameOrderId && !became.some(({ targetId }) => targetId === id),
  );
  await withdraw(tx, actor, whole, became);
  if (left.length === 0) return endAsOrders(tx, actor, whole, became);

  await tx.insert(pushRevisions).values(
    left.map(({ id, content, amount }) => ({
      ...{ targetId: id, branchId: push.branchId, revision: push.revision, content, amount },
      ...{ contentHash: contentHash(content), madeBy: actor.id },
    })),
  );
  await openLinks(tx, actor, whole, left, links);
  if (push.revision > 1) await askAgain(tx, left);

  const number = push.number ?? (await nextNumber(tx, "push", push.branchId));
  await tx
    .update(pushes)
    .set({
      ...{ status: "submitted", number, endedAt: null, endReason: "" },
      // Not from here: a Date has lost the microseconds, and the first moment stands for ever.
      submittedAt: sql`coalesce(submitted_at, now())`,
      ...{ changedAt: sql`now()`, version: sql`version + 1` },
    })
    .where(eq(pushes.id, push.id));
  await recordMove(tx, push, {
    ...{ move: "submit", from: push.status, to: "submitted", actorId: actor.id },
  });
  const from = `${whole.branch.name} ${whole.buyer.name}`;
  await queueDeliveries(tx, { push, number, from, actorId: actor.id }, left);
  await rememberPush(tx, { ...push, number }, whole.targets, wordsOf(whole));
  await announce(tx, { topic: "document", id: push.id });
  return { status: "submitted", number, became };
}

/** What may have changed since it was filled: the supplier, and the calendar. */
export function refuseUnfit({ push, branch, targets }: WholePush): void {
  for (const { name, supplier } of targets) {
    if (supplier && supplier.status !== "active")
      throw new Refusal("pushes.supplier-on-hold", { name, reason: supplier.reason ?? "" });
  }
  const today = dayIn(branch.zone);
  const late = targets.flatMap(({ pieces }) => pieces).find(({ dueOn }) => dueOn < today);
  // The day of an order is part of what was approved; the read-back warns about it.
  if (late && !push.orderId) throw new Refusal("pushes.day-has-passed", { name: late.name });
}

async function openLinks(
  tx: Tx,
  actor: Staff,
  { push, branch }: WholePush,
  left: readonly WholeTarget[],
  links: readonly Minted[],
): Promise<void> {
  const suppliers = left.filter(({ kind }) => kind === "supplier");
  if (suppliers.length === 0) return;
  if (links.length < suppliers.length) throw new Refusal("core.busy");
  for (const [at, { id: targetId }] of suppliers.entries()) {
    const minted = links[at];
    if (!minted) continue;
    const { branchId, revision, dueOn } = push;
    const { zone } = branch;
    await writeLink(tx, minted, { targetId, branchId, revision, dueOn, zone, createdBy: actor.id });
  }
}

/** A new revision wants a new look and a new answer; the old ones stay in the history. */
const askAgain = (tx: Tx, left: readonly WholeTarget[]) =>
  tx
    .update(pushTargets)
    .set({
      ...{ answer: null, answerOn: null, answerNote: "", answerMeans: null },
      ...{ answeredBy: null, answeredAt: null, firstViewedAt: null },
    })
    .where(
      and(
        inArray(
          pushTargets.id,
          left.map(({ id }) => id),
        ),
      ),
    );

/** A supplier who got an earlier version, and whose part is now an order, hears that it is off. */
async function withdraw(tx: Tx, actor: Staff, whole: WholePush, became: Became[]): Promise<void> {
  const { push, targets, branch, buyer } = whole;
  if (!push.number || became.length === 0) return;
  const gone = targets.filter(({ id }) => became.some(({ targetId }) => targetId === id));
  const from = `${branch.name} ${buyer.name}`;
  await queueNotices(tx, { push, number: push.number, from, actorId: actor.id }, gone, "");
}

async function endAsOrders(
  tx: Tx,
  actor: Staff,
  whole: WholePush,
  became: Became[],
): Promise<Submission> {
  const { push } = whole;
  const status = step(moves, push.status, "supersede");
  await tx
    .update(pushes)
    .set({
      ...{ status, endedAt: sql`now()`, changedAt: sql`now()`, version: sql`version + 1` },
    })
    .where(eq(pushes.id, push.id));
  await recordMove(tx, push, {
    ...{ move: "become-orders", from: push.status, to: status, actorId: actor.id },
  });
  await announce(tx, { topic: "document", id: push.id });
  return { status: "superseded", number: null, became };
}

const wordsOf = ({ targets, order, push }: WholePush): string[] => [
  push.draftName,
  ...(order?.number ? [order.number] : []),
  ...new Set(targets.flatMap(({ pieces }) => pieces.flatMap(({ name, sku }) => [name, sku]))),
];
