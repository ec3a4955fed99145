"use client";

import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";

const Above = createContext<AbstractIntlMessages>({});

/** The provider behind <Words>: next-intl's would replace the words around it, this one adds to them. */
export function MoreWords({
  locale,
  timeZone,
  messages,
  children,
}: {
  locale: string;
  timeZone: string;
  /** JSON of { module: { word: text } }. */
  messages: string;
  children: ReactNode;
}) {
  const above = useContext(Above);
  const all = useMemo(
    () => ({ ...above, ...(JSON.parse(messages) as AbstractIntlMessages) }),
    [above, messages],
  );
  return (
    <Above value={all}>
      <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={all}>
        {children}
      </NextIntlClientProvider>
    </Above>
  );
}
