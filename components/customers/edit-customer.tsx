"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { Choosable } from "@/components/shared/combobox";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input } from "@/components/ui/input";
import { changeCustomer } from "@/lib/customers/actions";
import { type CustomerForm, changeCustomerInput } from "@/lib/customers/schema";
import { FactsFields, Group, useLabels } from "./facts-fields";

export function EditCustomer({
  start,
  referrer,
}: {
  start: CustomerForm;
  referrer: Choosable | null;
}) {
  const form = useForm<CustomerForm>({
    resolver: zodResolver(changeCustomerInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, changeCustomer);
  const t = useTranslations("customers");
  const router = useRouter();
  const labels = useLabels();
  const back = `/customers/${start.id}` as const;
  return (
    <form onSubmit={submit(() => router.push(back))} className="grid max-w-2xl gap-7" noValidate>
      <Group title={t("group-who")}>
        <FormField
          form={form}
          name="name"
          label={t("name")}
          hint={t("name-hint")}
          className="col-span-full"
        >
          {(field) => <Input {...field} autoFocus autoComplete="off" />}
        </FormField>
        <FactsFields form={form} referrer={referrer} />
      </Group>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        draft={`customer:${start.id}`}
        labels={labels}
      />
    </form>
  );
}
