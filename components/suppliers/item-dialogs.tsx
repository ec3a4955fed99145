"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Choice, Input, InputWith } from "@/components/ui/input";
import { changeItem, setPrices } from "@/lib/suppliers/items/actions";
import type { ItemForm, PricesForm } from "@/lib/suppliers/items/schema";
import { TiersField } from "./tiers-field";

export function PricesDialog({
  start,
  unit,
  today,
  onClose,
}: {
  start: PricesForm;
  unit: string;
  today: string;
  onClose: () => void;
}) {
  const t = useTranslations("suppliers");
  const form = useForm<PricesForm>({ defaultValues: start });
  const { pending, failure, submit } = useFormAction(form, setPrices);
  return (
    <FormDialog
      title={t("set-prices")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="validFrom" label={t("valid-from")} hint={t("valid-from-hint")}>
        {(field) => <DayInput {...field} min={today} />}
      </FormField>
      <TiersField form={form} unit={unit} />
    </FormDialog>
  );
}

export function ItemDialog({ start, onClose }: { start: ItemForm; onClose: () => void }) {
  const t = useTranslations("suppliers");
  const form = useForm<ItemForm>({ defaultValues: start });
  const { pending, failure, submit } = useFormAction(form, changeItem);
  return (
    <FormDialog
      title={t("item-edit")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{
        supplierSku: t("supplier-sku"),
        leadDays: t("lead"),
        active: t("item-active"),
      }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="supplierSku" label={t("supplier-sku")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <FormField form={form} name="leadDays" label={t("lead")}>
        {(field) => <InputWith {...field} inputMode="numeric" end={t("days-unit")} />}
      </FormField>
      <Choice {...form.register("active")}>{t("item-active")}</Choice>
    </FormDialog>
  );
}
