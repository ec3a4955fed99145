"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { ProductChoice } from "@/components/products/find-products";
import { Combobox } from "@/components/shared/combobox";
import { DayInput } from "@/components/shared/day-field";
import { MoneyInput, QuantityInput } from "@/components/shared/number-fields";
import { useWord } from "@/components/shared/use-word";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { showMoney } from "@/lib/core/figures";
import { gridRow, wide } from "./grid-look";
import { amountOf } from "./order-sums";
import type { LineValues, OrderValues } from "./order-values";
import type { Terms } from "./use-terms";

type Column = keyof LineValues;

/** One line of the grid; on the phone a card with its labels. */
export function LineRow({
  form,
  terms,
  at,
  onRemove,
}: {
  form: UseFormReturn<OrderValues>;
  terms: Terms;
  at: number;
  onRemove: () => void;
}) {
  const t = useTranslations("purchase-orders");
  const line = useWatch({ control: form.control, name: `lines.${at}` });
  const errors = form.formState.errors.lines?.[at];
  const set = (column: Column, value: string) =>
    form.setValue(`lines.${at}.${column}`, value, {
      shouldDirty: true,
      shouldValidate: form.formState.isSubmitted,
    });

  const choose = (chosen: ProductChoice | { value: ""; label: string } | null) => {
    if (!chosen || chosen.value === "") {
      set("productId", "");
      set("name", chosen?.label ?? "");
      return;
    }
    terms.choose(at, chosen as ProductChoice);
  };
  const field = (column: Column) => form.register(`lines.${at}.${column}`);
  const cell = (column: Column, label: string, control: (props: CellProps) => ReactNode) => (
    <Cell column={column} label={label} error={errors?.[column]?.message}>
      {control}
    </Cell>
  );

  return (
    <fieldset className={gridRow} data-line={at} aria-label={t("line", { line: at + 1 })}>
      <span className="pt-2 text-muted-foreground text-sm phone:self-center phone:pt-0 phone:font-medium">
        <span className="phone:hidden">{at + 1}</span>
        <span className="desk:hidden">{t("line", { line: at + 1 })}</span>
      </span>
      {cell("name", t("line-name"), (props) => (
        <Combobox
          {...props}
          free
          value={{ value: line?.productId ?? "", label: line?.name ?? "" }}
          search={terms.search}
          onChoose={choose}
          placeholder={t("find-product")}
        />
      ))}
      {cell("spec", t("spec"), (props) => (
        <Input {...props} {...field("spec")} autoComplete="off" />
      ))}
      {cell("quantity", t("quantity"), (props) => (
        <QuantityInput
          {...props}
          className="text-right"
          {...form.register(`lines.${at}.quantity`, {
            onChange: () => terms.recount(at, line?.quantity ?? ""),
          })}
        />
      ))}
      {cell("unit", t("unit"), (props) => (
        <Input {...props} {...field("unit")} autoComplete="off" />
      ))}
      {cell("unitPrice", t("price-yuan"), (props) => (
        <MoneyInput {...props} {...field("unitPrice")} className="text-right" />
      ))}
      {cell("discount", t("line-discount"), (props) => (
        <MoneyInput {...props} {...field("discount")} placeholder="" className="text-right" />
      ))}
      <span className="flex justify-end pt-2 pr-1 text-sm tabular-nums phone:flex-col phone:items-end phone:justify-start phone:pt-0">
        <span className="mb-3 text-muted-foreground text-xs desk:hidden">{t("line-amount")}</span>
        {line ? showMoney(amountOf(line)) : ""}
      </span>
      {cell("expectedOn", t("line-due"), (props) => (
        <DayInput {...props} {...field("expectedOn")} />
      ))}
      <button
        type="button"
        onClick={onRemove}
        aria-label={t("remove-line", { line: at + 1 })}
        className="grid h-field place-items-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground phone:col-start-2 phone:row-start-1 phone:w-11 phone:justify-self-end"
      >
        <Icon name="x" />
      </button>
    </fieldset>
  );
}

type CellProps = { "aria-label": string; "aria-invalid"?: true };

function Cell({
  column,
  label,
  error,
  children,
}: {
  column: Column;
  label: string;
  error: string | undefined;
  children: (props: CellProps) => ReactNode;
}) {
  const word = useWord();
  return (
    <div
      data-column={column}
      className={cn("min-w-0", (column === "name" || column === "spec") && wide)}
    >
      <span className="mb-1 block text-muted-foreground text-xs desk:hidden" aria-hidden="true">
        {label}
      </span>
      {children({ "aria-label": label, "aria-invalid": error ? true : undefined })}
      {error && (
        <p role="alert" className="mt-1 text-wrong text-xs">
          {word(error)}
        </p>
      )}
    </div>
  );
}
