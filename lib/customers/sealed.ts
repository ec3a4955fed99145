import "server-only";
import { blindIndex } from "@/lib/core/blind-index";
import { seal, unseal } from "@/lib/core/seal";
import type { ContactKind } from "./kinds";

/** Where each sealed value of a household or a lead stands (EN-01). A child's has a key of its own (EN-02). */
const places = {
  contact: { table: "customer_contacts", column: "value_sealed" },
  leadContact: { table: "lead_contacts", column: "value_sealed" },
  name: { table: "customer_persons", column: "name_sealed" },
  birthday: { table: "customer_persons", column: "birthday_sealed" },
} as const;

type ContactPlace = "contact" | "leadContact";

/** Not inside a transaction: the first call reads the keys. */
const sealContact = (place: ContactPlace, id: string, value: string): Promise<Buffer> =>
  seal("customer", { ...places[place], id }, value);

/** Empty is nothing, and nothing is not sealed. */
export const sealOfPerson = async (
  what: "name" | "birthday",
  { id, isMinor }: { id: string; isMinor: boolean },
  value: string,
): Promise<Buffer | null> =>
  value ? seal(isMinor ? "minor" : "customer", { ...places[what], id }, value) : null;

export const unsealOf = async (
  what: keyof typeof places,
  id: string,
  sealed: Buffer | null,
): Promise<string> => (sealed ? unseal({ ...places[what], id }, sealed) : "");

/** Mobile and desk numbers share one index: one looks for a number, not for a kind (EN-04). */
export const hashOf = (kind: ContactKind, value: string): Promise<Buffer> =>
  blindIndex(indexOf(kind), value);

export const indexOf = (kind: ContactKind): string =>
  `customer.${kind === "mobile" || kind === "landline" ? "phone" : kind}`;

/** A contact as it is stored: sealed, found by its hash, its end in the clear. */
export async function sealedContact(
  id: string,
  kind: ContactKind,
  value: string,
  place: ContactPlace = "contact",
) {
  const isNumber = kind === "mobile" || kind === "landline";
  return {
    id,
    kind,
    valueSealed: await sealContact(place, id, value),
    valueHash: await hashOf(kind, value),
    last4: isNumber ? value.slice(-4) : null,
  };
}
