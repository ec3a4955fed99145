import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Seen } from "@/db/schema/pushes";
import { fen, type Quantity, showMoney, showQuantity } from "@/lib/core/figures";
import { addDays, dayIn } from "@/lib/core/time";
import { offersOf } from "./known";
import { sumOf, timesUsual } from "./rules";
import type { WholePush } from "./whole";

/** A warning warns and never blocks; who confirms leaves his name under it (P4). */
export type Warning = Seen & {
  /** The same as long as what it says is the same. */
  key: string;
  targetId: string | null;
  seq: number | null;
};

/** A box is not ten pieces here: whatever is compared is compared in one unit. */
type InUnit = { productId: string; unit: string };
type Found = InUnit & { name: string; quantity: string; its: string };
type Usual = InUnit & { usual: string | null };
type Last = InUnit & { supplierId: string; price: string };

/** Everything the read-back points at, in the order of the page. */
export async function warningsOf(tx: Tx, whole: WholePush): Promise<Warning[]> {
  const { targets } = whole;
  const productIds = [
    ...new Set(targets.flatMap(({ pieces }) => pieces.flatMap(({ productId }) => productId ?? []))),
  ];
  const supplierIds = targets.flatMap(({ supplierId }) => supplierId ?? []);
  const today = dayIn(whole.branch.zone);
  const [open, usual, last, offers, channels] = await Promise.all([
    openElsewhere(tx, whole),
    usualQuantities(tx, whole),
    lastPrices(tx, whole, supplierIds),
    offersOf(tx, supplierIds, productIds, today),
    channelsOf(tx, supplierIds),
  ]);
  const found: Warning[] = [];
  const warn = (
    code: string,
    params: Record<string, string | number>,
    targetId: string | null,
    seq: number | null,
  ) => {
    // The names in it may be long; what comes back from the page is not.
    const said = JSON.stringify([code, params, targetId, seq]);
    const key = createHash("sha256").update(said).digest("base64url").slice(0, 22);
    found.push({ key, code, params, targetId, seq });
  };

  if (!process.env.APP_URL && supplierIds.length > 0)
    warn("pushes.warn-no-address", {}, null, null);
  const summed = new Map<string, Quantity>();
  for (const piece of targets.flatMap(({ pieces }) => pieces)) {
    const { quantity } = piece;
    summed.set(inUnit(piece), sumOf([summed.get(inUnit(piece)) ?? null, quantity]));
  }
  for (const target of targets) {
    if (target.becameOrderId) continue;
    if (target.supplierId && !channels.has(target.supplierId))
      warn("pushes.warn-no-channel", { name: target.name }, target.id, null);
    for (const piece of target.pieces) {
      const { productId, seq, name, unit, quantity, dueOn, unitPrice } = piece;
      const at = [target.id, seq] as const;
      const alike = isAlike(piece);
      const other = open.find(alike);
      if (other) {
        const { name: document, quantity: amount, its } = other;
        warn("pushes.warn-open", { name, document, quantity: shown(amount), unit: its }, ...at);
      }
      const normal = usual.find(alike)?.usual;
      const total = summed.get(inUnit(piece)) ?? quantity;
      const times = normal ? timesUsual(total, thousandths(normal)) : null;
      if (times !== null && normal) {
        const params = { name, quantity: showQuantity(total), unit, usual: shown(normal), times };
        warn("pushes.warn-much", params, ...at);
      }
      if (target.supplierId) {
        const asked = { supplierId: target.supplierId, productId, quantity };
        const days = offers(asked)?.leadDays || target.supplier?.leadDays;
        if (days && dueOn < addDays(today, days))
          warn("pushes.warn-soon", { name, dueOn, days, from: addDays(today, days) }, ...at);
        const before = last.find((one) => alike(one) && one.supplierId === target.supplierId);
        if (before && unitPrice !== null && unitPrice > BigInt(before.price)) {
          const params = {
            name,
            price: showMoney(unitPrice),
            last: showMoney(fen(BigInt(before.price))),
          };
          warn("pushes.warn-dearer", params, ...at);
        }
      }
    }
  }
  return found;
}

type Asked = { productId: string | null; unit: string };
const inUnit = ({ productId, unit }: Asked) => `${productId} ${unit}`;
const isAlike = (piece: Asked) => (one: InUnit) => inUnit(one) === inUnit(piece);

const thousandths = (text: string) => BigInt(text.split(".")[0] ?? "0") as Quantity;
const shown = (text: string) => showQuantity(thousandths(text));

// Each of these looks at the newest rows of a product only: what is open or usual is recent, and
// the page costs the same after ten years.
const newest = sql.raw("200");
const uuids = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

