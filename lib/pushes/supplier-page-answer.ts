import "server-only";
import { log } from "@/lib/core/log";
import type { Locale } from "@/lib/core/words";
import { openPage, recordView } from "./supplier-page";
import { markupOf } from "./supplier-page-markup";

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'";

/** L-03 and L-09, on every answer under /p/. */
const heads = () => ({
  "Cache-Control": "no-store",
  "Content-Security-Policy": policy,
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
});

const statuses = { open: 200, miss: 404, alarm: 404, wait: 429 } as const;

type Asked = { address: string; languages: string; as: string | null };

export async function answerOpened(token: string, asked: Asked): Promise<Response> {
  const opened = await openPage(token, asked.address);
  if (opened.verdict === "alarm") raiseAlarm();
  const html = markupOf(opened, token, localeOf(asked.languages));
  return new Response(html, {
    status: statuses[opened.verdict],
    headers: {
      ...heads(),
      "Content-Type": "text/html; charset=utf-8",
      ...(opened.verdict === "wait" ? { "Retry-After": "60" } : {}),
    },
  });
}

export async function answerViewed(
  token: string,
  { address, browser }: { address: string; browser: string },
): Promise<Response> {
  const verdict = await recordView(token, address, browser);
  if (verdict === "alarm") raiseAlarm();
  return new Response(null, {
    status: verdict === "open" ? 204 : statuses[verdict],
    headers: heads(),
  });
}

/** Somebody is guessing links (L-11). */
const raiseAlarm = () => log.fatal({ alarm: "links-guessed", misses: 50, minutes: 10 });

/** Chinese, unless the browser asks for English and for no Chinese. */
const localeOf = (languages: string): Locale =>
  /^en\b/i.test(languages) && !/\bzh\b/i.test(languages) ? "en" : "zh-CN";
