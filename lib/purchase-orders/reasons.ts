import { words } from "./words";

/** The reasons an approver may press instead of typing: keys of words.ts. */
export const rejectChips = [
  "purchase-orders.chip-price",
  "purchase-orders.chip-quantity",
  "purchase-orders.chip-date",
  "purchase-orders.chip-supplier",
  "purchase-orders.chip-duplicate",
  "purchase-orders.chip-later",
] as const;

const said = rejectChips.flatMap((chip) => Object.values(words[chip]));

/** A chip, alone or with something behind it, or at least five characters of one's own (domain.md 6). */
export const isReason = (reason: string): boolean =>
  [...reason].length >= 5 || said.some((chip) => reason.startsWith(chip));
