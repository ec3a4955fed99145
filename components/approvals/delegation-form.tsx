"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { v7 as uuid } from "uuid";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select } from "@/components/ui/input";
import { delegate } from "@/lib/approvals/actions";
import type { DelegateForm } from "@/lib/approvals/schema";

/** 委托审批, on /me. The server says who may stand in. */
export function DelegationForm({
  today,
  approvers,
}: {
  /** In the zone of who is away. */
  today: string;
  approvers: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("approvals");
  const empty = () => ({ id: uuid(), toId: "", from: today, until: today, reason: "" });
  const form = useForm<DelegateForm>({ defaultValues: empty() });
  const { pending, failure, submit } = useFormAction(form, delegate);
  return (
    <form
      onSubmit={submit(() => form.reset(empty()))}
      className="grid max-w-xl grid-cols-2 gap-4 phone:grid-cols-1 [&>:last-child]:col-span-full"
      noValidate
    >
      <FormField form={form} name="toId" label={t("delegate-to")} className="col-span-full">
        {(field) => (
          <Select {...field}>
            <option value="">{t("choose-person")}</option>
            {approvers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="from" label={t("delegate-from")}>
        {(field) => <DayInput {...field} min={today} />}
      </FormField>
      <FormField form={form} name="until" label={t("delegate-until")}>
        {(field) => <DayInput {...field} min={today} />}
      </FormField>
      <FormField
        form={form}
        name="reason"
        label={t("delegate-reason")}
        hint={t("delegate-reason-hint")}
        className="col-span-full"
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormFoot form={form} failure={failure} pending={pending} save={t("delegate")} />
    </form>
  );
}
