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
  return rows.map(choiceOf);
}

/** Products that stand in a form already, by id, and those that pasted words name: `matched` keeps the order of `words`. */
export async function knownProducts(asked: {
  supplierId?: string;
  ids?: readonly string[];
  words?: readonly { name: string; spec: string }[];
}): Promise<{ rows: ProductChoice[]; matched: (string | null)[] }> {
  const response = await fetch("/api/products/known", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  });
  if (!response.ok) return { rows: [], matched: [] };
  const { rows, matched }: { rows: Wire[]; matched: (string | null)[] } = await response.json();
  return { rows: rows.map(choiceOf), matched };
}

function choiceOf({ id, offer, lastPrice, ...product }: Wire): ProductChoice {
  return {
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
  };
}
