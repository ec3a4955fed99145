import "server-only";
import { and, asc, desc, eq, gt, gte, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { people } from "@/db/schema/people";
import { products } from "@/db/schema/products";
import { supplierItems, supplierPrices, suppliers } from "@/db/schema/suppliers";
import type { Day } from "@/db/units";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { must, reading } from "@/lib/core/guard";
import { matching } from "@/lib/core/matching";
import { dayIn } from "@/lib/core/time";
import { read } from "../access";
import { priceFor } from "../queries";
import type { Tier } from "../rules";

const pageSize = 40;

/** What a supplier makes, by sku, with today's tiers. */
export async function listItems(
  actor: Staff,
  supplierId: string,
  { q, after }: { q?: string; after?: string } = {},
) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const rows = await tx
      .select({
        id: supplierItems.id,
        productId: products.id,
        sku: products.sku,
        name: products.name,
        spec: products.spec,
        unit: products.unit,
        supplierSku: supplierItems.supplierSku,
        leadDays: supplierItems.leadDays,
        active: supplierItems.active,
      })
      .from(supplierItems)
      .innerJoin(products, eq(products.id, supplierItems.productId))
      .where(
        and(
          eq(supplierItems.supplierId, supplierId),
          q ? matching(products.found, q) : undefined,
          after === undefined ? undefined : gt(products.sku, after),
        ),
      )
      .orderBy(asc(products.sku))
      .limit(pageSize + 1);
    const page = rows.slice(0, pageSize);
    const offers = await priceFor(
      tx,
      supplierId,
      page.map(({ productId }) => productId),
      dayIn(zoneOf(actor)),
    );
    return {
      rows: page.map((row) => ({ ...row, tiers: offers.get(row.productId)?.tiers ?? [] })),
      after: rows.length > pageSize ? (page.at(-1)?.sku ?? null) : null,
    };
  });
}
export type ItemRow = Awaited<ReturnType<typeof listItems>>["rows"][number];

/** One product of one supplier with the whole history of its prices. */
export async function getItem(actor: Staff, supplierId: string, itemId: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [item] = await tx
      .select({
        id: supplierItems.id,
        supplierSku: supplierItems.supplierSku,
        leadDays: supplierItems.leadDays,
        active: supplierItems.active,
        version: supplierItems.version,
        supplier: { id: suppliers.id, name: suppliers.name },
        product: {
          id: products.id,
          sku: products.sku,
          name: products.name,
          spec: products.spec,
          unit: products.unit,
        },
      })
      .from(supplierItems)
      .innerJoin(suppliers, eq(suppliers.id, supplierItems.supplierId))
      .innerJoin(products, eq(products.id, supplierItems.productId))
      .where(and(eq(supplierItems.id, itemId), eq(supplierItems.supplierId, supplierId)));
    if (!item) return null;
    return { ...item, prices: await pricesOf(tx, [itemId]) };
  });
}

/** Newest first; prices that never came to hold are left out. */
export const pricesOf = (tx: Tx, itemIds: readonly string[], limit = 200) =>
  tx
    .select({
      id: supplierPrices.id,
      itemId: supplierPrices.itemId,
      minQuantity: supplierPrices.minQuantity,
      price: supplierPrices.price,
      validFrom: supplierPrices.validFrom,
      validTo: supplierPrices.validTo,
      by: people.name,
      supplier: suppliers.name,
    })
    .from(supplierPrices)
    .innerJoin(supplierItems, eq(supplierItems.id, supplierPrices.itemId))
    .innerJoin(suppliers, eq(suppliers.id, supplierItems.supplierId))
    .leftJoin(people, eq(people.id, supplierPrices.createdBy))
    .where(
      and(
        sql`${supplierPrices.itemId} = any (${sql.param([...itemIds])}::uuid[])`,
        or(isNull(supplierPrices.validTo), gte(supplierPrices.validTo, supplierPrices.validFrom)),
      ),
    )
    .orderBy(desc(supplierPrices.validFrom), asc(supplierPrices.minQuantity))
    .limit(limit);
export type PriceRow = Awaited<ReturnType<typeof pricesOf>>[number];

/** Every supplier of a product with today's tiers, the cheapest first for one piece. */
export async function suppliersOf(tx: Tx, productId: string, on: Day) {
  const rows = await tx
    .select({
      itemId: supplierItems.id,
      supplierId: suppliers.id,
      supplier: suppliers.name,
      status: suppliers.status,
      supplierSku: supplierItems.supplierSku,
      leadDays: supplierItems.leadDays,
      minQuantity: supplierPrices.minQuantity,
      price: supplierPrices.price,
    })
    .from(supplierItems)
    .innerJoin(suppliers, eq(suppliers.id, supplierItems.supplierId))
    .leftJoin(
      supplierPrices,
      and(
        eq(supplierPrices.itemId, supplierItems.id),
        lte(supplierPrices.validFrom, on),
        or(isNull(supplierPrices.validTo), gte(supplierPrices.validTo, on)),
      ),
    )
    .where(and(eq(supplierItems.productId, productId), supplierItems.active))
    .orderBy(asc(suppliers.code), asc(supplierPrices.minQuantity))
    .limit(300);
  const found = new Map<string, Omit<(typeof rows)[number], "minQuantity" | "price"> & Tiers>();
  for (const { minQuantity, price, ...item } of rows) {
    const one = found.get(item.itemId) ?? { ...item, tiers: [] };
    if (minQuantity !== null && price !== null) one.tiers.push({ minQuantity, price });
    found.set(item.itemId, one);
  }
  const first = ({ tiers }: Tiers) => tiers[0]?.price ?? null;
  return [...found.values()].sort((a, b) => {
    const [left, right] = [first(a), first(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

type Tiers = { tiers: Tier[] };
