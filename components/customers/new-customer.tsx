"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select } from "@/components/ui/input";
import { addCustomer } from "@/lib/customers/actions";
import { addCustomerInput, type NewCustomerForm } from "@/lib/customers/schema";
import { FactsFields, Group } from "./facts-fields";
import { PersonsFields } from "./persons-fields";
import { SameNote } from "./same-note";

/** A new file; whoever has the same number already is named while one types. No draft is kept: it would hold the number in the clear. */
export function NewCustomer({
  start,
  branches,
}: {
  start: NewCustomerForm;
  branches: readonly Option[];
}) {
  const form = useForm<NewCustomerForm>({
    resolver: zodResolver(addCustomerInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, addCustomer);
  const t = useTranslations("customers");
  const router = useRouter();
  const wechat = useWatch({ control: form.control, name: "wechat" });
  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/customers/${id}`))}
      className="grid max-w-2xl gap-7"
      noValidate
    >
      <Group title={t("persons")}>
        <PersonsFields form={form} />
        <FormField form={form} name="wechat" label={t("wechat")}>
          {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" />}
        </FormField>
        <SameNote kind="wechat" value={wechat} />
      </Group>
      <Group title={t("group-who")}>
        {branches.length > 1 && (
          <FormField form={form} name="branchId" label={t("branch")}>
            {(field) => (
              <Select {...field}>
                {branches.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        )}
        <FactsFields form={form} />
      </Group>
      <FormFoot form={form} failure={failure} pending={pending} back="/customers" />
    </form>
  );
}
