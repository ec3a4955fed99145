"use client";

import { useTranslations } from "next-intl";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Note } from "./note";

const isId = (value: unknown) =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** As a person reads it: the lines of an order one under the other, without what only the machine reads. */
function text(value: unknown): string {
  if (value === null || value === undefined || isId(value)) return "";
  if (Array.isArray(value)) return value.map(text).filter(Boolean).join("\n");
  if (typeof value === "object") return Object.values(value).map(text).filter(Boolean).join(" ");
  return String(value);
}

/** 被他人修改: what I typed, what is stored now, what I started from, for every field that differs (S3). */
export function Conflict<I extends FieldValues, O>({
  form,
  stored,
  labels,
}: {
  form: UseFormReturn<I, unknown, O>;
  stored: Record<string, unknown>;
  labels: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("shared");
  const mine: Record<string, unknown> = form.getValues();
  const original: Record<string, unknown> = form.formState.defaultValues ?? {};
  const differing = Object.keys(labels).filter(
    (name) => name in stored && text(stored[name]) !== text(mine[name]),
  );

  // What only the form knows, such as why, stays as it was typed.
  const take = () => form.reset({ ...mine, ...stored } as I);
  const keepMine = () => {
    form.setValue("version" as Path<I>, stored.version as PathValue<I, Path<I>>);
    form.clearErrors();
  };

  return (
    <section role="alert" className="grid gap-3">
      <Note meaning="waiting" lead={t("conflict")} />
      {differing.length > 0 && (
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{t("conflict-field")}</th>
              <th scope="col">{t("conflict-mine")}</th>
              <th scope="col">{t("conflict-stored")}</th>
              <th scope="col">{t("conflict-original")}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((name) => (
              <tr key={name}>
                <td className="strong">{labels[name]}</td>
                {[mine, stored, original].map((values, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: always the same three.
                  <td key={at} className="wrap whitespace-pre-line">
                    {text(values[name]) || "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="flex gap-2">
        <Button onClick={take}>{t("conflict-take")}</Button>
        <Button type="submit" onClick={keepMine}>
          {t("conflict-keep")}
        </Button>
      </div>
    </section>
  );
}
