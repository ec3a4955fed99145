import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { products } from "@/db/schema/products";
import { typedMoney, zero } from "@/lib/core/figures";
import { initialsToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { remember } from "@/lib/search/writes";
import type { ProductForm } from "./schema";

export type StoredProduct = typeof products.$inferSelect;

export async function lockProduct(tx: Tx, id: string): Promise<StoredProduct> {
  const [row] = await tx.select().from(products).where(eq(products.id, id)).for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}

/** No two products carry one sku; said at the field, not as a database error. */
export async function freeSku(tx: Tx, sku: string, id: string): Promise<void> {
  const [other] = await tx
    .select({ id: products.id })
    .from(products)
    .where(sql`lower(${products.sku}) = lower(${sku}) and ${products.id} <> ${id}`);
  if (other) throw new Refusal("core.invalid", {}, { fields: { sku: ["products.sku-taken"] } });
}

/** Lets ⌘K find it by sku, name, specification and any tail of its initials. */
export function rememberProduct(
  tx: Tx,
  { id, sku, name, spec }: Pick<StoredProduct, "id" | "sku" | "name" | "spec">,
): Promise<void> {
  return remember(tx, {
    id,
    document: "product",
    ...{ branchId: null, departmentId: null, ownerId: null, openedBy: null },
    title: `${name} ${spec}`.trim(),
    subtitle: sku,
    words: [initialsToFind(name)],
  });
}

type Shown = Omit<StoredProduct, "found" | "initials" | "createdAt" | "cost"> & {
  cost: StoredProduct["cost"] | null;
};

/** The product as its form holds it; also what a stale save is shown as stored (S3). */
export function formOf(product: Shown): ProductForm {
  const { id, version, sku, name, kind, unit, spec, active } = product;
  return {
    id,
    version,
    sku,
    name,
    kind,
    unit,
    spec,
    active,
    salePrice: typedMoney(product.salePrice),
    // Hidden from who may not see it; the act then keeps the stored one.
    cost: typedMoney(product.cost ?? zero),
    productionDays: String(product.productionDays),
  };
}
