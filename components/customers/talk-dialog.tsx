"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type FieldPath, useForm } from "react-hook-form";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select, Textarea } from "@/components/ui/input";
import { logCommunication } from "@/lib/customers/communications/actions";
import {
  type CommunicationForm,
  logCommunicationInput,
} from "@/lib/customers/communications/schema";
import { talkChannels, talkDirections, talkOutcomes } from "@/lib/customers/kinds";

const choices = {
  channel: talkChannels,
  direction: talkDirections,
  outcome: talkOutcomes,
} as const;

export function TalkDialog({ start, onClose }: { start: CommunicationForm; onClose: () => void }) {
  const t = useTranslations("customers");
  const form = useForm<CommunicationForm>({
    resolver: zodResolver(logCommunicationInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, logCommunication);
  return (
    <FormDialog
      title={t("log")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <div className="grid grid-cols-3 gap-4 phone:grid-cols-2">
        {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
          <FormField
            key={name}
            form={form}
            name={name as FieldPath<CommunicationForm>}
            label={t(name)}
          >
            {(field) => (
              <Select {...field}>
                {choices[name].map((one) => (
                  <option key={one} value={one}>
                    {t(`${name}-${one}` as never)}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        ))}
      </div>
      <FormField form={form} name="note" label={t("note")}>
        {(field) => <Textarea {...field} autoFocus rows={3} />}
      </FormField>
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name="nextStep" label={t("next")} hint={t("next-hint")}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="nextOn" label={t("next-on")}>
          {(field) => <DayInput {...field} />}
        </FormField>
      </div>
    </FormDialog>
  );
}
