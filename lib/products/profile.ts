import "server-only";
import { eq } from "drizzle-orm";
import { products } from "@/db/schema/products";
import { can, type Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { must, reading } from "@/lib/core/guard";
import { dayIn } from "@/lib/core/time";
import { changesOf } from "@/lib/suppliers/changes";
import { pricesOf, suppliersOf } from "@/lib/suppliers/items/queries";
import { read, seeCost } from "./access";
import { lastPrices } from "./queries";

/** A product with its suppliers and the history of their prices; without the right, without cost. */
export async function getProduct(actor: Staff, id: string) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [row] = await tx.select().from(products).where(eq(products.id, id));
    if (!row) return null;
    const { found: _found, initials: _initials, createdAt: _createdAt, ...product } = row;
    if (!can(actor, seeCost)) return { ...product, cost: null, purchase: null };
    const zone = zoneOf(actor);
    const offers = await suppliersOf(tx, id, dayIn(zone));
    const [prices, last, changes] = await Promise.all([
      pricesOf(
        tx,
        offers.map(({ itemId }) => itemId),
      ),
      lastPrices(tx, [id], zone),
      changesOf(tx, id),
    ]);
    return { ...product, purchase: { offers, prices, last: last.get(id) ?? null, changes } };
  });
}
export type ProductProfile = NonNullable<Awaited<ReturnType<typeof getProduct>>>;