/** The products that are asked for, once in each unit. */
function askedOf({ targets }: WholePush) {
  const asked = targets.flatMap(({ pieces }) => pieces).filter(({ productId }) => productId);
  const ids = sql.param(asked.map(({ productId }) => productId));
  const units = sql.param(asked.map(({ unit }) => unit));
  return asked.length === 0
    ? null
    : sql`(select distinct id, unit from unnest(${ids}::uuid[], ${units}::text[]) as p(id, unit))`;
}

/**
 * Where a product already is on its way: another submitted push, or an order not yet pushed. One in
 * the same unit comes first; one in another is named in its own.
 */
async function openElsewhere(tx: Tx, whole: WholePush): Promise<Found[]> {
  const [asked, { push }] = [askedOf(whole), whole];
  if (!asked) return [];
  return tx.execute<Found>(sql`
      select distinct on (w.id, w.unit) w.id as "productId", w.unit, f.name, f.quantity, f.unit as its
      from ${asked} w
      cross join lateral (
        (select p.number as name, p.created_at as at, l.unit,
            (select sum(q.quantity) * 1000 from push_quantities q where q.push_id = p.id and q.seq = l.seq)::text as quantity
          from (select n.push_id, n.seq, n.unit from push_lines n where n.product_id = w.id
            order by n.push_id desc limit ${newest}) l
          join pushes p on p.id = l.push_id
          where p.status = 'submitted' and p.id <> ${push.id} and p.branch_id = ${push.branchId}
          order by l.unit = w.unit desc, p.created_at desc limit 1)
        union all
        (select coalesce(o.number, o.draft_name), o.created_at, l.unit, (l.quantity * 1000)::text
          from (select n.order_id, n.quantity, n.unit from purchase_order_lines n where n.product_id = w.id
            order by n.order_id desc limit ${newest}) l
          join purchase_orders o on o.id = l.order_id
          where o.status in ('submitted', 'approved') and o.push_status in ('none', 'draft')
            and o.id is distinct from ${push.orderId} and o.branch_id = ${push.branchId}
          order by l.unit = w.unit desc, o.created_at desc limit 1)
      ) f
      order by w.id, w.unit, f.unit = w.unit desc, f.at desc`);
}

/** The average of a line in three months, once there were two in this unit to be usual. */
async function usualQuantities(tx: Tx, whole: WholePush): Promise<Usual[]> {
  const [asked, { push }] = [askedOf(whole), whole];
  if (!asked) return [];
  return tx.execute<Usual>(sql`
      select w.id as "productId", w.unit, f.usual
      from ${asked} w
      cross join lateral (
        select case when count(*) >= 2 then round(avg(s.quantity) * 1000)::text end as usual
        from (select n.push_id, n.seq, n.unit from push_lines n where n.product_id = w.id
          order by n.push_id desc limit ${newest}) l
        join pushes p on p.id = l.push_id and p.status in ('submitted', 'closed')
          and p.branch_id = ${push.branchId} and p.id <> ${push.id} and p.created_at > now() - interval '3 months'
        cross join lateral (
          select sum(q.quantity) as quantity from push_quantities q where q.push_id = p.id and q.seq = l.seq) s
        where l.unit = w.unit
      ) f`);
}

/** What the same supplier last asked for it in the same unit, in an approved order. */
async function lastPrices(tx: Tx, whole: WholePush, supplierIds: string[]): Promise<Last[]> {
  const [asked, { push }] = [askedOf(whole), whole];
  if (!asked || supplierIds.length === 0) return [];
  return tx.execute<Last>(sql`
      select w.id as "productId", w.unit, s.id as "supplierId", f.price
      from ${asked} w
      cross join unnest(${uuids(supplierIds)}) as s(id)
      cross join lateral (
        select l.unit_price::text as price
        from (select n.order_id, n.unit, n.unit_price from purchase_order_lines n where n.product_id = w.id
          order by n.order_id desc limit ${newest}) l
        join purchase_orders o on o.id = l.order_id
        where o.status = 'approved' and o.supplier_id = s.id and o.id is distinct from ${push.orderId}
          and l.unit = w.unit and l.unit_price is not null
        order by o.approved_at desc limit 1
      ) f`);
}

async function channelsOf(tx: Tx, supplierIds: string[]): Promise<Set<string>> {
  if (supplierIds.length === 0) return new Set();
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct supplier_id as id from supplier_channels
    where active and supplier_id = any (${uuids(supplierIds)})`);
  return new Set(rows.map(({ id }) => id));
}
