"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Input } from "@/components/ui/input";
import { resizeAppointment } from "@/lib/appointments/move-actions";
import { resizeInput } from "@/lib/appointments/schema";

type ResizeForm = z.input<typeof resizeInput>;

/** Only its end, also while the customer is there. */
export function ResizeDialog({
  start,
  sub,
  onClose,
}: {
  start: ResizeForm;
  sub?: ReactNode;
  onClose: (moved: boolean) => void;
}) {
  const t = useTranslations("appointments");
  const form = useForm<ResizeForm>({
    resolver: zodResolver(resizeInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, resizeAppointment);
  return (
    <FormDialog
      title={t("resize")}
      sub={sub}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ until: t("until") }}
      save={t("move-it")}
      onSubmit={submit(() => onClose(true))}
      onClose={() => onClose(false)}
    >
      <FormField form={form} name="until" label={t("until")}>
        {(field) => <Input type="time" step={300} {...field} />}
      </FormField>
      <FormField form={form} name="reason" label={t("reason")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
