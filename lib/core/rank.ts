export const ranks = { same: 0, begins: 1, within: 2 } as const;
export type Rank = (typeof ranks)[keyof typeof ranks];

/** How well names answer what was typed: one is it, one begins with it, or it only stands in one. */
export function rankOf(text: string, names: readonly string[]): Rank {
  const asked = plain(text);
  const plainly = names.map(plain);
  if (asked === "") return ranks.within;
  if (plainly.includes(asked)) return ranks.same;
  return plainly.some((name) => name.startsWith(asked)) ? ranks.begins : ranks.within;
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
