"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { type Act, useFormAction } from "@/components/shared/use-action";
import { Input, Select, Textarea } from "@/components/ui/input";
import type { TalkForm } from "@/lib/customers/communications/schema";
import { talkChannels, talkDirections, talkOutcomes } from "@/lib/customers/kinds";

const choices = {
  channel: talkChannels,
  direction: talkDirections,
  outcome: talkOutcomes,
} as const;

/** What was said, to a customer or to a lead. */
export function TalkDialog<I extends FieldValues & TalkForm>({
  act,
  input,
  start,
  onClose,
}: {
  act: Act<I, unknown>;
  input: z.ZodType<unknown, I>;
  start: I;
  onClose: () => void;
}) {
  const t = useTranslations("customers");
  const form = useForm<I>({
    resolver: zodResolver(input as never, undefined, { raw: true }) as unknown as Resolver<I>,
    defaultValues: start as DefaultValues<I>,
  });
  const { pending, failure, submit } = useFormAction(form, act);
  const name = (field: keyof TalkForm) => field as FieldPath<I>;
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
        {(Object.keys(choices) as (keyof typeof choices)[]).map((field) => (
          <FormField key={field} form={form} name={name(field)} label={t(field)}>
            {(control) => (
              <Select {...control}>
                {choices[field].map((one) => (
                  <option key={one} value={one}>
                    {t(`${field}-${one}` as never)}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        ))}
      </div>
      <FormField form={form} name={name("note")} label={t("note")}>
        {(control) => <Textarea {...control} autoFocus rows={3} />}
      </FormField>
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name={name("nextStep")} label={t("next")} hint={t("next-hint")}>
          {(control) => <Input {...control} autoComplete="off" />}
        </FormField>
        <FormField form={form} name={name("nextOn")} label={t("next-on")}>
          {(control) => <DayInput {...control} />}
        </FormField>
      </div>
    </FormDialog>
  );
}
