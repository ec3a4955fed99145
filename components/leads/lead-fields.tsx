"use client";

import { useTranslations } from "next-intl";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { Input, Select } from "@/components/ui/input";
import { sources } from "@/lib/customers/kinds";
import type { LeadForm } from "@/lib/leads/schema";

type Facts = Pick<LeadForm, "source" | "intent" | "occasion">;

export function SourceField<I extends FieldValues & Pick<Facts, "source">, O>({
  form,
  label,
}: {
  form: UseFormReturn<I, unknown, O>;
  label: string;
}) {
  const from = useTranslations("customers");
  return (
    <FormField form={form} name={"source" as FieldPath<I>} label={label}>
      {(field) => (
        <Select {...field}>
          {sources.map((one) => (
            <option key={one} value={one}>
              {from(`source-${one}`)}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}

/** What they want, in the form that captures a lead and in the one that changes it. */
export function IntentFields<I extends FieldValues & Facts, O>({
  form,
}: {
  form: UseFormReturn<I, unknown, O>;
}) {
  const t = useTranslations("leads");
  return (
    <>
      <FormField
        form={form}
        name={"intent" as FieldPath<I>}
        label={t("intent")}
        hint={t("intent-hint")}
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name={"occasion" as FieldPath<I>}
        label={t("occasion")}
        hint={t("occasion-hint")}
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </>
  );
}

/** A colleague, or nobody where that is offered. */
export function PersonField<I extends FieldValues, O>({
  form,
  name,
  label,
  hint,
  people,
  none,
}: {
  form: UseFormReturn<I, unknown, O>;
  name: FieldPath<I>;
  label: string;
  hint?: string;
  people: readonly Option[];
  none?: string;
}) {
  return (
    <FormField form={form} name={name} label={label} hint={hint}>
      {(field) => (
        <Select {...field}>
          {none !== undefined && <option value="">{none}</option>}
          {people.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}
