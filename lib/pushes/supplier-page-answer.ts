import "server-only";
import type { Locale } from "@/lib/core/words";
import { raiseAlarm } from "./link-alarm";
import { addressOfLink } from "./links";
import { pdfOf } from "./sheet-pdf";
import { tableOf } from "./sheet-xlsx";
import { openLinkedFile, openPage, recordView, type SupplierPage } from "./supplier-page";
import { arounds } from "./supplier-page-frame";
import { isOver, markupOf } from "./supplier-page-markup";

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'";

/** L-03 and L-09, on every answer under /p/. */
const heads = () => ({
  "Cache-Control": "no-store",
  "Content-Security-Policy": policy,
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
});

const statuses = { open: 200, miss: 404, alarm: 404, wait: 429 } as const;

type Asked = { address: string; languages: string; as: string | null; file: string | null };

/** The page, or the same content as a file (P13). */
export async function answerOpened(token: string, asked: Asked): Promise<Response> {
  const opened = await openPage(token, asked.address);
  if (opened.verdict === "alarm") await raiseAlarm();
  const locale = localeOf(asked.languages);
  if (opened.verdict === "open" && !isOver(opened.page)) {
    const { file, as } = asked;
    const answer = file
      ? await attachmentOf(opened.page, token, file)
      : await fileOf(opened.page, token, as, locale);
    if (answer) return answer;
  }
  return new Response(markupOf(opened, token, locale), {
    status: statuses[opened.verdict],
    headers: {
      ...heads(),
      "Content-Type": "text/html; charset=utf-8",
      ...(opened.verdict === "wait" ? { "Retry-After": "60" } : {}),
    },
  });
}

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function fileOf(page: SupplierPage, token: string, as: string | null, locale: Locale) {
  const { number, revision, content } = page;
  if (as === "pdf") {
    const { name, bytes } = await pdfOf({ number, revision, content, link: addressOfLink(token) });
    return download(name, "application/pdf", bytes);
  }
  if (as !== "xlsx") return null;
  const bytes = await tableOf(content, arounds[locale]);
  return download(`${number}-v${revision}.xlsx`, spreadsheet, bytes);
}

/** A file beside the push; one that is not on the page leads back to the page. */
async function attachmentOf({ content }: SupplierPage, token: string, id: string) {
  if (!content.files?.some((one) => one.id === id)) return null;
  const file = await openLinkedFile(token, id);
  if (!file) return null;
  return new Response(new Uint8Array(file.content), {
    headers: {
      ...heads(),
      "Content-Type": file.mediaType,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
    },
  });
}

const download = (name: string, type: string, bytes: Buffer) =>
  new Response(new Uint8Array(bytes), {
    headers: {
      ...heads(),
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });

export async function answerViewed(
  token: string,
  { address, browser }: { address: string; browser: string },
): Promise<Response> {
  const verdict = await recordView(token, address, browser);
  if (verdict === "alarm") await raiseAlarm();
  return new Response(null, {
    status: verdict === "open" ? 204 : statuses[verdict],
    headers: heads(),
  });
}

/** Chinese, unless the browser asks for English and for no Chinese. */
const localeOf = (languages: string): Locale =>
  /^en\b/i.test(languages) && !/\bzh\b/i.test(languages) ? "en" : "zh-CN";
