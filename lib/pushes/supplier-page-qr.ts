import { create } from "qrcode";

/**
 * A QR code as one path: a run of dark modules is one rectangle. Looking for the shortest coding and
 * the best of eight masks would cost a fifth of the page; an address with a random token codes as
 * bytes, and no mask suits it better than another but by chance.
 */
export function qrOf(text: string): { size: number; path: string } {
  const asBytes = [{ data: new TextEncoder().encode(text), mode: "byte" as const }];
  const { modules } = create(asBytes, { errorCorrectionLevel: "M", maskPattern: 3 });
  const { size } = modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && modules.get(y, x)) x += 1;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
    }
  }
  return { size, path: runs.join("") };
}
