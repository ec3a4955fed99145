import type { ProductChoice } from "@/components/products/find-products";
import { typedMoney } from "@/lib/core/figures";
import { addDays, type Day } from "@/lib/core/time";
import { type LineValues, tierPrice } from "./order-values";

/** The days that a line's own date is measured by: today, and the date of the whole order. */
export type Days = { today: Day; due: string };

/** A line needs a date of its own only where its product takes longer than the order has time. */
export function readyOn(product: ProductChoice | null, { today, due }: Days): string {
  const days = product?.offer?.leadDays ?? 0;
  if (days === 0) return "";
  const ready = addDays(today, days);
  return due === "" || ready > due ? ready : "";
}

/** What so many of it cost: by the supplier's tiers, else what it cost the last time. */
export const priceOf = ({ offer, lastPrice }: ProductChoice, quantity: string): string =>
  tierPrice(offer?.tiers ?? [], quantity) || (lastPrice ? typedMoney(lastPrice.price) : "");

/** A line that became this product; what stands in its other cells stays. */
export function withProduct(
  line: LineValues,
  product: ProductChoice,
  before: ProductChoice | null,
  days: Days,
): LineValues {
  return {
    ...line,
    productId: product.value,
    name: product.name,
    spec: line.spec || product.spec,
    unit: line.unit || product.unit,
    supplierSku: product.offer?.supplierSku ?? "",
    unitPrice: line.unitPrice || priceOf(product, line.quantity),
    expectedOn: datedAgain(line, product, before, days),
  };
}

/** The same line bought elsewhere: his code, his price if he has one, and his time. */
export function soldBy(
  line: LineValues,
  product: ProductChoice,
  before: ProductChoice | null,
  days: Days,
): LineValues {
  return {
    ...line,
    supplierSku: product.offer?.supplierSku ?? "",
    unitPrice: tierPrice(product.offer?.tiers ?? [], line.quantity) || line.unitPrice,
    expectedOn: datedAgain(line, product, before, days),
  };
}

/** A date that was typed stays; one that came from a product goes with it. */
const datedAgain = (
  { expectedOn }: LineValues,
  product: ProductChoice,
  before: ProductChoice | null,
  days: Days,
): string =>
  expectedOn === "" || expectedOn === readyOn(before, days) ? readyOn(product, days) : expectedOn;

/** Another quantity may reach another tier; a price that somebody typed stays. */
export function recounted(
  line: LineValues,
  quantityBefore: string,
  product: ProductChoice,
): string {
  const tiers = product.offer?.tiers ?? [];
  const was = tierPrice(tiers, quantityBefore);
  return was !== "" && line.unitPrice === was
    ? tierPrice(tiers, line.quantity) || line.unitPrice
    : line.unitPrice;
}
