"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Textarea } from "@/components/ui/input";
import { noteAppointment } from "@/lib/appointments/actions";
import { noteInput } from "@/lib/appointments/schema";

type NoteForm = z.input<typeof noteInput>;

export function NoteDialog({ start, onClose }: { start: NoteForm; onClose: () => void }) {
  const t = useTranslations("appointments");
  const form = useForm<NoteForm>({
    resolver: zodResolver(noteInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, noteAppointment);
  return (
    <FormDialog
      title={t("notes")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ notes: t("notes") }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="notes" label={t("notes")}>
        {(field) => <Textarea {...field} autoFocus rows={4} />}
      </FormField>
    </FormDialog>
  );
}
