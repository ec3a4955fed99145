import { inflateSync } from "node:zlib";

type Font = { bytes: number; letters: Map<number, string> };

/** The words of a printed PDF, page by page, as a reader finds and copies them: through its fonts' own tables. */
export function wordsOf(pdf: Buffer): string[] {
  const file = pdf.toString("latin1");
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, id = "", body = ""]) => [id, body] as const,
    ),
  );
  const streamOf = (id = "") => {
    const [, packed = ""] = /stream\n([\s\S]*)\nendstream$/.exec(objects.get(id) ?? "") ?? [];
    return packed && inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
  };
  const fontOf = (id: string): Font => {
    const dictionary = objects.get(id) ?? "";
    const table = streamOf(/\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1]);
    return { bytes: dictionary.includes("/Type0") ? 2 : 1, letters: lettersOf(table) };
  };
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b/.test(body))
    .map((page) => {
      const named = page.matchAll(/\/(F\d+) (\d+) 0 R/g);
      const fonts = new Map([...named].map(([, name = "", id = ""]) => [name, fontOf(id)]));
      return spoken(streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1]), fonts);
    });
}

/** What each sign of a font stands for. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  const number = (hex: string) => Number.parseInt(hex, 16);
  for (const [, rows = ""] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, sign = "", letter = ""] of rows.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(number(sign), textOf(letter));
  for (const [, rows = ""] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, first = "", last = "", letter = ""] of rows.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let at = 0; at <= number(last) - number(first); at += 1)
        letters.set(number(first) + at, String.fromCodePoint(number(letter) + at));
  return letters;
}

const textOf = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** The signs that a page sets, in the order in which it sets them. */
function spoken(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined;
  let said = "";
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name) font = fonts.get(name);
    const width = (font?.bytes ?? 1) * 2;
    for (let at = 0; hex && at < hex.length; at += width)
      said += font?.letters.get(Number.parseInt(hex.slice(at, at + width), 16)) ?? "�";
  }
  return said;
}
