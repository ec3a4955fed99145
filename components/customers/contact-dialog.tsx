"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select } from "@/components/ui/input";
import { addContact } from "@/lib/customers/contacts/actions";
import { addContactInput, type ContactForm } from "@/lib/customers/contacts/schema";
import { contactKinds } from "@/lib/customers/kinds";
import { SameNote } from "./same-note";

export function ContactDialog({
  start,
  people,
  onClose,
}: {
  start: ContactForm;
  people: readonly Option[];
  onClose: () => void;
}) {
  const t = useTranslations("customers");
  const form = useForm<ContactForm>({
    resolver: zodResolver(addContactInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, addContact);
  const [kind, value] = useWatch({ control: form.control, name: ["kind", "value"] });
  return (
    <FormDialog
      title={t("add-contact")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="personId" label={t("contact-of")}>
        {(field) => (
          <Select {...field}>
            {people.map(({ value: id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="kind" label={t("contact-kind")}>
        {(field) => (
          <Select {...field}>
            {contactKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind-${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="value" label={t("contact-value")} hint={t("mobile-hint")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" autoCapitalize="none" />}
      </FormField>
      <SameNote kind={kind} value={value} />
    </FormDialog>
  );
}
