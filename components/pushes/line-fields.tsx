"use client";

import { useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { findProducts } from "@/components/products/find-products";
import { Combobox } from "@/components/shared/combobox";
import { DayInput } from "@/components/shared/day-field";
import { Field, FormField } from "@/components/shared/field";
import { QuantityInput } from "@/components/shared/number-fields";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { type Quantity, showQuantity } from "@/lib/core/figures";
import { quantityInput } from "@/lib/core/money";
import { sumOf } from "@/lib/pushes/rules";
import type { PushForm } from "@/lib/pushes/schema";
import type { Chosen } from "./target-picker";

/** Typed while it is typed: what is no quantity yet counts as nothing. */
const parsed = (text: string): Quantity | null => quantityInput.safeParse(text).data ?? null;

/** One product, its day, how much of it each target gets, and the sum of that. */
export function LineFields({
  form,
  at,
  targets,
  today,
  onRemove,
}: {
  form: UseFormReturn<PushForm>;
  at: number;
  targets: readonly Chosen[];
  today: string;
  onRemove?: () => void;
}) {
  const t = useTranslations("pushes");
  const line = useWatch({ control: form.control, name: `lines.${at}` });
  const errors = form.formState.errors.lines?.[at];
  const error = errors?.name?.message ?? errors?.productId?.message;
  const set = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
  return (
    <fieldset className="grid gap-3 border-b pb-4" aria-label={t("line-nth", { nth: at + 1 })}>
      <div className="grid grid-cols-[minmax(12rem,2fr)_minmax(8rem,1.4fr)_5.5rem_10rem_2.25rem] items-start gap-3 phone:grid-cols-2">
        <Field label={t("product")} error={error} className="phone:col-span-2">
          {(control) => (
            <Combobox
              {...control}
              free
              value={line?.name ? { value: line.productId ?? "", label: line.name } : null}
              search={findProducts}
              placeholder={t("find-product")}
              onChoose={(one) => {
                form.setValue(`lines.${at}.productId`, one?.value || null, set);
                form.setValue(
                  `lines.${at}.name`,
                  one && "name" in one ? one.name : (one?.label ?? ""),
                  set,
                );
                if (one && "unit" in one) {
                  form.setValue(`lines.${at}.unit`, one.unit, set);
                  form.setValue(`lines.${at}.spec`, one.spec, set);
                }
              }}
            />
          )}
        </Field>
        <FormField
          form={form}
          name={`lines.${at}.spec`}
          label={t("spec")}
          className="phone:col-span-2"
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name={`lines.${at}.unit`} label={t("unit")}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name={`lines.${at}.dueOn`} label={t("due")}>
          {(field) => <DayInput {...field} min={today} />}
        </FormField>
        {onRemove && (
          <button
            type="button"
            aria-label={t("remove-line", { nth: at + 1 })}
            onClick={onRemove}
            className="mt-[25px] grid h-field place-items-center rounded-md text-muted-foreground hover:bg-muted phone:mt-0"
          >
            <Icon name="x" />
          </button>
        )}
      </div>
      <div className="flex flex-wrap items-start gap-3">
        {targets.map(({ id, name }, to) => (
          <FormField
            key={id}
            form={form}
            name={`lines.${at}.quantities.${to}`}
            label={
              <span className="block max-w-36 truncate" title={name}>
                {targets.length > 1 ? name : t("quantity")}
              </span>
            }
            className="w-36 phone:w-[calc(50%-6px)]"
          >
            {(field) => <QuantityInput {...field} end={line?.unit} />}
          </FormField>
        ))}
        {targets.length > 1 && (
          <p className="mt-[25px] flex h-field items-center text-sm" aria-live="polite">
            {t("sum")}
            <b className="mx-1 font-semibold tabular-nums">
              {showQuantity(sumOf((line?.quantities ?? []).map(parsed)))}
            </b>
            {line?.unit}
          </p>
        )}
        <FormField
          form={form}
          name={`lines.${at}.note`}
          label={t("note")}
          aside={t("optional")}
          className="min-w-48 flex-1"
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
      </div>
    </fieldset>
  );
}
