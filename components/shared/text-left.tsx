"use client";

import { useTranslations } from "next-intl";
import { type Control, type FieldPath, type FieldValues, useWatch } from "react-hook-form";
import { Glyph } from "./status-word";

/** As the server counts: without the blanks at both ends. */
export const isTooLong = (text: string, most: number): boolean => text.trim().length > most;

/** How far a text may still go once it nears its end, and over it by how much: what was pasted is never cut off. */
export function TextLeft({ text, most }: { text: string; most: number }) {
  const t = useTranslations("shared");
  const { length } = text.trim();
  if (length <= most * 0.8) return null;
  if (length <= most) {
    return (
      <p className="mt-1 text-muted-foreground text-xs tabular-nums">
        {t("text-left", { length, most })}
      </p>
    );
  }
  return (
    <p role="alert" className="mt-1 flex items-start gap-1.5 text-wrong text-xs tabular-nums">
      <Glyph meaning="wrong" className="mt-0.5" />
      {t("text-over", { most, length, over: length - most })}
    </p>
  );
}

/** The same for a field of a form. */
export function FieldLeft<I extends FieldValues, O>({
  control,
  name,
  most,
}: {
  control: Control<I, unknown, O>;
  name: FieldPath<I>;
  most: number;
}) {
  const text: string = useWatch({ control, name });
  return <TextLeft text={text} most={most} />;
}
