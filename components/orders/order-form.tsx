"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useForm, useFormState } from "react-hook-form";
import { findCustomers } from "@/components/customers/find-customers";
import { type Choosable, Combobox } from "@/components/shared/combobox";
import { DayInput } from "@/components/shared/day-field";
import { Field, FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { MoneyInput } from "@/components/shared/number-fields";
import { useFormAction } from "@/components/shared/use-action";
import { Choice, Input, Select, Textarea } from "@/components/ui/input";
import { type Money, typedMoney } from "@/lib/core/figures";
import { addOrder, changeOrder } from "@/lib/orders/actions";
import { depositKinds } from "@/lib/orders/kinds";
import { addOrderInput, changeOrderInput, type OrderForm as Fields } from "@/lib/orders/schema";
import { ItemsFields } from "./items-fields";
import { Sums } from "./sums";

export type PackageChoice = {
  value: string;
  label: string;
  sub: string;
  shootType: string;
  price: Money;
  deposit: Money;
  needsWedding: boolean;
};

/** For a new order and a draft; `start.version` 0 is new. */
export function OrderForm({
  start,
  back,
  customer,
  packages,
  colleagues,
  named,
  limitBp,
  isFixed,
}: {
  start: Fields;
  back: string;
  customer: Choosable | null;
  packages: readonly PackageChoice[];
  colleagues: readonly Option[];
  named: readonly Choosable[];
  /** How much of the price this person may take off, in basis points. */
  limitBp: bigint;
  /** 门市 sell in their own name only. */
  isFixed: boolean;
}) {
  const t = useTranslations("orders");
  const router = useRouter();
  const isNew = start.version === 0;
  const form = useForm<Fields>({
    resolver: zodResolver(isNew ? addOrderInput : changeOrderInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, isNew ? addOrder : changeOrder);
  const labels = useLabels();
  const packageId = form.watch("packageId");
  const sold = packages.find(({ value }) => value === packageId);
  const choices = (name: string) =>
    name === "ownerId" && isFixed
      ? colleagues.filter(({ value }) => value === start.ownerId)
      : colleagues;
  const people = (name: "ownerId" | "leadBy" | "invitedBy" | "supervisedBy") => (
    <FormField form={form} name={name} label={labels[name]}>
      {(field) => (
        <Select {...field}>
          {name !== "ownerId" && <option value="">{t("nobody")}</option>}
          {choices(name).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/orders/${id}`))}
      className="grid max-w-3xl gap-7"
      noValidate
    >
      <Part title={t("sold")}>
        <Customer form={form} start={customer} />
        <FormField form={form} name="packageId" label={t("package")}>
          {(field) => (
            <Select
              {...field}
              onChange={(event) => {
                field.onChange(event);
                const chosen = packages.find(({ value }) => value === event.target.value);
                if (chosen) form.setValue("deposit", typedMoney(chosen.deposit));
                form.clearErrors("packageId");
              }}
            >
              <option value="">{t("package-missing")}</option>
              {packages.map(({ value, label, sub, shootType, price }) => (
                <option key={value} value={value}>
                  {`${shootType} · ${label}（${sub}，${typedMoney(price)}）`}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField
          form={form}
          name="weddingOn"
          label={t("wedding")}
          aside={sold?.needsWedding ? undefined : <Optional />}
        >
          {(field) => <DayInput {...field} />}
        </FormField>
        <FormField form={form} name="promisedOn" label={t("promised")} hint={t("promised-hint")}>
          {(field) => <DayInput {...field} />}
        </FormField>
      </Part>
      <ItemsFields form={form} named={named} />
      <Part title={t("price-trail")}>
        <FormField form={form} name="discount" label={t("discount-yuan")}>
          {(field) => <MoneyInput {...field} />}
        </FormField>
        <FormField
          form={form}
          name="discountReason"
          label={t("discount-reason")}
          hint={t("discount-reason-hint")}
        >
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="deposit" label={t("deposit-yuan")}>
          {(field) => <MoneyInput {...field} />}
        </FormField>
        <fieldset className="grid content-start gap-2">
          <legend className="mb-1.5 font-medium text-sm">{t("deposit-kind")}</legend>
          {depositKinds.map((kind) => (
            <Choice
              key={kind}
              kind="radio"
              value={kind}
              hint={t(`kind-${kind}-hint`)}
              {...form.register("depositKind")}
            >
              {t(`kind-${kind}`)}
            </Choice>
          ))}
        </fieldset>
        <Sums form={form} price={sold?.price ?? null} limitBp={limitBp} />
      </Part>
      <Part title={t("credits")}>
        {people("ownerId")}
        {people("leadBy")}
        {people("invitedBy")}
        {people("supervisedBy")}
      </Part>
      <FormField form={form} name="notes" label={t("notes")} hint={t("notes-hint")}>
        {(field) => <Textarea {...field} rows={3} />}
      </FormField>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        draft={`order:${isNew ? "new" : start.id}`}
        labels={labels}
      />
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-2 gap-4 phone:grid-cols-1">
      <legend className="mb-3 font-semibold text-base">{title}</legend>
      {children}
    </fieldset>
  );
}

const Optional = () => useTranslations("shared")("optional");

function Customer({
  form,
  start,
}: {
  form: ReturnType<typeof useForm<Fields>>;
  start: Choosable | null;
}) {
  const t = useTranslations("orders");
  const { errors } = useFormState({ control: form.control, name: "customerId" });
  const [chosen, choose] = useState(start);
  return (
    <Field
      label={t("customer")}
      error={errors.customerId?.message}
      aside={
        <Link href="/customers/new" prefetch={false} className="link">
          {t("customer-new")}
        </Link>
      }
    >
      {(control) => (
        <Combobox
          {...control}
          autoFocus={start === null}
          value={chosen}
          search={findCustomers}
          placeholder={t("customer-find")}
          onChoose={(one) => {
            choose(one);
            form.clearErrors("customerId");
            form.setValue("customerId", one?.value ?? "", { shouldDirty: true });
          }}
        />
      )}
    </Field>
  );
}

/** Field names in words, for the form and for the three values of 被他人修改. */
function useLabels(): Record<keyof Fields, string> {
  const t = useTranslations("orders");
  return {
    ...{ id: "", version: "", branchId: "" },
    customerId: t("customer"),
    packageId: t("package"),
    items: t("items"),
    discount: t("discount-yuan"),
    discountReason: t("discount-reason"),
    deposit: t("deposit-yuan"),
    depositKind: t("deposit-kind"),
    weddingOn: t("wedding"),
    promisedOn: t("promised"),
    notes: t("notes"),
    ownerId: t("owner"),
    leadBy: t("credit-lead"),
    invitedBy: t("credit-invited"),
    supervisedBy: t("credit-supervised"),
  };
}
