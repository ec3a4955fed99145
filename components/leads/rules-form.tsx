"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { QuantityInput } from "@/components/shared/number-fields";
import { useFormAction } from "@/components/shared/use-action";
import { changeLeadRules } from "@/lib/leads/actions";
import { type RulesForm, rulesInput } from "@/lib/leads/schema";

const fields = [
  ["protectDays", "protect"],
  ["followDays", "follow"],
  ["settleDays", "settle"],
  ["warnDays", "warn"],
  ["holdLimit", "hold"],
  ["reclaimDays", "reclaim"],
] as const;

const wordOf = (name: string) => name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);

/** The rules of one branch's pool. */
export function LeadRulesForm({ start }: { start: RulesForm }) {
  const t = useTranslations("leads");
  const form = useForm<RulesForm>({
    resolver: zodResolver(rulesInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, done, submit } = useFormAction(form, changeLeadRules);
  const labels = Object.fromEntries(fields.map(([name]) => [name, t(wordOf(name) as never)]));
  return (
    <form
      onSubmit={submit(() => form.reset({ ...form.getValues(), version: start.version + 1 }))}
      className="grid max-w-2xl gap-5"
      noValidate
    >
      <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        {fields.map(([name, short]) => (
          <FormField
            key={name}
            form={form}
            name={name}
            label={labels[name]}
            hint={t(`${short}-hint`)}
          >
            {(field) => <QuantityInput {...field} />}
          </FormField>
        ))}
      </div>
      <FormFoot form={form} failure={failure} pending={pending} saved={done} labels={labels} />
    </form>
  );
}
