"use client";

import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input, InputWith } from "@/components/ui/input";
import { changeStages } from "@/lib/jobs/actions";
import { stageCodes } from "@/lib/jobs/kinds";
import type { Line } from "@/lib/jobs/queries";
import type { StagesForm as Fields } from "@/lib/jobs/schema";

/** The stages of one kind of shoot: how many days each takes and what has to be shown. */
export function StagesForm({ line }: { line: Line }) {
  const t = useTranslations("jobs");
  const form = useForm<Fields>({
    values: {
      shootTypeId: line.id,
      version: line.version,
      stages: line.stages.map(({ stage, days, proof }) => ({ stage, days: String(days), proof })),
    },
  });
  const { pending, failure, done, submit } = useFormAction(form, changeStages);
  const stages = useWatch({ control: form.control, name: "stages" });
  const sum = stages.reduce((all, { days }) => all + (Number(days) || 0), 0);
  return (
    <form onSubmit={submit(() => undefined)} className="mb-9 grid max-w-2xl gap-3" noValidate>
      <h2>
        {line.name}{" "}
        <span className="font-normal text-muted-foreground text-xs">
          {t("line-version", { version: line.version })} · {t("sum-days", { days: sum })}
        </span>
      </h2>
      {stageCodes.map((stage, nth) => (
        <fieldset
          key={stage}
          aria-label={t(`stage-${stage}`)}
          className="grid grid-cols-[5rem_7rem_1fr] items-start gap-4 phone:grid-cols-[4rem_6rem_1fr] phone:gap-2"
        >
          <span className="pt-[30px] text-sm">{t(`stage-${stage}`)}</span>
          <FormField form={form} name={`stages.${nth}.days`} label={t("days")}>
            {(field) => (
              <InputWith {...field} inputMode="numeric" autoComplete="off" end={t("days-unit")} />
            )}
          </FormField>
          <FormField form={form} name={`stages.${nth}.proof`} label={t("proof")}>
            {(field) => <Input {...field} autoComplete="off" placeholder={t("no-proof")} />}
          </FormField>
        </fieldset>
      ))}
      <FormFoot form={form} failure={failure} pending={pending} saved={done} labels={{}} />
    </form>
  );
}
