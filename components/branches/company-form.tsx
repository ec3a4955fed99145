"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { MoneyInput } from "@/components/shared/number-fields";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select } from "@/components/ui/input";
import { changeCompany } from "@/lib/branches/actions";
import { changeCompanyInput, type CompanyForm as Form } from "@/lib/branches/schema";

const months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

export function CompanyForm({ start }: { start: Form }) {
  const t = useTranslations("branches");
  const form = useForm({
    resolver: zodResolver(changeCompanyInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, done, submit } = useFormAction(form, changeCompany);
  return (
    <form
      onSubmit={submit(({ version }) => form.reset({ ...form.getValues(), version }))}
      className="grid gap-4"
      noValidate
    >
      <FormField form={form} name="name" label={t("company-name")}>
        {(f) => <Input {...f} autoComplete="organization" />}
      </FormField>
      <FormField form={form} name="fiscalYearStart" label={t("fiscal-year")}>
        {(f) => (
          <Select {...f}>
            {months.map((month) => (
              <option key={month} value={month}>
                {t("month", { month })}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField
        form={form}
        name="directPushLimit"
        label={t("direct-push-limit")}
        hint={t("direct-push-limit-hint")}
      >
        {(f) => <MoneyInput {...f} end="元" />}
      </FormField>
      <FormField
        form={form}
        name="revisionTolerance"
        label={t("tolerance")}
        hint={t("tolerance-hint")}
      >
        {(f) => <MoneyInput {...f} end="元" />}
      </FormField>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        saved={done}
        labels={{
          name: t("company-name"),
          fiscalYearStart: t("fiscal-year"),
          directPushLimit: t("direct-push-limit"),
          revisionTolerance: t("tolerance"),
        }}
      />
    </form>
  );
}
