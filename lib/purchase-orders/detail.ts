import "server-only";
import { and, asc, desc, eq, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import { people } from "@/db/schema/people";
import {
  purchaseOrderMoves,
  purchaseOrderRevisions,
  purchaseOrders,
} from "@/db/schema/purchase-orders";
import { pushes } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import { type Round, roundsOf } from "@/lib/approvals/queries";
import { authored, reaches, type Staff } from "@/lib/core/actor";
import { fen, type Money, type Quantity } from "@/lib/core/figures";
import { must, mustReach, reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { type Day, dayIn } from "@/lib/core/time";
import { isOpenToEdit } from "@/lib/pushes/states";
import type { SupplierStatus } from "@/lib/suppliers/kinds";
import { approve, isAuthor, mayCancel, read, seeCost, write } from "./access";
import { type Content, contentOf, hashOf, type StoredLine } from "./content";
import { moves } from "./states";
import { linesOf, wasSent } from "./writes";

/**
 * One order with everything its page shows: lines beside the last purchase and the revision before,
 * rounds of approval, history, push. Null when it does not exist; out of scope is the same (PM-07).
 */
export async function getOrder(actor: Staff, id: string) {
  must(actor, read);
  if (!z.uuid().safeParse(id).success) return null;
  return reading(actor, async (tx) => {
    const found = await headOf(tx, id);
    if (!found) return null;
    const { order, zone } = found;
    const row = authored(order);
    mustReach(actor, read, row);
    const [lines, rounds, history, revisions, push, sent] = await Promise.all([
      linesOf(tx, id),
      roundsOf(tx, actor, id, approve),
      historyOf(tx, id),
      revisionsOf(tx, id),
      pushOf(tx, id, order.contentHash),
      wasSent(tx, id),
    ]);
    const last = await lastPurchases(tx, id, lines, zone);
    const sees = reaches(actor, seeCost, row);
    const seen = order.contentHash && hashOf(contentOf(order, lines)).toString("hex");
    return {
      ...found,
      order: sees ? order : { ...order, total: null, freight: null, discount: null },
      lines: lines.map((line) => ({
        ...(sees ? line : withoutPrices(line)),
        last: (sees && line.productId && last.get(known(line))) || null,
      })),
      ...{ rounds, history, push, seen, sees, today: dayIn(zone) },
      revisions: sees ? revisions : [],
      may: mayDo(actor, order, { round: rounds[0], sent, held: found.supplier.status }),
    };
  });
}
/** Several orders for one print; what is out of scope or unknown is left out. */
export async function getOrders(actor: Staff, ids: readonly string[]) {
  const wanted = ids.filter((id) => z.uuid().safeParse(id).success).slice(0, mostPrinted);
  const found = await Promise.all(wanted.map((id) => orNull(getOrder(actor, id))));
  return found.filter((one) => one !== null);
}

const mostPrinted = 80;

const orNull = <T>(read: Promise<T | null>): Promise<T | null> =>
  read.catch((error) => {
    if (error instanceof Refusal && error.code === "core.gone") return null;
    throw error;
  });

export type OrderDetail = NonNullable<Awaited<ReturnType<typeof getOrder>>>;
export type DetailLine = OrderDetail["lines"][number];

async function headOf(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      order: purchaseOrders,
      supplier: {
        id: suppliers.id,
        name: suppliers.name,
        code: suppliers.code,
        status: suppliers.status,
        statusReason: suppliers.statusReason,
        settlement: suppliers.settlement,
        paymentTerms: suppliers.paymentTerms,
        autoPush: suppliers.autoPush,
      },
      author: people.name,
      authorPhone: people.workPhone,
      branch: { name: branches.name, code: branches.code, address: branches.address },
      zone: branches.zone,
    })
    .from(purchaseOrders)
    .innerJoin(suppliers, eq(suppliers.id, purchaseOrders.supplierId))
    .innerJoin(people, eq(people.id, purchaseOrders.authorId))
    .innerJoin(branches, eq(branches.id, purchaseOrders.branchId))
    .where(eq(purchaseOrders.id, id));
  return found;
}

const actors = alias(people, "actors");

const historyOf = (tx: Tx, id: string) =>
  tx
    .select({
      seq: purchaseOrderMoves.seq,
      move: purchaseOrderMoves.move,
      from: purchaseOrderMoves.from,
      to: purchaseOrderMoves.to,
      reason: purchaseOrderMoves.reason,
      at: purchaseOrderMoves.at,
      actor: actors.name,
    })
    .from(purchaseOrderMoves)
    .innerJoin(actors, eq(actors.id, purchaseOrderMoves.actorId))
    .where(eq(purchaseOrderMoves.orderId, id))
    .orderBy(asc(purchaseOrderMoves.seq));

async function revisionsOf(tx: Tx, id: string) {
  const rows = await tx
    .select({
      revision: purchaseOrderRevisions.revision,
      content: purchaseOrderRevisions.content,
      at: purchaseOrderRevisions.at,
      by: actors.name,
    })
    .from(purchaseOrderRevisions)
    .innerJoin(actors, eq(actors.id, purchaseOrderRevisions.madeBy))
    .where(eq(purchaseOrderRevisions.orderId, id))
    .orderBy(desc(purchaseOrderRevisions.revision));
  return rows.map((row) => ({ ...row, content: row.content as Content }));
}

