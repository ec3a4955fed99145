import "server-only";
import { seal, unseal } from "@/lib/core/seal";

/** Where each sealed value of a supplier stands (EN-01), and the class of its key (EN-02). */
const places = {
  mobile: { kind: "customer", table: "supplier_contacts", column: "mobile_sealed" },
  address: { kind: "credential", table: "supplier_channels", column: "address_sealed" },
  secret: { kind: "credential", table: "supplier_channels", column: "secret_sealed" },
  bank: { kind: "credential", table: "suppliers", column: "bank_account_sealed" },
} as const;

/** Not inside a transaction: the first call reads the keys. */
export function sealFor(what: keyof typeof places, id: string, text: string): Promise<Buffer> {
  const { kind, ...place } = places[what];
  return seal(kind, { ...place, id }, text);
}

export function unsealOf(what: keyof typeof places, id: string, sealed: Buffer): Promise<string> {
  const { table, column } = places[what];
  return unseal({ table, column, id }, sealed);
}

export type Bank = { holder: string; bank: string; account: string };

export const sealBank = (supplierId: string, bank: Bank): Promise<Buffer> =>
  sealFor("bank", supplierId, JSON.stringify(bank));

export async function unsealBank(supplierId: string, sealed: Buffer): Promise<Bank> {
  return JSON.parse(await unsealOf("bank", supplierId, sealed)) as Bank;
}

/** 138****2207. What the page gets; the whole number comes only by the act that is logged. */
export const masked = (phone: string): string =>
  phone.length < 8 ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
