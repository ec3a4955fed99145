"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Choice, Input, InputWith, Select, Textarea } from "@/components/ui/input";
import { addSupplier, changeSupplier } from "@/lib/suppliers/actions";
import { settlements, supplierKinds } from "@/lib/suppliers/kinds";
import {
  addSupplierInput,
  changeSupplierInput,
  type SupplierForm as Fields,
} from "@/lib/suppliers/schema";

/** For a new supplier and a stored one; `start.version` 0 is new. */
export function SupplierForm({ start, back }: { start: Fields; back: string }) {
  const isNew = start.version === 0;
  const form = useForm<Fields>({
    resolver: zodResolver(isNew ? addSupplierInput : changeSupplierInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, isNew ? addSupplier : changeSupplier);
  const t = useTranslations("suppliers");
  const router = useRouter();
  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/suppliers/${id}`))}
      className="grid max-w-2xl gap-7"
      noValidate
    >
      <Group title={t("group-who")}>
        <FormField
          form={form}
          name="name"
          label={t("name")}
          hint={t("name-hint")}
          className="col-span-full"
        >
          {(field) => <Input {...field} autoFocus autoComplete="off" />}
        </FormField>
        <FormField form={form} name="kind" label={t("kind")}>
          {(field) => (
            <Select {...field}>
              {supplierKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind-${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField form={form} name="code" label={t("code")}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="address" label={t("address")} className="col-span-full">
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
      </Group>
      <Group title={t("group-terms")}>
        <FormField form={form} name="leadDays" label={t("lead")} hint={t("lead-hint")}>
          {(field) => <InputWith {...field} inputMode="numeric" end={t("days-unit")} />}
        </FormField>
        <FormField form={form} name="settlement" label={t("settlement")}>
          {(field) => (
            <Select {...field}>
              {settlements.map((one) => (
                <option key={one} value={one}>
                  {t(`settlement-${one}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField
          form={form}
          name="paymentTerms"
          label={t("terms")}
          hint={t("terms-hint")}
          className="col-span-full"
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="notes"
          label={t("notes")}
          hint={t("notes-hint")}
          className="col-span-full"
        >
          {(field) => <Textarea {...field} rows={3} />}
        </FormField>
      </Group>
      <Group title={t("group-push")}>
        <Choice {...form.register("autoPush")} hint={t("auto-push-hint")} className="col-span-full">
          {t("auto-push")}
        </Choice>
        <Choice
          {...form.register("showsPrices")}
          hint={t("shows-prices-hint")}
          className="col-span-full"
        >
          {t("shows-prices")}
        </Choice>
      </Group>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        draft={`supplier:${isNew ? "new" : start.id}`}
        labels={{
          name: t("name"),
          code: t("code"),
          kind: t("kind"),
          address: t("address"),
          leadDays: t("lead"),
          settlement: t("settlement"),
          paymentTerms: t("terms"),
          notes: t("notes"),
          autoPush: t("auto-push"),
          showsPrices: t("shows-prices"),
        }}
      />
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-2 gap-4 phone:grid-cols-1">
      <legend className="mb-3 font-semibold text-base">{title}</legend>
      {children}
    </fieldset>
  );
}
