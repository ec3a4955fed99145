import { strFromU8, unzipSync } from "fflate";

type Sheet = { texts: string[]; sheet: string; rows: (string | number)[][] };

/** The texts of a sheet, and its rows cell by cell, as a spreadsheet reads them. */
export function cellsOf(file: Buffer): Sheet {
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
  const sheet = part("xl/worksheets/sheet1.xml");
  const rows = [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, cells = ""]) =>
    [...cells.matchAll(/<c\b([^>]*?)(?:\/>|>.*?<v>([^<]*)<\/v>.*?<\/c>)/gs)].map(
      ([, kind = "", value = ""]) =>
        kind.includes('t="s"') ? (texts[Number(value)] ?? "") : value === "" ? "" : Number(value),
    ),
  );
  return { texts, sheet, rows };
}
