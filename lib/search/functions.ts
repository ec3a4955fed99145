import "server-only";
import type { Staff } from "@/lib/core/actor";
import type { Entry } from "@/lib/core/module";
import { initialsOf } from "@/lib/core/pinyin";
import { createsOf, menuOf } from "@/lib/menu";

const initials = new Map<string, string>();

/** What else a function is called: its pinyin initials and what people say instead. */
function alsoCalled(label: string, synonyms: readonly string[] = []): string {
  return [label, ...synonyms]
    .map((one) => {
      const known = initials.get(one) ?? initialsOf(one);
      initials.set(one, known);
      return known;
    })
    .concat(synonyms)
    .join(" ");
}

/** The functions that ⌘K offers this person: what he may begin, then his menu. */
export function functionsOf(actor: Staff, word: (key: string) => string) {
  const entries: (Entry & { word: string })[] = [
    ...createsOf(actor),
    ...menuOf(actor).flatMap(({ lines }) => lines),
  ];
  return entries.map(({ href, icon, word: key, synonyms }) => {
    const label = word(key);
    return { href, icon, label, words: alsoCalled(label, synonyms) };
  });
}
