import type { Locale, Words } from "@/lib/core/words";

export type Say<K extends string> = (key: K, params?: Record<string, string | number>) => string;

/**
 * Words for those who read without a session: the supplier's page, mails, robots. There is no request
 * of the app around them, so only {name} is filled; plurals and dates are not for them.
 */
export const saying =
  <K extends `${string}.${string}`>(
    words: Readonly<Record<K, Words[`${string}.${string}`]>>,
    locale: Locale,
  ): Say<K> =>
  (key, params = {}) =>
    words[key][locale].replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in params ? String(params[name]) : whole,
    );
