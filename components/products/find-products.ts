import type { Day, Money, Quantity } from "@/db/units";
import type { Tier } from "@/lib/suppliers/rules";

/** A product as a picker shows it; `label` and `sub` are what Combobox writes. */
export type ProductChoice = {
  value: string;
  label: string;
  sub: string;
  sku: string;
  name: string;
  spec: string;
  unit: string;
  offer: { supplierSku: string; leadDays: number; tiers: Tier[] } | null;
  lastPrice: { price: Money; on: Day } | null;
};

type Wire = {
  id: string;
  sku: string;
  name: string;
  spec: string;
  unit: string;
  offer: {
    supplierSku: string;
    leadDays: number;
    tiers: { minQuantity: string; price: string }[];
  } | null;
  lastPrice: { price: string; on: Day } | null;
};

/** Asks the server; `supplierId` brings his prices and puts his goods first. */
export async function findProducts(text: string, supplierId?: string): Promise<ProductChoice[]> {
  const asked = new URLSearchParams({ q: text });
  if (supplierId) asked.set("supplier", supplierId);
  const response = await fetch(`/api/products?${asked}`);
  if (!response.ok) return [];
  const { rows }: { rows: Wire[] } = await response.json();
  return rows.map(({ id, offer, lastPrice, ...product }) => ({
    ...product,
    value: id,
    label: product.spec ? `${product.name} ${product.spec}` : product.name,
    sub: product.sku,
    offer: offer && {
      ...offer,
      tiers: offer.tiers.map(({ minQuantity, price }) => ({
        minQuantity: BigInt(minQuantity) as Quantity,
        price: BigInt(price) as Money,
      })),
    },
    lastPrice: lastPrice && { ...lastPrice, price: BigInt(lastPrice.price) as Money },
  }));
}
