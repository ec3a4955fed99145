"use client";

import { useTranslations } from "next-intl";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Note } from "./note";

const text = (value: unknown): string =>
  value === null || value === undefined || value === ""
    ? "–"
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

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

  const take = () => form.reset(stored as I);
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
                <td className="wrap">{text(mine[name])}</td>
                <td className="wrap">{text(stored[name])}</td>
                <td className="wrap dim">{text(original[name])}</td>
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
