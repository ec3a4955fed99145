import { getLocale, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/core/words";
import { messagesOf } from "@/lib/i18n";
import { MoreWords } from "./more-words";

/**
 * Hands the words of these modules to the client components inside, on top of what stands around
 * them. The root layout gives "shared" and "core", so a page names only its own modules.
 */
export async function Words({ of, children }: { of: readonly string[]; children: ReactNode }) {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  return (
    <MoreWords locale={locale} timeZone={timeZone} messages={textOf(locale as Locale, of)}>
      {children}
    </MoreWords>
  );
}

const texts = new Map<string, string>();

/** As one text, made once: a thousand words are a thousand values to whoever serializes a page. */
function textOf(locale: Locale, of: readonly string[]): string {
  const key = `${locale} ${of.join()}`;
  let text = texts.get(key);
  if (text === undefined) {
    const all = messagesOf(locale);
    text = JSON.stringify(
      Object.fromEntries(of.map((space) => [space, sent(space, all[space] ?? {})])),
    );
    texts.set(key, text);
  }
  return text;
}

/** Desks and roles are named by the server only. */
const sent = (space: string, words: Record<string, string>) =>
  space === "core"
    ? Object.fromEntries(Object.entries(words).filter(([word]) => !/^(desk|role)-/.test(word)))
    : words;
