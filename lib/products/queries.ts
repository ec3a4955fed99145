import "server-only";
import { and, asc, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { products } from "@/db/schema/products";
import { supplierItems } from "@/db/schema/suppliers";
import type { Day, Money } from "@/db/units";
import { can, type Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { must, reading } from "@/lib/core/guard";
import { matching } from "@/lib/core/matching";
import { dayIn } from "@/lib/core/time";
import { write as writeOrder } from "@/lib/purchase-orders/access";
import { type Offer, priceFor } from "@/lib/suppliers/queries";
import { read, seeCost } from "./access";

/** A product as pickers of orders and pushes show it. */
export type FoundProduct = {
  id: string;
  sku: string;
  name: string;
  spec: string;
  unit: string;
  /** What the asked supplier calls it, how long he takes, and his price tiers; null when he has none. */
  offer: Offer | null;
  /** What it cost at the newest approved purchase, of this supplier if one was asked for. */
  lastPrice: { price: Money; on: Day } | null;
};

const atMost = 20;

/**
 * Products by name, specification, pinyin initials or sku. With a supplier his own goods come first,
 * and an empty query lists them. Prices only for who may see them.
 */
export async function findProducts(
  actor: Staff,
  query: string,
  supplierId?: string,
): Promise<FoundProduct[]> {
  must(actor, read);
  return reading(actor, async (tx) =>
    withPrices(tx, actor, await matches(tx, query, supplierId), supplierId),
  );
}

type Named = Omit<FoundProduct, "offer" | "lastPrice">;

/** Each product with what it costs, for who may see that. */
export async function withPrices(
  tx: Tx,
  actor: Staff,
  found: readonly Named[],
  supplierId?: string,
): Promise<FoundProduct[]> {
  if (!can(actor, seeCost) && !can(actor, writeOrder)) {
    return found.map((one) => ({ ...one, offer: null, lastPrice: null }));
  }
  const ids = found.map(({ id }) => id);
  const [offers, last] = await Promise.all([
    supplierId ? priceFor(tx, supplierId, ids, dayIn(zoneOf(actor))) : new Map<string, Offer>(),
    lastPrices(tx, ids, zoneOf(actor), supplierId),
  ]);
  return found.map((one) => ({
    ...one,
    offer: offers.get(one.id) ?? null,
    lastPrice: last.get(one.id) ?? null,
  }));
}

function matches(tx: Tx, query: string, supplierId?: string) {
  const mine = sql`exists (select from ${supplierItems} where ${supplierItems.productId} = ${products.id}
    and ${supplierItems.supplierId} = ${supplierId ?? null}::uuid and ${supplierItems.active})`;
  const text = matching(products.found, query);
  return tx
    .select({
      id: products.id,
      sku: products.sku,
      name: products.name,
      spec: products.spec,
      unit: products.unit,
    })
    .from(products)
    .where(and(products.active, text ?? (supplierId ? mine : undefined)))
    .orderBy(
      ...(supplierId ? [sql`${mine} desc`] : []),
      sql`lower(${products.sku}) = ${query.trim().toLowerCase()} desc`,
      asc(products.sku),
    )
    .limit(atMost);
}

/**
 * The newest approved price of each product. Order ids grow with time, so the index of lines gives the
 * newest first and a product that was bought ten thousand times costs no more than one bought once.
 */
export async function lastPrices(
  tx: Tx,
  productIds: readonly string[],
  zone: string,
  supplierId?: string,
): Promise<Map<string, { price: Money; on: Day }>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; price: string; on: Day }>(sql`
    select p.id, last.unit_price::text as price, last.on
    from unnest(${sql.param([...productIds])}::uuid[]) p (id)
    cross join lateral (
      select l.unit_price, (o.approved_at at time zone ${zone})::date::text as on
      from purchase_order_lines l join purchase_orders o on o.id = l.order_id
      where l.product_id = p.id and o.status = 'approved' and l.unit_price is not null
        and (${supplierId ?? null}::uuid is null or o.supplier_id = ${supplierId ?? null}::uuid)
      order by l.order_id desc limit 1) last`);
  return new Map(rows.map(({ id, price, on }) => [id, { price: BigInt(price) as Money, on }]));
}
