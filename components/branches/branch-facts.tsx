"use client";

import { useTranslations } from "next-intl";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Input, Select } from "@/components/ui/input";
import { zones } from "@/lib/branches/schema";

type Facts = { name: string; address: string; phone: string; zone: (typeof zones)[number] };

/** What a new and a known branch have in common. */
export function BranchFacts<I extends Facts, O>({ form }: { form: UseFormReturn<I, unknown, O> }) {
  const t = useTranslations("branches");
  const shared = useTranslations("shared");
  const at = (name: keyof Facts) => name as FieldPath<I>;
  return (
    <>
      <FormField form={form} name={at("name")} label={t("name")}>
        {(f) => <Input {...f} autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name={at("address")}
        label={t("address")}
        hint={t("address-hint")}
        aside={shared("optional")}
      >
        {(f) => <Input {...f} autoComplete="off" />}
      </FormField>
      <FormField form={form} name={at("phone")} label={t("phone")} aside={shared("optional")}>
        {(f) => <Input {...f} type="tel" autoComplete="off" />}
      </FormField>
      <FormField form={form} name={at("zone")} label={t("zone")}>
        {(f) => (
          <Select {...f}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </Select>
        )}
      </FormField>
    </>
  );
}
