import { one, type Search } from "./address";

export type Option = { value: string; label: string };

/** One thing a list can be narrowed by; its value lives in the query string under `key`. */
export type Filter =
  | { key: string; label: string; kind: "choice" | "many"; options: readonly Option[] }
  | { key: string; label: string; kind: "days" | "amounts" }
  | { key: string; label: string; kind: "text"; placeholder?: string }
  | { key: string; label: string; kind: "flag" };

/** "2026-11-01..2026-11-23", either end may be missing. */
export function range(search: Search, key: string): { from?: string; until?: string } {
  const [from, until] = (one(search, key) ?? "").split("..");
  return { from: from || undefined, until: until || undefined };
}

/** "a,b" as a list. */
export const many = (search: Search, key: string): string[] =>
  (one(search, key) ?? "").split(",").filter(Boolean);
