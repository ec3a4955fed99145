import "server-only";
import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { supplierItems, supplierPrices, suppliers } from "@/db/schema/suppliers";
import type { Day } from "@/db/units";
import type { Actor } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { matching } from "@/lib/core/matching";
import { read } from "./access";
import type { Tier } from "./rules";

/** What a supplier asks for a product: `priceAt(tiers, quantity)` of rules.ts gives the price. */
export type Offer = { itemId: string; supplierSku: string; leadDays: number; tiers: Tier[] };

const atMost = 20;

/**
 * Suppliers by name, pinyin initials or code, for pickers. One on hold or blocked is found too, so
 * that the picker can say why it cannot be chosen.
 */
export async function findSuppliers(actor: Actor, query: string) {
  must(actor, read);
  return reading(actor, (tx) =>
    tx
      .select({
        id: suppliers.id,
        code: suppliers.code,
        name: suppliers.name,
        kind: suppliers.kind,
        status: suppliers.status,
        statusReason: suppliers.statusReason,
        leadDays: suppliers.leadDays,
        settlement: suppliers.settlement,
        paymentTerms: suppliers.paymentTerms,
        autoPush: suppliers.autoPush,
        showsPrices: suppliers.showsPrices,
      })
      .from(suppliers)
      .where(matching(suppliers.found, query))
      .orderBy(sql`${suppliers.status} <> 'active'`, asc(suppliers.code))
      .limit(atMost),
  );
}
export type FoundSupplier = Awaited<ReturnType<typeof findSuppliers>>[number];

/** What this supplier asks for these products on that day, by product id. Without a row: no offer. */
export async function priceFor(
  tx: Tx,
  supplierId: string,
  productIds: readonly string[],
  on: Day,
): Promise<Map<string, Offer>> {
  const offers = new Map<string, Offer>();
  if (productIds.length === 0) return offers;
  const rows = await tx
    .select({
      itemId: supplierItems.id,
      productId: supplierItems.productId,
      supplierSku: supplierItems.supplierSku,
      leadDays: supplierItems.leadDays,
      minQuantity: supplierPrices.minQuantity,
      price: supplierPrices.price,
    })
    .from(supplierItems)
    .leftJoin(
      supplierPrices,
      and(
        eq(supplierPrices.itemId, supplierItems.id),
        lte(supplierPrices.validFrom, on),
        or(isNull(supplierPrices.validTo), gte(supplierPrices.validTo, on)),
      ),
    )
    .where(
      and(
        eq(supplierItems.supplierId, supplierId),
        inArray(supplierItems.productId, [...productIds]),
        supplierItems.active,
      ),
    )
    .orderBy(asc(supplierPrices.minQuantity));
  for (const { productId, minQuantity, price, ...item } of rows) {
    const offer = offers.get(productId) ?? { ...item, tiers: [] };
    if (minQuantity !== null && price !== null) offer.tiers.push({ minQuantity, price });
    offers.set(productId, offer);
  }
  return offers;
}
