import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Permission } from "@/lib/core/actor";
import { initialsOf } from "@/lib/core/pinyin";

/** What ⌘K and the text filter of a list know of a document. */
export type Entry = {
  id: string;
  /** The kind, as in the module's `documents`: "purchase-order". */
  document: string;
  /** Null for what the whole chain shares. */
  branchId: string | null;
  departmentId: string | null;
  ownerId: string | null;
  /** The right whose reach shows it; null for what everybody signed in may see. */
  openedBy: Permission | null;
  /** The first line: the official number, or the name. */
  title: string;
  subtitle: string;
  /** Everything it is found by: numbers, names, codes. Pinyin initials are added here. */
  words: readonly (string | null | undefined)[];
};

/** Makes or renews what search finds, in the transaction that makes, renames or numbers the document. */
export async function remember(tx: Tx, entry: Entry): Promise<void> {
  const { id, document, branchId, departmentId, ownerId, openedBy, title, subtitle } = entry;
  const words = searchedBy([title, subtitle, ...entry.words]);
  await tx.execute(
    sql`select sec.remember(${id}, ${document}, ${branchId}, ${departmentId}, ${ownerId},
      ${openedBy?.name ?? null}, ${title}, ${subtitle}, ${words})`,
  );
}

/**
 * The words once each, with what people type instead of them: 青禾 is also "qh", and
 * PO-XM01-26-000123 also "000123" and "123".
 */
export function searchedBy(words: readonly (string | null | undefined)[]): string {
  const plain = words.flatMap((one) => one?.trim().split(/\s+/) ?? []).filter(Boolean);
  const initials = plain.filter((one) => /\p{Script=Han}/u.test(one)).map(initialsOf);
  const running = plain.flatMap(runningOf);
  return [...new Set([...plain, ...initials, ...running])].join(" ");
}

/** What people type of an official number: its end, with and without the zeros. */
export function runningOf(number: string): string[] {
  const digits = /^[A-Z]{2}-.+-(\d{4,})$/.exec(number)?.[1];
  return digits ? [digits, digits.replace(/^0+/, "")] : [];
}
