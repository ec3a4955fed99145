"use client";

import { useTranslations } from "next-intl";
import { type FieldError, get, type UseFormReturn, useFormState, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Glyph } from "@/components/shared/status-word";
import { useWord } from "@/components/shared/use-word";
import { Icon } from "@/components/ui/icon";
import { Choice, InputWith, Select } from "@/components/ui/input";
import type { ApproverChoice } from "@/lib/approvals/rule-queries";
import type { RuleForm } from "@/lib/approvals/schema";

export type Option<V extends string = string> = { value: V; label: string };

/** One step: any of some roles or one person, by when, and who may take it when it is late. */
export function StepFields({
  form,
  place,
  roles,
  approvers,
  onRemove,
}: {
  form: UseFormReturn<RuleForm>;
  place: number;
  roles: readonly Option[];
  approvers: readonly ApproverChoice[];
  onRemove?: () => void;
}) {
  const t = useTranslations("approvals");
  const word = useWord();
  const name = `steps.${place}` as const;
  const personId = useWatch({ control: form.control, name: `${name}.personId` });
  const { errors } = useFormState({ control: form.control, name: `${name}.roles` });
  const nobody = (get(errors, `${name}.roles`) as FieldError | undefined)?.message;
  return (
    <section className="grid gap-4 rounded-lg border p-4">
      <div className="flex items-center justify-between">
        <h3 className="font-medium text-sm">{t("step-number", { step: place + 1 })}</h3>
        {onRemove && (
          <button
            type="button"
            aria-label={t("remove-step")}
            onClick={onRemove}
            className="grid size-7 place-items-center rounded-md text-muted-foreground hover:bg-muted phone:size-11"
          >
            <Icon name="x" />
          </button>
        )}
      </div>
      <FormField form={form} name={`${name}.personId`} label={t("person")}>
        {(field) => (
          <Select {...field}>
            <option value="">{t("by-roles")}</option>
            <optgroup label={t("by-person")}>
              {approvers.map(({ id, name: person }) => (
                <option key={id} value={id}>
                  {person}
                </option>
              ))}
            </optgroup>
          </Select>
        )}
      </FormField>
      {personId === "" && (
        <fieldset>
          <legend className="sr-only">{t("by-roles")}</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {roles.map(({ value, label }) => (
              <Choice key={value} value={value} {...form.register(`${name}.roles`)}>
                {label}
              </Choice>
            ))}
          </div>
          {nobody && (
            <p role="alert" className="mt-1.5 flex items-center gap-1.5 text-wrong text-xs">
              <Glyph meaning="wrong" />
              {word(nobody)}
            </p>
          )}
        </fieldset>
      )}
      <div className="grid grid-cols-3 gap-4 phone:grid-cols-1">
        <FormField form={form} name={`${name}.needed`} label={t("needed-count")}>
          {(field) => <InputWith {...field} inputMode="numeric" end="" />}
        </FormField>
        <FormField form={form} name={`${name}.slaHours`} label={t("sla")}>
          {(field) => <InputWith {...field} inputMode="numeric" end={t("hours-unit")} />}
        </FormField>
        <FormField form={form} name={`${name}.escalateTo`} label={t("escalate")}>
          {(field) => (
            <Select {...field}>
              <option value="">{t("no-escalation")}</option>
              {roles.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      </div>
    </section>
  );
}
