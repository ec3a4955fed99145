import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { coreWords } from "@/lib/core/core-words";
import { sharedWords } from "@/lib/core/shared-words";
import { type Locale, locales, type Words } from "@/lib/core/words";
import { modules } from "@/lib/modules";

export const localeCookie = "locale";

/** Chinese unless the person switched; the locale is never in the address. */
export async function currentLocale(): Promise<Locale> {
  const wanted = (await cookies()).get(localeCookie)?.value;
  return locales.find((one) => one === wanted) ?? "zh-CN";
}

type Messages = { [space: string]: { [word: string]: string } };

/** "purchase-orders.approve" becomes { "purchase-orders": { approve: … } }, once per language. */
function nested(all: readonly Words[], locale: Locale): Messages {
  const messages: Messages = {};
  for (const words of all) {
    for (const [key, text] of Object.entries(words)) {
      const dot = key.indexOf(".");
      const space = key.slice(0, dot);
      messages[space] = { ...messages[space], [key.slice(dot + 1)]: text[locale] };
    }
  }
  return messages;
}

const every = [coreWords, sharedWords, ...modules.map(({ words }) => words)];
const byLocale = { "zh-CN": nested(every, "zh-CN"), en: nested(every, "en") };

export const messagesOf = (locale: Locale): Messages => byLocale[locale];

export default getRequestConfig(async () => {
  const locale = await currentLocale();
  return { locale, messages: byLocale[locale], timeZone: "Asia/Shanghai" };
});
