import { expect, type Page } from "@playwright/test";

export type Offered = {
  id: string;
  sku: string;
  name: string;
  spec: string;
  offer: {
    supplierSku: string;
    leadDays: number;
    tiers: { minQuantity: string; price: string }[];
  } | null;
};

/** What a supplier offers, as the pickers of whoever is signed in are told. */
export async function offersOf(page: Page, supplier: string, text = ""): Promise<Offered[]> {
  const suppliers = await page.request.get(`/api/suppliers?q=${encodeURIComponent(supplier)}`);
  const found: { rows: { id: string; name: string }[] } = await suppliers.json();
  const { id } = found.rows.find(({ name }) => name === supplier) ?? { id: "" };
  const asked = `q=${encodeURIComponent(text)}&supplier=${id}`;
  const products = await page.request.get(`/api/products?${asked}`);
  const { rows }: { rows: Offered[] } = await products.json();
  const his = rows.filter(({ offer }) => offer !== null);
  expect(his.length, `${supplier} offers ${text || "something"}`).toBeGreaterThan(0);
  return his;
}

/** The price of so many as the form writes it. */
export function priceOf({ offer }: Offered, quantity: number): string {
  const reached = offer?.tiers.filter(({ minQuantity }) => Number(minQuantity) <= quantity * 1000);
  const fen = reached?.at(-1)?.price ?? "";
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
}

/** Puts text on the clipboard and presses the keys for it, where the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+v");
}
