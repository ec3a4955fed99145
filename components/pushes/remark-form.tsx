"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Textarea } from "@/components/ui/input";
import { remarkPush } from "@/lib/pushes/draft-actions";
import { remarkInput } from "@/lib/pushes/schema";

type Fields = z.input<typeof remarkInput>;

/** Of an order's push only address and remark are written here; the rest is what was approved. */
export function RemarkForm({ start }: { start: Fields }) {
  const t = useTranslations("pushes");
  const router = useRouter();
  const form = useForm<Fields>({
    resolver: zodResolver(remarkInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, remarkPush);
  return (
    <form
      noValidate
      onSubmit={submit(({ id }) => router.push(`/pushes/${id}`))}
      className="grid max-w-xl gap-4"
    >
      <FormField form={form} name="shipTo" label={t("ship-to")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name="notes"
        label={t("notes")}
        aside={t("optional")}
        hint={t("notes-hint")}
      >
        {(field) => <Textarea {...field} rows={4} />}
      </FormField>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={`/pushes/${start.id}`}
        draft={`push:${start.id}`}
        save={t("to-read-back")}
        labels={{ shipTo: t("ship-to"), notes: t("notes") }}
      />
    </form>
  );
}
