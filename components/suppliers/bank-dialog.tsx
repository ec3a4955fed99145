"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Input } from "@/components/ui/input";
import { changeBank } from "@/lib/suppliers/actions";
import type { BankForm } from "@/lib/suppliers/schema";

export function BankDialog({ start, onClose }: { start: BankForm; onClose: () => void }) {
  const t = useTranslations("suppliers");
  const form = useForm<BankForm>({ defaultValues: start });
  const { pending, failure, submit } = useFormAction(form, changeBank);
  return (
    <FormDialog
      title={t("bank-edit")}
      sub={t("bank-hint")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="holder" label={t("bank-holder")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <FormField form={form} name="bank" label={t("bank-name")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="account" label={t("bank-account")}>
        {(field) => <Input {...field} inputMode="numeric" autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
