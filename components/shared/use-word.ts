"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

type Params = Record<string, string | number>;

/** Turns a words key that came as data (a refusal, a zod issue) into a sentence; other text stays as it is. */
export function useWord() {
  const t = useTranslations();
  return useCallback(
    (key: string, params?: Params): string => {
      const known = /^[\w-]+\.[\w.-]+$/.test(key) && t.has(key as never);
      return known ? t(key as never, params as never) : key;
    },
    [t],
  );
}
