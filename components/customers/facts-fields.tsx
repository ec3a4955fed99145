"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import {
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useFormState,
  useWatch,
} from "react-hook-form";
import { type Choosable, Combobox } from "@/components/shared/combobox";
import { DayInput } from "@/components/shared/day-field";
import { Field, FormField } from "@/components/shared/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { sources } from "@/lib/customers/kinds";
import type { CustomerForm } from "@/lib/customers/schema";
import { findCustomers } from "./find-customers";

type Facts = Omit<CustomerForm, "id" | "version" | "name">;

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-2 gap-4 phone:grid-cols-1">
      <legend className="mb-3 font-semibold text-base">{title}</legend>
      {children}
    </fieldset>
  );
}

/** What a file says of a household, in the form that opens it and in the one that changes it. */
export function FactsFields<I extends FieldValues & Facts, O>({
  form,
  referrer = null,
}: {
  form: UseFormReturn<I, unknown, O>;
  referrer?: Choosable | null;
}) {
  const t = useTranslations("customers");
  const name = (field: keyof Facts) => field as FieldPath<I>;
  const source = useWatch({ control: form.control, name: name("source") as Path<I> });
  return (
    <>
      <FormField form={form} name={name("source")} label={t("source")}>
        {(field) => (
          <Select {...field}>
            {sources.map((one) => (
              <option key={one} value={one}>
                {t(`source-${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {source === "referral" && <Referrer form={form} start={referrer} />}
      <FormField form={form} name={name("weddingOn")} label={t("wedding")}>
        {(field) => <DayInput {...field} />}
      </FormField>
      <FormField
        form={form}
        name={name("tags")}
        label={t("tags")}
        hint={t("tags-hint")}
        className="col-span-full"
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name={name("notes")}
        label={t("notes")}
        hint={t("notes-hint")}
        className="col-span-full"
      >
        {(field) => <Textarea {...field} rows={3} />}
      </FormField>
    </>
  );
}

function Referrer<I extends FieldValues & Facts, O>({
  form,
  start,
}: {
  form: UseFormReturn<I, unknown, O>;
  start: Choosable | null;
}) {
  const t = useTranslations("customers");
  const name = "referrerId" as FieldPath<I>;
  const { errors } = useFormState({ control: form.control, name });
  const [chosen, choose] = useState(start);
  return (
    <Field label={t("referrer")} error={errors.referrerId?.message as string | undefined}>
      {(control) => (
        <Combobox
          {...control}
          value={chosen}
          search={findCustomers}
          placeholder={t("referrer-find")}
          onChoose={(one) => {
            choose(one);
            form.clearErrors(name);
            form.setValue(name, (one?.value ?? "") as FieldPathValue<I, FieldPath<I>>, {
              shouldDirty: true,
            });
          }}
        />
      )}
    </Field>
  );
}

/** Field names in words, for the three values of 被他人修改. */
export function useLabels(): Record<keyof CustomerForm, string> {
  const t = useTranslations("customers");
  return {
    ...{ id: "", version: "" },
    name: t("name"),
    source: t("source"),
    referrerId: t("referrer"),
    weddingOn: t("wedding"),
    tags: t("tags"),
    notes: t("notes"),
  };
}
