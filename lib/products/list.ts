import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { products } from "@/db/schema/products";
import { can, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { codeIn, keyset, pageOfRows } from "@/lib/core/keyset";
import { matching } from "@/lib/core/matching";
import { read, seeCost } from "./access";
import { type ProductKind, productKinds } from "./kinds";

export type ProductFilter = {
  q?: string;
  kinds?: readonly string[];
  /** Left out of new orders; unset shows only what is in use. */
  retired?: boolean;
  after?: string;
  before?: string;
};

const pageSize = 80;

/** One page by sku. Without the right to see cost, cost and suppliers stay away. */
export async function listProducts(actor: Staff, filter: ProductFilter) {
  must(actor, read);
  return reading(actor, (tx) => pageOf(tx, actor, filter));
}
export type ProductRow = Awaited<ReturnType<typeof listProducts>>["rows"][number];

/** What the list's filters say, also for the export of the same rows. */
export function filtered({ q, kinds = [], retired }: ProductFilter): SQL | undefined {
  const known = kinds.filter((one): one is ProductKind =>
    productKinds.includes(one as ProductKind),
  );
  return and(
    eq(products.active, !retired),
    q ? matching(products.found, q) : undefined,
    known.length > 0 ? inArray(products.kind, known) : undefined,
  );
}

/** The columns that this reader may have (house.md 4.5): the mask is in the query. */
export const columnsFor = (actor: Staff) => ({
  id: products.id,
  sku: products.sku,
  name: products.name,
  spec: products.spec,
  unit: products.unit,
  kind: products.kind,
  salePrice: products.salePrice,
  productionDays: products.productionDays,
  cost: can(actor, seeCost) ? products.cost : sql<null>`null`,
  suppliers: can(actor, seeCost)
    ? sql<string[]>`(select coalesce(jsonb_agg(s.name order by s.code), '[]') from supplier_items i
        join suppliers s on s.id = i.supplier_id where i.product_id = products.id and i.active)`
    : sql<string[]>`'[]'::jsonb`,
});

async function pageOf(tx: Tx, actor: Staff, filter: ProductFilter) {
  const asked = { after: codeIn(filter.after), before: codeIn(filter.before) };
  const { beyond, order } = keyset({ key: products.sku }, asked);
  const rows = await tx
    .select(columnsFor(actor))
    .from(products)
    .where(and(filtered(filter), beyond))
    .orderBy(order)
    .limit(pageSize + 1);
  return pageOfRows(rows, pageSize, asked, ({ sku }) => sku);
}
