import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { inboxMembers } from "@/db/schema/inbox";
import { people } from "@/db/schema/people";
import { pushDeliveries } from "@/db/schema/pushes";
import { supplierChannels } from "@/db/schema/suppliers";
import { announce } from "@/lib/core/live";
import { notify } from "@/lib/inbox/writes";
import type { PushRow, TargetRow } from "./whole";

type Sending = { push: PushRow; number: string; from: string; actorId: string };
type Child = Pick<TargetRow, "id" | "suffix" | "kind" | "supplierId" | "placeId">;
type NewDelivery = PgInsertValue<typeof pushDeliveries>;

/**
 * The outbox rows of one revision, in the transaction that submits it (INV-11): one for each active
 * channel of a supplier. An inbox is ours, so its message is sent with this very transaction.
 */
export async function queueDeliveries(
  tx: Tx,
  { push, number, from, actorId }: Sending,
  targets: readonly Child[],
): Promise<void> {
  const supplierIds = targets.flatMap(({ supplierId }) => supplierId ?? []);
  const channels = supplierIds.length
    ? await tx
        .select()
        .from(supplierChannels)
        .where(
          and(inArray(supplierChannels.supplierId, supplierIds), eq(supplierChannels.active, true)),
        )
        .orderBy(asc(supplierChannels.createdAt), asc(supplierChannels.id))
    : [];
  const members = await membersOf(
    tx,
    targets.flatMap(({ placeId }) => placeId ?? []),
  );
  const one = { branchId: push.branchId, revision: push.revision, createdBy: actorId };
  const rows: NewDelivery[] = [];
  for (const target of targets) {
    const base = { ...one, targetId: target.id };
    const taken = new Set<string>();
    for (const { id, kind, label } of channels.filter(
      ({ supplierId }) => supplierId === target.supplierId,
    )) {
      const recipient = unused(taken, kind, label);
      const due = { status: "queued", nextAttemptAt: sql`now()` } as const;
      rows.push({ ...base, ...due, id: uuid(), channel: kind, channelId: id, recipient });
    }
    if (!target.placeId) continue;
    const inbox = members.filter(({ placeId }) => placeId === target.placeId);
    rows.push({ ...base, ...arrived, id: uuid(), recipient: namesOf(inbox) });
    await notify(tx, {
      people: inbox.map(({ id }) => id),
      message: push.revision === 1 ? "pushes.inbox-asked" : "pushes.inbox-changed",
      params: { number: `${number}-${target.suffix}`, from },
      meaning: "waiting",
      document: "push",
      documentId: push.id,
    });
  }
  if (rows.length > 0) await tx.insert(pushDeliveries).values(rows);
  await announce(tx, { topic: "outbox" });
}

/** Takes back what has not gone out. What an attempt has in its hands just now may still arrive. */
export const stopQueued = (tx: Tx, targetIds: readonly string[]) =>
  tx
    .update(pushDeliveries)
    .set({ status: "stopped", nextAttemptAt: null })
    .where(
      and(
        inArray(pushDeliveries.targetId, [...targetIds]),
        eq(pushDeliveries.status, "queued"),
        eq(pushDeliveries.purpose, "push"),
      ),
    );

/** Tells those of the children who may have got the push that it is off, over the same channels. */
export async function queueNotices(
  tx: Tx,
  { push, number, from, actorId }: Sending,
  targets: readonly Child[],
  reason: string,
): Promise<void> {
  const ids = targets.map(({ id }) => id);
  if (ids.length === 0) return;
  const reached = await tx
    .selectDistinctOn([pushDeliveries.targetId, pushDeliveries.channel, pushDeliveries.recipient])
    .from(pushDeliveries)
    .where(
      and(
        inArray(pushDeliveries.targetId, ids),
        eq(pushDeliveries.purpose, "push"),
        sql`${pushDeliveries.channel} <> 'manual'`,
        sql`(${pushDeliveries.status} = 'sent' or ${pushDeliveries.attempts} > 0)`,
      ),
    );
  await stopQueued(tx, ids);
  const rows: NewDelivery[] = reached.map(({ targetId, channel, channelId, recipient }) => ({
    id: uuid(),
    ...{ targetId, channelId, recipient, purpose: "cancel", createdBy: actorId },
    ...{ branchId: push.branchId, revision: push.revision },
    ...(channel === "inbox" ? arrived : { channel, status: "queued", nextAttemptAt: sql`now()` }),
  }));
  if (rows.length > 0) await tx.insert(pushDeliveries).values(rows);
  const places = targets.filter(({ placeId }) => placeId !== null);
  const members = await membersOf(
    tx,
    places.flatMap(({ placeId }) => placeId ?? []),
  );
  for (const { placeId, suffix } of places) {
    await notify(tx, {
      people: members.filter((one) => one.placeId === placeId).map(({ id }) => id),
      message: "pushes.inbox-cancelled",
      params: { number: `${number}-${suffix}`, from, reason },
      meaning: "wrong",
      document: "push",
      documentId: push.id,
    });
  }
  await announce(tx, { topic: "outbox" });
}

const arrived = {
  channel: "inbox",
  status: "sent",
  attempts: 1,
  sentAt: sql`now()`,
} as const;

async function membersOf(tx: Tx, placeIds: readonly string[]) {
  if (placeIds.length === 0) return [];
  return tx
    .select({ placeId: inboxMembers.placeId, id: people.id, name: people.name })
    .from(inboxMembers)
    .innerJoin(people, eq(people.id, inboxMembers.personId))
    .where(and(inArray(inboxMembers.placeId, [...placeIds]), eq(people.active, true)))
    .orderBy(asc(people.name));
}

const namesOf = (members: readonly { name: string }[]) =>
  members.map(({ name }) => name).join("、");

/** Two robots with one name are still two messages. */
function unused(taken: Set<string>, kind: string, label: string): string {
  for (let nth = 1; ; nth += 1) {
    const name = nth === 1 ? label : `${label} (${nth})`;
    if (taken.has(`${kind}|${name}`)) continue;
    taken.add(`${kind}|${name}`);
    return name;
  }
}
