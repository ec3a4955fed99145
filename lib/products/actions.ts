"use server";

import { eq } from "drizzle-orm";
import { products } from "@/db/schema/products";
import { action } from "@/lib/core/action";
import { can } from "@/lib/core/actor";
import { initialsOf } from "@/lib/core/pinyin";
import { sameVersion } from "@/lib/core/version";
import { seeCost, write } from "./access";
import { addProductInput, changeProductInput } from "./schema";
import { formOf, freeSku, lockProduct, rememberProduct } from "./writes";

export const addProduct = action({
  may: write,
  input: addProductInput,
  run: async ({ tx, input, trace }) => {
    const { id, sku, name, kind, unit, spec, salePrice, cost, productionDays, active } = input;
    await freeSku(tx, sku, id);
    const after = { sku, name, kind, unit, spec, salePrice, cost, productionDays, active };
    await tx.insert(products).values({ id, ...after, initials: initialsOf(name) });
    await rememberProduct(tx, { id, sku, name, spec });
    await trace({ act: "products.add", document: "product", id, after });
    return { id };
  },
});

export const changeProduct = action({
  may: write,
  input: changeProductInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id, sku, name, kind, unit, spec, salePrice, productionDays, active } = input;
    const before = await lockProduct(tx, id);
    const mayCost = can(actor, seeCost);
    sameVersion(before, input.version, () => formOf(mayCost ? before : { ...before, cost: null }));
    await freeSku(tx, sku, id);
    const cost = mayCost ? input.cost : before.cost;
    const after = { sku, name, kind, unit, spec, salePrice, cost, productionDays, active };
    await tx
      .update(products)
      .set({ ...after, initials: initialsOf(name), version: before.version + 1 })
      .where(eq(products.id, id));
    await rememberProduct(tx, { id, sku, name, spec });
    const known = Object.keys(after) as (keyof typeof after)[];
    await trace({
      act: "products.change",
      document: "product",
      id,
      before: Object.fromEntries(known.map((key) => [key, before[key]])),
      after,
    });
    return { id };
  },
});
