import { useCallback, useRef } from "react";
import type { UseFormReturn } from "react-hook-form";
import {
  findProducts,
  knownProducts,
  type ProductChoice,
} from "@/components/products/find-products";
import type { Day } from "@/lib/core/time";
import { type Days, recounted, soldBy, withProduct } from "./line-terms";
import type { LineValues, OrderValues } from "./order-values";

/**
 * The supplier's terms for what stands in the lines, wherever the lines came from: chosen here, stored
 * before, or pasted. Asked for when they are needed, and once for each product.
 */
export function useTerms(form: UseFormReturn<OrderValues>, today: Day) {
  const known = useRef(new Map<string, ProductChoice>());
  const supplierOf = () => form.getValues("supplierId") || undefined;
  const days = (): Days => ({ today, due: form.getValues("expectedOn") });

  const write = (at: number, after: LineValues) => {
    const before = form.getValues(`lines.${at}`);
    for (const column of Object.keys(after) as (keyof LineValues)[]) {
      if (after[column] === before[column]) continue;
      form.setValue(`lines.${at}.${column}`, after[column], {
        shouldDirty: true,
        shouldValidate: form.formState.isSubmitted,
      });
    }
  };

  const keep = (rows: readonly ProductChoice[]) => {
    for (const row of rows) known.current.set(row.value, row);
  };
  const termsOf = async (productId: string): Promise<ProductChoice | null> => {
    if (!known.current.has(productId)) {
      const ids = form.getValues("lines").flatMap((line) => line.productId || []);
      keep((await knownProducts({ supplierId: supplierOf(), ids: [...new Set(ids)] })).rows);
    }
    return known.current.get(productId) ?? null;
  };

  const choose = (at: number, product: ProductChoice) => {
    const line = form.getValues(`lines.${at}`);
    const before = known.current.get(line.productId) ?? null;
    keep([product]);
    write(at, withProduct({ ...line, spec: "", unit: "", unitPrice: "" }, product, before, days()));
  };

  /** The quantity of a line changed from what it was. */
  const recount = async (at: number, quantityBefore: string) => {
    const { productId } = form.getValues(`lines.${at}`);
    const product = productId ? await termsOf(productId) : null;
    const line = form.getValues(`lines.${at}`);
    if (!product || line?.productId !== productId) return;
    write(at, { ...line, unitPrice: recounted(line, quantityBefore, product) });
  };

  /** Another supplier: every line that is a product takes his price, code and time. */
  const changeSupplier = async () => {
    const supplierId = supplierOf();
    const before = known.current;
    const ids = [...new Set(form.getValues("lines").flatMap((line) => line.productId || []))];
    const { rows } = await knownProducts({ supplierId, ids });
    if (supplierOf() !== supplierId) return;
    known.current = new Map();
    keep(rows);
    for (const [at, line] of form.getValues("lines").entries()) {
      const product = known.current.get(line.productId);
      if (product) write(at, soldBy(line, product, before.get(line.productId) ?? null, days()));
    }
  };

  /** Lines that were pasted: words that name a product become it, and other quantities find their tier. */
  const settle = async (before: readonly LineValues[], after: readonly LineValues[]) => {
    const named = after.flatMap((line, at) =>
      line.name && line.productId === "" && line.name !== before[at]?.name ? [{ line, at }] : [],
    );
    if (named.length > 0) {
      const asked = (text: string) => text.slice(0, 300);
      const words = named.map(({ line }) => ({ name: asked(line.name), spec: asked(line.spec) }));
      const { rows, matched } = await knownProducts({ supplierId: supplierOf(), words });
      keep(rows);
      for (const [i, { line, at }] of named.entries()) {
        const product = known.current.get(matched[i] ?? "");
        const now = form.getValues(`lines.${at}`);
        if (product && now?.name === line.name) write(at, withProduct(now, product, null, days()));
      }
    }
    for (const [at, line] of after.entries()) {
      const was = before[at];
      if (line.productId && was && was.quantity !== line.quantity) await recount(at, was.quantity);
    }
  };

  const search = useCallback(
    (text: string) => findProducts(text, form.getValues("supplierId") || undefined),
    [form],
  );
  return { search, choose, recount, changeSupplier, settle };
}
export type Terms = ReturnType<typeof useTerms>;
