/** @jsxImportSource preact */
import "server-only";
import { render } from "preact-render-to-string";
import { create } from "qrcode";
import type { Locale } from "@/lib/core/words";
import { addressOfLink } from "./links";
import type { Opened, SupplierPage } from "./supplier-page";
import { EndedPage, NothingPage } from "./supplier-page-ended";
import { arounds } from "./supplier-page-frame";
import { PushPage } from "./supplier-page-push";

/** Ended without one that came in its place: nothing of its content is shown any more. */
export const isOver = ({ status }: SupplierPage): boolean =>
  status === "cancelled" || status === "superseded";

/** The whole document. Preact's renderer escapes whatever people typed (L-03). */
export function markupOf(opened: Opened, token: string, locale: Locale): string {
  const around = arounds[locale];
  if (opened.verdict !== "open") {
    const as = opened.verdict === "wait" ? "wait" : "gone";
    return `<!doctype html>${render(<NothingPage as={as} around={around} />)}`;
  }
  const { page } = opened;
  const body = isOver(page) ? (
    <EndedPage page={page} around={around} />
  ) : (
    <PushPage page={page} around={around} qr={qrOf(addressOfLink(token))} />
  );
  return `<!doctype html>${render(body)}`;
}

/** A QR code as one path: a run of dark modules is one rectangle. */
export function qrOf(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
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
