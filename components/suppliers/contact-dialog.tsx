"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { type Act, useFormAction } from "@/components/shared/use-action";
import { Choice, Input } from "@/components/ui/input";
import { addContact, changeContact } from "@/lib/suppliers/contacts/actions";
import type { ContactForm } from "@/lib/suppliers/contacts/schema";

/** For a new contact (version 0) and a stored one. */
export function ContactDialog({
  supplierId,
  start,
  mobile,
  onClose,
}: {
  supplierId: string;
  start: ContactForm;
  /** The stored number, masked. */
  mobile: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("suppliers");
  const isNew = start.version === 0;
  const form = useForm<ContactForm>({ defaultValues: start });
  const act: Act<ContactForm, { id: string }> = isNew
    ? ({ version: _version, ...contact }, key) => addContact({ ...contact, supplierId }, key)
    : changeContact;
  const { pending, failure, submit } = useFormAction(form, act);
  return (
    <FormDialog
      title={t(isNew ? "add-contact" : "edit-contact")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ name: t("contact-name"), email: t("email"), receivesPush: t("receives") }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="name" label={t("contact-name")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name="mobile"
        label={t("mobile")}
        hint={mobile ? t("mobile-keep", { mobile }) : t("mobile-hint")}
      >
        {(field) => <Input {...field} type="tel" autoComplete="off" />}
      </FormField>
      <FormField form={form} name="email" label={t("email")}>
        {(field) => <Input {...field} type="email" autoComplete="off" />}
      </FormField>
      <Choice {...form.register("receivesPush")}>{t("receives")}</Choice>
    </FormDialog>
  );
}