/** Its push. After 变更 an open one is outdated: it waits to be filled with the new content. */
async function pushOf(tx: Tx, orderId: string, contentHash: Buffer | null) {
  const [push] = await tx
    .select({
      id: pushes.id,
      number: pushes.number,
      draftName: pushes.draftName,
      status: pushes.status,
      revision: pushes.revision,
      submittedAt: pushes.submittedAt,
      orderHash: pushes.orderHash,
    })
    .from(pushes)
    .where(and(eq(pushes.orderId, orderId), notInArray(pushes.status, ["cancelled", "superseded"])))
    .limit(1);
  if (!push) return null;
  const { orderHash, ...shown } = push;
  const open = isOpenToEdit(push.status);
  return { ...shown, outdated: open && !(orderHash && contentHash?.equals(orderHash)) };
}

export type LastPurchase = {
  orderId: string;
  price: Money;
  /** What was paid for all of it, its discount taken off. */
  amount: Money;
  quantity: Quantity;
  unit: string;
  on: Day;
  supplier: string;
};

/** A box is not compared with a piece: the same product in the same unit. */
const known = ({ productId, unit }: Pick<StoredLine, "productId" | "unit">) =>
  `${productId} ${unit}`;

/**
 * The newest approved purchase of each product before this order, whoever sold it (A8). An order that is
 * being changed counts as it was last approved.
 */
async function lastPurchases(
  tx: Tx,
  orderId: string,
  lines: readonly StoredLine[],
  zone: string,
): Promise<Map<string, LastPurchase>> {
  const asked = [
    ...new Map(lines.filter(({ productId }) => productId).map((line) => [known(line), line])),
  ].map(([, line]) => line);
  if (asked.length === 0) return new Map();
  const rows = await tx.execute<{
    id: string;
    order_id: string;
    price: string;
    amount: string;
    thousandths: string;
    unit: string;
    on: Day;
    supplier: string;
  }>(sql`
    select p.id, last.*, s.name as supplier
    from unnest(${sql.param(asked.map(({ productId }) => productId))}::uuid[], ${sql.param(asked.map(({ unit }) => unit))}::text[]) p (id, unit)
    cross join lateral (
      select o.id as order_id, bought.price, bought.amount, bought.thousandths, p.unit,
        (o.approved_at at time zone ${zone})::date::text as on, o.supplier_id
      from purchase_order_lines l
      join purchase_orders o on o.id = l.order_id and o.number is not null and o.status <> 'cancelled'
      cross join lateral (
        select l.unit_price::text as price, l.amount::text as amount, (l.quantity * 1000)::bigint::text as thousandths
        where o.status = 'approved' and l.unit = p.unit and l.unit_price is not null
        union all
        select c ->> 'unitPrice', c ->> 'amount', c ->> 'quantity'
        from (select v.content from approval_requests r
            join purchase_order_revisions v on v.order_id = r.document_id and v.revision = r.revision
            where o.status <> 'approved' and r.document_id = o.id and r.status = 'approved'
            order by r.revision desc limit 1) v
          cross join lateral jsonb_array_elements(v.content -> 'lines') c
        where c ->> 'productId' = p.id::text and c ->> 'unit' = p.unit
      ) bought
      where l.product_id = p.id and l.order_id < ${orderId}
      order by l.order_id desc limit 1) last
    join suppliers s on s.id = last.supplier_id`);
  return new Map(
    rows.map(({ id, order_id, price, amount, thousandths, ...row }) => [
      known({ productId: id, unit: row.unit }),
      {
        ...row,
        orderId: order_id,
        price: fen(BigInt(price)),
        amount: fen(BigInt(amount)),
        quantity: BigInt(thousandths) as Quantity,
      },
    ]),
  );
}

const withoutPrices = (line: StoredLine) => ({
  ...line,
  unitPrice: null,
  discount: null,
  amount: null,
});

type Stored = typeof purchaseOrders.$inferSelect;

/** The moves this person may make on this order now: every button the page shows, and no other (A10). */
function mayDo(
  actor: Staff,
  order: Stored,
  { round, sent, held }: { round: Round | undefined; sent: boolean; held: SupplierStatus },
) {
  const steps = round?.steps ?? [];
  const row = authored(order);
  const writes = reaches(actor, write, row);
  const own = writes && isAuthor(actor, order);
  const from = (move: keyof typeof moves) => moves[move].from.includes(order.status);
  return {
    edit: own && (order.status === "draft" || order.status === "rejected"),
    submit: own && (from("submit") || from("resubmit")),
    withdraw: own && from("withdraw") && steps.every(({ decisions }) => decisions.length === 0),
    decide: (round?.isMine ?? false) && from("approve"),
    /** From a supplier who was blocked nothing is bought any more: it can only be turned down. */
    approve: (round?.isMine ?? false) && from("approve") && held !== "blocked",
    revise: writes && from("revise"),
    cancel: from("cancel") && mayCancel(actor, order, sent),
    copy: actor.grants.has(write.name) && reaches(actor, seeCost, row),
    push: order.status === "approved",
  };
}
