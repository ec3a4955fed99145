"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { Glyph } from "./status-word";

export type Toast = {
  text: string;
  meaning?: "good" | "wrong";
  act?: { label: string; run: () => void };
};

const name = "aperture:toast";
let count = 0;

/** For what happened elsewhere, never for the result of a press: that stands where the eye is. */
export function toast(one: Toast) {
  window.dispatchEvent(new CustomEvent(name, { detail: one }));
}

export function Toaster() {
  const t = useTranslations("shared");
  const [shown, show] = useState<readonly (Toast & { id: number })[]>([]);

  useEffect(() => {
    const hear = (event: Event) => {
      count += 1;
      const one = { ...(event as CustomEvent<Toast>).detail, id: count };
      show((all) => [...all.slice(-2), one]);
      setTimeout(() => show((all) => all.filter(({ id }) => id !== one.id)), 6000);
    };
    window.addEventListener(name, hear);
    return () => window.removeEventListener(name, hear);
  }, []);

  const drop = (gone: number) => show((all) => all.filter(({ id }) => id !== gone));
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {shown.map(({ id, text, meaning, act }) => (
        <div key={id} className="toast">
          {meaning && <Glyph meaning={meaning} />}
          <span className="min-w-0 flex-1">{text}</span>
          {act && (
            <button
              type="button"
              className="font-semibold"
              onClick={() => {
                drop(id);
                act.run();
              }}
            >
              {act.label}
            </button>
          )}
          <button
            type="button"
            aria-label={t("close")}
            className="opacity-70"
            onClick={() => drop(id)}
          >
            <Icon name="x" />
          </button>
        </div>
      ))}
    </div>
  );
}
