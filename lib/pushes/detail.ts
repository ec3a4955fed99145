import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches, company } from "@/db/schema/branches";
import { inboxMembers } from "@/db/schema/inbox";
import { people } from "@/db/schema/people";
import { purchaseOrders } from "@/db/schema/purchase-orders";
import { pushes, pushRevisions, pushTargets } from "@/db/schema/pushes";
import { supplierChannels, supplierContacts } from "@/db/schema/suppliers";
import { authored, can, reaches, type Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { seeCost } from "@/lib/purchase-orders/access";
import { mayHandOut, read, write } from "./access";
import type { PushContent } from "./content";
import { happenedTo } from "./happened";
import { unpriced, warnedWithoutPrice, withoutPrices } from "./prices";
import { isOpenToEdit } from "./states";
import { warningsOf } from "./warnings";
import { type WholePush, wholePush } from "./whole";

/**
 * A push as its sender sees it, or as one of its targets does. Who is neither gets the answer of an
 * unknown id (PM-07); whose role opens no pushes at all, that of a page he may not open.
 */
export async function getPush(actor: Staff, id: string) {
  const [sender, target] = await reading(actor, async (tx) => [
    await asSender(tx, actor, id),
    await asTarget(tx, actor, id),
  ]);
  if (sender) return { side: "sender" as const, push: sender, target };
  if (target) return { side: "target" as const, target };
  if (!can(actor, read)) throw new Refusal("core.forbidden");
  return null;
}
export type PushDetail = NonNullable<Awaited<ReturnType<typeof asSender>>>;
export type PushAsked = NonNullable<Awaited<ReturnType<typeof asTarget>>>;

async function asSender(tx: Tx, actor: Staff, id: string) {
  if (!can(actor, read)) return null;
  const stored = await wholePush(tx, id);
  if (!stored) return null;
  const scope = authored(stored.push);
  if (!reaches(actor, read, scope)) return null;
  const sees = reaches(actor, seeCost, scope);
  const whole = sees ? stored : withoutPrices(stored);
  const [parts, warnings, reached, orders, shown] = await Promise.all([
    happenedTo(tx, whole),
    isOpenToEdit(stored.push.status) ? warningsOf(tx, stored) : Promise.resolve([]),
    reachedBy(tx, whole),
    ordersOf(tx, whole),
    contentsOf(tx, whole),
  ]);
  return {
    ...whole,
    ...parts,
    warnings: sees ? warnings : warnings.map(warnedWithoutPrice),
    moves: sees
      ? parts.moves
      : parts.moves.map((move) => ({ ...move, seen: move.seen.map(warnedWithoutPrice) })),
    orders,
    links: parts.links.map(({ tokenSealed: _, ...link }) => link),
    targets: whole.targets.map((target) => ({
      ...target,
      ...reached(target),
      content: sees
        ? (shown.get(target.id) ?? target.content)
        : unpriced(shown.get(target.id) ?? target.content),
    })),
    outdated: outdatedOf(whole),
    mayWrite: reaches(actor, write, scope),
    mayHandOut: mayHandOut(actor, scope),
  };
}

/** After 变更 of its order: it waits for the approval, or to be filled with what was approved. */
function outdatedOf({ push, order }: WholePush): "waits" | "ready" | null {
  if (!order || !isOpenToEdit(push.status)) return null;
  if (push.orderHash && order.contentHash?.equals(push.orderHash)) return null;
  return order.status === "approved" ? "ready" : "waits";
}

/** To whom and how: the contact and the channels of a supplier, the people of an inbox. */
async function reachedBy(tx: Tx, { targets }: WholePush) {
  const supplierIds = targets.flatMap(({ supplierId }) => supplierId ?? []);
  const placeIds = targets.flatMap(({ placeId }) => placeId ?? []);
  const [contacts, channels, members] = await Promise.all([
    supplierIds.length
      ? tx
          .select()
          .from(supplierContacts)
          .where(
            and(
              inArray(supplierContacts.supplierId, supplierIds),
              eq(supplierContacts.active, true),
              eq(supplierContacts.receivesPush, true),
            ),
          )
          .orderBy(asc(supplierContacts.createdAt))
      : [],
    supplierIds.length
      ? tx
          .select({ supplierId: supplierChannels.supplierId, kind: supplierChannels.kind })
          .from(supplierChannels)
          .where(
            and(
              inArray(supplierChannels.supplierId, supplierIds),
              eq(supplierChannels.active, true),
            ),
          )
          .orderBy(asc(supplierChannels.createdAt))
      : [],
    placeIds.length
      ? tx
          .select({ placeId: inboxMembers.placeId, name: people.name })
          .from(inboxMembers)
          .innerJoin(people, eq(people.id, inboxMembers.personId))
          .where(inArray(inboxMembers.placeId, placeIds))
          .orderBy(asc(people.name))
      : [],
  ]);
  return ({ supplierId, placeId }: { supplierId: string | null; placeId: string | null }) => {
    const contact = contacts.find((one) => one.supplierId === supplierId);
    return {
      contact: contact ? { name: contact.name, last4: contact.mobileLast4 } : null,
      ways: [
        ...new Set(channels.filter((one) => one.supplierId === supplierId).map(({ kind }) => kind)),
      ],
      people: members.filter((one) => one.placeId === placeId).map(({ name }) => name),
    };
  };
}

/** Of a push that is out, what each child was shown, word for word; its print says the same. */
async function contentsOf(tx: Tx, { push, targets }: WholePush) {
  if (isOpenToEdit(push.status) || targets.length === 0) return new Map<string, PushContent>();
  const rows = await tx
    .select({ targetId: pushRevisions.targetId, content: pushRevisions.content })
    .from(pushRevisions)
    .where(
      and(
        inArray(
          pushRevisions.targetId,
          targets.map(({ id }) => id),
        ),
        eq(pushRevisions.revision, push.revision),
      ),
    );
  return new Map(rows.map(({ targetId, content }) => [targetId, content as PushContent]));
}

/** The orders that children became: where to go on. */
async function ordersOf(tx: Tx, { targets }: WholePush) {
  const ids = targets.flatMap(({ becameOrderId }) => becameOrderId ?? []);
  if (ids.length === 0) return [];
  const { id, number, draftName, status } = purchaseOrders;
  return tx
    .select({ id, number, draftName, status })
    .from(purchaseOrders)
    .where(inArray(purchaseOrders.id, ids));
}

/** What was pushed to the inboxes of this person: his own children, as they were shown. */
async function asTarget(tx: Tx, actor: Staff, pushId: string) {
  const rows = await tx
    .select({
      target: pushTargets,
      push: {
        number: pushes.number,
        status: pushes.status,
        revision: pushes.revision,
        endReason: pushes.endReason,
        submittedAt: pushes.submittedAt,
      },
      zone: branches.zone,
    })
    .from(pushTargets)
    .innerJoin(pushes, eq(pushes.id, pushTargets.pushId))
    .innerJoin(branches, eq(branches.id, pushes.branchId))
    .innerJoin(
      inboxMembers,
      and(eq(inboxMembers.placeId, pushTargets.placeId), eq(inboxMembers.personId, actor.id)),
    )
    .where(and(eq(pushTargets.pushId, pushId), sql`${pushes.number} is not null`))
    .orderBy(asc(pushTargets.suffix));
  const [first] = rows;
  if (!first) return null;
  const shown = await tx
    .select()
    .from(pushRevisions)
    .where(
      inArray(
        pushRevisions.targetId,
        rows.map(({ target }) => target.id),
      ),
    )
    .orderBy(desc(pushRevisions.revision));
  const names = await namesOf(
    tx,
    rows.flatMap(({ target }) => target.answeredBy ?? []),
  );
  const [studio] = await tx.select({ name: company.name }).from(company);
  return {
    id: pushId,
    studio: studio?.name ?? "",
    ...first.push,
    zone: first.zone,
    children: rows.flatMap(({ target }) => {
      const mine = shown.filter(({ targetId }) => targetId === target.id);
      const [now, before] = mine;
      if (!now) return [];
      return {
        ...target,
        revision: now.revision,
        content: now.content as PushContent,
        before: before ? (before.content as PushContent) : null,
        answeredByName: target.answeredBy ? (names.get(target.answeredBy) ?? "") : "",
      };
    }),
  };
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
