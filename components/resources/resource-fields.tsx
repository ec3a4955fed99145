"use client";

import { useTranslations } from "next-intl";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Choice, Input, InputWith } from "@/components/ui/input";
import type { ChangeResourceForm } from "@/lib/resources/schema";

type Facts = Omit<ChangeResourceForm, "id" | "version">;

/** How it is called and what it needs around it; a person has a name of his own, and a daily limit. */
export function ResourceFields<I extends FieldValues & Facts, O>({
  form,
  isPerson,
}: {
  form: UseFormReturn<I, unknown, O>;
  isPerson: boolean;
}) {
  const t = useTranslations("resources");
  const name = (field: keyof Facts) => field as FieldPath<I>;
  return (
    <>
      {!isPerson && (
        <div className="grid grid-cols-[1fr_2fr] gap-4">
          <FormField form={form} name={name("code")} label={t("code")}>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
          <FormField form={form} name={name("name")} label={t("name")}>
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
        </div>
      )}
      <FormField form={form} name={name("detail")} label={t("detail")} hint={t("detail-hint")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name={name("bufferBefore")} label={t("before")}>
          {(field) => <InputWith {...field} inputMode="numeric" end={t("minutes")} />}
        </FormField>
        <FormField form={form} name={name("bufferAfter")} label={t("after")} hint={t("after-hint")}>
          {(field) => <InputWith {...field} inputMode="numeric" end={t("minutes")} />}
        </FormField>
      </div>
      {isPerson && (
        <FormField form={form} name={name("dailyCap")} label={t("cap")} hint={t("cap-hint")}>
          {(field) => <InputWith {...field} inputMode="numeric" end={t("cap-unit")} />}
        </FormField>
      )}
      <Choice {...form.register(name("active"))} hint={t("active-hint")}>
        {t("active")}
      </Choice>
    </>
  );
}

/** Field names in words, for the three values of 被他人修改. */
export function useLabels(): Record<keyof Facts, string> {
  const t = useTranslations("resources");
  return {
    ...{ code: t("code"), name: t("name"), detail: t("detail"), active: t("active") },
    ...{ bufferBefore: t("before"), bufferAfter: t("after"), dailyCap: t("cap") },
  };
}
