"use client";

import { useTranslations } from "next-intl";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { Input } from "@/components/ui/input";

type Times = { on: string; from: string; until: string };

/** The day and its two clocks. */
export function TimeFields<I extends FieldValues & Times, O>({
  form,
}: {
  form: UseFormReturn<I, unknown, O>;
}) {
  const t = useTranslations("appointments");
  const name = (field: keyof Times) => field as FieldPath<I>;
  return (
    <div className="col-span-full grid grid-cols-[1.4fr_1fr_1fr] gap-4 phone:grid-cols-2 phone:[&>:first-child]:col-span-2">
      <FormField form={form} name={name("on")} label={t("on")}>
        {(field) => <DayInput {...field} />}
      </FormField>
      <FormField form={form} name={name("from")} label={t("from")}>
        {(field) => <Input type="time" step={300} {...field} />}
      </FormField>
      <FormField form={form} name={name("until")} label={t("until")}>
        {(field) => <Input type="time" step={300} {...field} />}
      </FormField>
    </div>
  );
}
