import { strFromU8, unzipSync } from "fflate";

/** The texts of a sheet's cells, as a spreadsheet reads them. */
export function cellsOf(file: Buffer): { texts: string[]; sheet: string } {
  const parts = unzipSync(new Uint8Array(file));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const plain = (xml: string) =>
    xml
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&")
      .replace(/_x([0-9A-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const texts = [...part("xl/sharedStrings.xml").matchAll(/<t[^>]*?(?:\/>|>([^<]*)<\/t>)/g)].map(
    ([, text = ""]) => plain(text),
  );
  return { texts, sheet: part("xl/worksheets/sheet1.xml") };
}
