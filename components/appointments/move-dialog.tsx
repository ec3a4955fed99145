"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useForm, useFormState, useWatch } from "react-hook-form";
import { Field, FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import { causes } from "@/lib/appointments/kinds";
import { moveAppointment } from "@/lib/appointments/move-actions";
import { type MoveForm, moveInput } from "@/lib/appointments/schema";
import { FreeTimes } from "./free-times";
import { type Bookable, ResourcePicker } from "./resource-picker";
import { TimeFields } from "./time-fields";

/** Another time, or other people and things, and why. After a drag it stands as it was dropped. */
export function MoveDialog({
  start,
  title,
  sub,
  branchId,
  resources,
  onClose,
}: {
  start: MoveForm;
  title: ReactNode;
  sub?: ReactNode;
  branchId: string;
  resources: readonly Bookable[];
  onClose: (moved: boolean) => void;
}) {
  const t = useTranslations("appointments");
  const form = useForm<MoveForm>({
    resolver: zodResolver(moveInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, moveAppointment);
  const { errors } = useFormState({ control: form.control, name: "resourceIds" });
  const booked = useWatch({ control: form.control, name: "resourceIds" });
  const [isOpen, open] = useState(false);
  return (
    <FormDialog
      title={title}
      sub={sub}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ on: t("on"), from: t("from"), until: t("until") }}
      save={t("move-it")}
      wide
      onSubmit={submit(() => onClose(true))}
      onClose={() => onClose(false)}
    >
      <TimeFields form={form} />
      <div className="grid grid-cols-[1fr_2fr] gap-4 phone:grid-cols-1">
        <FormField form={form} name="cause" label={t("cause")}>
          {(field) => (
            <Select {...field}>
              {causes.map((cause) => (
                <option key={cause} value={cause}>
                  {t(`cause-${cause}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField form={form} name="reason" label={t("reason")}>
          {(field) => (
            <Input {...field} autoFocus autoComplete="off" placeholder={t("reason-hint")} />
          )}
        </FormField>
      </div>
      {isOpen ? (
        <Field label={t("resources")} error={errors.resourceIds?.message}>
          {() => (
            <ResourcePicker
              all={resources}
              branchId={branchId}
              value={booked}
              onChange={(value) => form.setValue("resourceIds", value, { shouldDirty: true })}
            />
          )}
        </Field>
      ) : (
        <p className="flex flex-wrap items-center gap-3 text-sm">
          <span className="text-muted-foreground">{t("with")}</span>
          {resources
            .filter(({ id }) => booked.includes(id))
            .map(({ code, name }) => [code, name].filter(Boolean).join(" "))
            .join("、") || "–"}
          <Button size="small" onClick={() => open(true)}>
            {t("change-resources")}
          </Button>
        </p>
      )}
      <FreeTimes
        failure={failure}
        ask={() => {
          const { on, from, until } = form.getValues();
          return { on, from, until, branchId, resourceIds: booked, but: start.id };
        }}
        onTake={(time) => {
          form.setValue("on", time.on, { shouldDirty: true });
          form.setValue("from", time.from, { shouldDirty: true });
          form.setValue("until", time.until, { shouldDirty: true });
        }}
      />
    </FormDialog>
  );
}
