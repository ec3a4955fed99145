"use server";

import { and, eq } from "drizzle-orm";
import { products } from "@/db/schema/products";
import { supplierItems } from "@/db/schema/suppliers";
import { action } from "@/lib/core/action";
import { zoneOf } from "@/lib/core/branch";
import { Refusal } from "@/lib/core/refusal";
import { dayIn } from "@/lib/core/time";
import { sameVersion } from "@/lib/core/version";
import { write } from "../access";
import { lockSupplier } from "../writes";
import { changeItemInput, offerInput, pricesInput } from "./schema";
import { lockItem, saidTiers, setTiers } from "./writes";

/** The supplier makes this product, by his code, at these prices from today on. */
export const offerProduct = action({
  may: write,
  input: offerInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, supplierId, productId, supplierSku, leadDays, tiers } = input;
    await lockSupplier(tx, supplierId);
    const [product] = await tx.select().from(products).where(eq(products.id, productId));
    if (!product?.active) throw refused("productId", "suppliers.product-missing");
    const [there] = await tx
      .select({ id: supplierItems.id })
      .from(supplierItems)
      .where(and(eq(supplierItems.supplierId, supplierId), eq(supplierItems.productId, productId)));
    if (there) throw refused("productId", "suppliers.item-there");
    await tx.insert(supplierItems).values({ id, supplierId, productId, supplierSku, leadDays });
    await setTiers(tx, { itemId: id, from: dayIn(zoneOf(actor)), tiers, by: actor.id });
    const after = { product: product.name, supplierSku, leadDays, prices: saidTiers(tiers) };
    await trace({ act: "suppliers.offer", document: "supplier", id: supplierId, after });
    return { id };
  },
});

export const changeItem = action({
  may: write,
  input: changeItemInput,
  run: async ({ tx, input, trace }) => {
    const { id, supplierSku, leadDays, active } = input;
    const before = await lockItem(tx, id);
    sameVersion(before, input.version, () => ({
      supplierSku: before.supplierSku,
      leadDays: String(before.leadDays),
      active: before.active,
      version: before.version,
    }));
    await tx
      .update(supplierItems)
      .set({ supplierSku, leadDays, active, version: before.version + 1 })
      .where(eq(supplierItems.id, id));
    await trace({
      act: "suppliers.change-item",
      document: "supplier",
      id: before.supplierId,
      before: {
        supplierSku: before.supplierSku,
        leadDays: before.leadDays,
        active: before.active,
      },
      after: { supplierSku, leadDays, active },
    });
    return { id };
  },
});

/** A new price list for one product. The past is not rewritten: it begins today at the earliest. */
export const setPrices = action({
  may: write,
  input: pricesInput,
  run: async ({ tx, actor, input: { itemId, validFrom, tiers }, trace }) => {
    if (validFrom < dayIn(zoneOf(actor))) throw refused("validFrom", "core.day-is-past");
    const item = await lockItem(tx, itemId);
    await setTiers(tx, { itemId, from: validFrom, tiers, by: actor.id });
    const [product] = await tx
      .select({ name: products.name })
      .from(products)
      .where(eq(products.id, item.productId));
    await trace({
      act: "suppliers.set-prices",
      document: "supplier",
      id: item.supplierId,
      after: { product: product?.name, validFrom, prices: saidTiers(tiers) },
    });
    return { itemId };
  },
});

const refused = (field: string, word: string) =>
  new Refusal("core.invalid", {}, { fields: { [field]: [word] } });
