import type { Route } from "next";

/** The query string as a page receives it. */
export type Search = Record<string, string | string[] | undefined>;

/** An address that came as data (a module's menu, a row's document) rather than as a literal. */
export const to = (href: string) => href as Route;

export function one(search: Search, key: string): string | undefined {
  const value = search[key];
  const first = Array.isArray(value) ? value[0] : value;
  return first === "" ? undefined : first;
}

/** Keyset cursors: any other change of the list starts again on its first page. */
const cursors = ["after", "before"];

/** The same list with some parameters changed; null takes one away. */
export function withParams(
  path: string,
  search: Search,
  changes: Record<string, string | null | undefined>,
): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (key in changes || cursors.includes(key)) continue;
    for (const each of Array.isArray(value) ? value : [value]) if (each) params.append(key, each);
  }
  for (const [key, value] of Object.entries(changes)) if (value) params.set(key, value);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
