import "server-only";
import { customPinyin, pinyin } from "pinyin-pro";

// A name that is written with the old form of 吉.
customPinyin({ 𠮷: "jí" });

const known = new Map<string, string>();

/** Initials as people type them: 林晓雯 is "lxw", "8寸绒面册" is "8crmc". */
export function initialsOf(text: string): string {
  const found = known.get(text) ?? readInitials(text);
  // The same few names come again and again; a thousand of them are enough.
  if (known.size < 1000) known.set(text, found);
  return found;
}

const how = { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" } as const;

const readInitials = (text: string): string => plain(pinyin(text, how));

const plain = (read: readonly string[]): string =>
  read
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/**
 * The initials and each of their tails, for ⌘K, whose index finds beginnings of words: "ghxc" finds
 * 厦门光华相册 (xmghxc).
 */
export const initialsToFind = (text: string): string => tailsOf(initialsOf(text));

/** The same of the names of people, also as surnames are read: 曾 is zēng, 单 is shàn. */
export function peopleToFind(names: string): string {
  const read = names.split(/\s+/).map((name) => {
    const [surname = ""] = pinyin(name, { ...how, surname: "head" });
    return plain([surname, ...pinyin(name, how).slice(1)]);
  });
  return [...new Set([initialsToFind(names), tailsOf(read.join(""))])].join(" ");
}

function tailsOf(all: string): string {
  const initials = all.slice(0, 24);
  return Array.from({ length: Math.max(1, initials.length - 1) }, (_, from) =>
    initials.slice(from),
  ).join(" ");
}
