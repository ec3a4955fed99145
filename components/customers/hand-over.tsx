"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import { handOverCustomer } from "@/lib/customers/actions";
import type { handOverInput } from "@/lib/customers/schema";

type Form = z.input<typeof handOverInput>;

export function HandOver({ start, colleagues }: { start: Form; colleagues: readonly Option[] }) {
  const t = useTranslations("customers");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="user-check" onClick={() => setOpen(true)}>
        {t("hand-over")}
      </Button>
      {open && (
        <HandOverDialog start={start} colleagues={colleagues} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function HandOverDialog({
  start,
  colleagues,
  onClose,
}: {
  start: Form;
  colleagues: readonly Option[];
  onClose: () => void;
}) {
  const t = useTranslations("customers");
  const form = useForm<Form>({ defaultValues: start });
  const { pending, failure, submit } = useFormAction(form, handOverCustomer);
  return (
    <FormDialog
      title={t("hand-over")}
      sub={t("hand-over-hint")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="ownerId" label={t("hand-over-to")}>
        {(field) => (
          <Select {...field} autoFocus>
            {colleagues.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="reason" label={t("hand-over-reason")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
