"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Select } from "@/components/ui/input";
import { saveOwn } from "@/lib/people/own/actions";
import { type OwnForm as Form, saveOwnInput } from "@/lib/people/schema";
import { ContactFields } from "./person-facts";

export function OwnForm({ start, last4 }: { start: Form; last4: string | null }) {
  const t = useTranslations("people");
  const form = useForm({
    resolver: zodResolver(saveOwnInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, done, submit } = useFormAction(form, saveOwn);
  return (
    <form
      onSubmit={submit(({ version }) => form.reset({ ...form.getValues(), version, phone: "" }))}
      className="grid gap-4"
      noValidate
    >
      <ContactFields form={form} last4={last4} />
      <FormField form={form} name="locale" label={t("language")}>
        {(f) => (
          <Select {...f}>
            <option value="zh-CN" lang="zh-CN">
              简体中文
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        )}
      </FormField>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        saved={done}
        labels={{ workPhone: t("work-phone"), email: t("email") }}
      />
    </form>
  );
}
