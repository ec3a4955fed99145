import "server-only";
import { pinyin } from "pinyin-pro";

const known = new Map<string, string>();

/** Initials as people type them: 林晓雯 is "lxw", "8寸绒面册" is "8crmc". */
export function initialsOf(text: string): string {
  const found = known.get(text) ?? readInitials(text);
  // The same few names come again and again; a thousand of them are enough.
  if (known.size < 1000) known.set(text, found);
  return found;
}

function readInitials(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/**
 * The initials and each of their tails, for ⌘K, whose index finds beginnings of words: "ghxc" finds
 * 厦门光华相册 (xmghxc).
 */
export function initialsToFind(text: string): string {
  const initials = initialsOf(text).slice(0, 24);
  return Array.from({ length: Math.max(1, initials.length - 1) }, (_, from) =>
    initials.slice(from),
  ).join(" ");
}
