/** @jsxImportSource preact */
import "server-only";
import { render } from "preact-render-to-string";
import type { Locale } from "@/lib/core/words";
import { addressOfLink } from "./links";
import type { Opened, SupplierPage } from "./supplier-page";
import { EndedPage, NothingPage } from "./supplier-page-ended";
import { arounds } from "./supplier-page-frame";
import { PushPage } from "./supplier-page-push";
import { qrOf } from "./supplier-page-qr";

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
