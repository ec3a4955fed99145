import "server-only";
import { createHash } from "node:crypto";

/** JSON with its keys in order: jsonb forgets in which they were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

/** sha256 of the canonical content. The same from memory, from the tables and from a revision's jsonb. */
export const contentHash = (content: unknown): Buffer =>
  createHash("sha256").update(canonical(content)).digest();
