"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFieldArray, useForm, useFormState } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { MoneyInput } from "@/components/shared/number-fields";
import { Glyph } from "@/components/shared/status-word";
import { useFormAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Choice, Input } from "@/components/ui/input";
import { addRule, changeRule } from "@/lib/approvals/actions";
import type { ApproverChoice } from "@/lib/approvals/rule-queries";
import { type RuleForm as Fields, mostSteps, origins, ruleInput } from "@/lib/approvals/schema";
import { type Option, StepFields } from "./rule-step";

const list = "/admin/approval-rules";
const newStep: Fields["steps"][number] = {
  roles: [],
  personId: "",
  needed: "1",
  slaHours: "24",
  escalateTo: "",
};

/** For a new rule (version 0) and a stored one. The last rule has no conditions: it matches everything. */
export function RuleForm({
  start,
  fallback,
  branches,
  categories,
  roles,
  approvers,
}: {
  start: Fields;
  fallback: boolean;
  branches: readonly { id: string; name: string }[];
  /** Named by the server, whose words these are. */
  categories: readonly Option<Fields["categories"][number]>[];
  roles: readonly Option<Fields["steps"][number]["roles"][number]>[];
  approvers: readonly ApproverChoice[];
}) {
  const t = useTranslations("approvals");
  const router = useRouter();
  const word = useWord();
  const form = useForm<Fields>({
    resolver: zodResolver(ruleInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "steps" });
  const { errors } = useFormState({ control: form.control, name: "steps" });
  const act = start.version === 0 ? addRule : changeRule;
  const { pending, failure, submit } = useFormAction(form, act);
  const none = errors.steps?.root?.message ?? errors.steps?.message;
  return (
    <form onSubmit={submit(() => router.push(list))} className="grid max-w-2xl gap-7" noValidate>
      <FormField form={form} name="name" label={t("rule-name")} hint={t("rule-name-hint")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      {!fallback && (
        <fieldset className="grid grid-cols-2 gap-4 phone:grid-cols-1">
          <legend className="mb-3 font-semibold text-base">{t("when")}</legend>
          <FormField form={form} name="amountFrom" label={t("amount-from")}>
            {(field) => <MoneyInput {...field} />}
          </FormField>
          <FormField form={form} name="amountTo" label={t("amount-to")} hint={t("amount-hint")}>
            {(field) => <MoneyInput {...field} />}
          </FormField>
          {branches.length > 1 && (
            <Ticks label={t("branches")}>
              {branches.map(({ id, name }) => (
                <Choice key={id} value={id} {...form.register("branchIds")}>
                  {name}
                </Choice>
              ))}
            </Ticks>
          )}
          <Ticks label={t("origins")}>
            {origins.map((origin) => (
              <Choice key={origin} value={origin} {...form.register("origins")}>
                {t(`origin-${origin}`)}
              </Choice>
            ))}
          </Ticks>
          <Ticks label={t("categories")} wide>
            {categories.map(({ value, label }) => (
              <Choice key={value} value={value} {...form.register("categories")}>
                {label}
              </Choice>
            ))}
          </Ticks>
        </fieldset>
      )}
      <fieldset className="grid gap-4">
        <legend className="mb-3 font-semibold text-base">{t("who")}</legend>
        {fields.map(({ id }, place) => (
          <StepFields
            key={id}
            form={form}
            place={place}
            roles={roles}
            approvers={approvers}
            onRemove={fields.length > 1 ? () => remove(place) : undefined}
          />
        ))}
        {none && (
          <p role="alert" className="flex items-center gap-1.5 text-wrong text-xs">
            <Glyph meaning="wrong" />
            {word(none)}
          </p>
        )}
        {fields.length < mostSteps && (
          <Button icon="plus" className="justify-self-start" onClick={() => append(newStep)}>
            {t("add-step")}
          </Button>
        )}
      </fieldset>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={list}
        labels={{
          name: t("rule-name"),
          amountFrom: t("amount-from"),
          amountTo: t("amount-to"),
          branchIds: t("branches"),
          categories: t("categories"),
          origins: t("origins"),
        }}
      />
    </form>
  );
}

/** Which of a few apply; none ticked means all of them. */
function Ticks({
  label,
  wide,
  children,
}: {
  label: string;
  wide?: boolean;
  children: React.ReactNode;
}) {
  const t = useTranslations("approvals");
  return (
    <fieldset className={wide ? "col-span-full" : undefined}>
      <legend className="mb-1.5 font-medium text-sm">
        {label}{" "}
        <span className="font-normal text-muted-foreground text-xs">{t("none-means-all")}</span>
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">{children}</div>
    </fieldset>
  );
}
