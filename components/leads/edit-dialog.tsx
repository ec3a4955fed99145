"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Input } from "@/components/ui/input";
import { changeLead } from "@/lib/leads/actions";
import { changeLeadInput, type LeadForm } from "@/lib/leads/schema";
import { IntentFields, SourceField } from "./lead-fields";

export function EditDialog({ start, onClose }: { start: LeadForm; onClose: () => void }) {
  const t = useTranslations("leads");
  const form = useForm<LeadForm>({
    resolver: zodResolver(changeLeadInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, changeLead);
  return (
    <FormDialog
      title={t("edit-title")}
      {...{ form, failure, pending, onClose }}
      labels={{
        ...{ name: t("name"), source: t("source") },
        ...{ intent: t("intent"), occasion: t("occasion") },
      }}
      onSubmit={submit(onClose)}
    >
      <FormField form={form} name="name" label={t("name")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <SourceField form={form} label={t("source")} />
      <IntentFields form={form} />
    </FormDialog>
  );
}
