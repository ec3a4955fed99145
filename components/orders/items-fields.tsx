"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type UseFormReturn, useFieldArray, useFormState } from "react-hook-form";
import { findProducts } from "@/components/products/find-products";
import { type Choosable, Combobox } from "@/components/shared/combobox";
import { Field, FormField } from "@/components/shared/field";
import { MoneyInput } from "@/components/shared/number-fields";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { mostItems, type OrderForm } from "@/lib/orders/schema";

const search = (text: string) => findProducts(text);

/** What is sold beside the package. */
export function ItemsFields({
  form,
  named,
}: {
  form: UseFormReturn<OrderForm>;
  named: readonly Choosable[];
}) {
  const t = useTranslations("orders");
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "items",
    keyName: "key",
  });
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 font-semibold text-base">{t("items")}</legend>
      {fields.map(({ key, productId }, nth) => (
        <fieldset
          key={key}
          aria-label={t("nth-item", { nth: nth + 1 })}
          className="grid grid-cols-[1fr_6rem_8rem_2.25rem] items-start gap-4 phone:grid-cols-[1fr_1fr_2.75rem] phone:gap-3"
        >
          <Product
            form={form}
            nth={nth}
            start={named.find(({ value }) => value === productId) ?? null}
          />
          <FormField form={form} name={`items.${nth}.quantity`} label={t("quantity")}>
            {(field) => <Input {...field} inputMode="numeric" autoComplete="off" />}
          </FormField>
          <FormField form={form} name={`items.${nth}.unitPrice`} label={t("unit-price")}>
            {(field) => <MoneyInput {...field} />}
          </FormField>
          <button
            type="button"
            aria-label={t("take-out", { nth: nth + 1 })}
            onClick={() => remove(nth)}
            className="mt-[25px] grid h-field place-items-center rounded-md text-muted-foreground hover:bg-muted"
          >
            <Icon name="x" />
          </button>
        </fieldset>
      ))}
      {fields.length < mostItems && (
        <Button
          variant="link"
          size="bare"
          icon="plus"
          className="justify-self-start"
          onClick={() => append({ productId: "", quantity: "1", unitPrice: "" })}
        >
          {t("add-item")}
        </Button>
      )}
    </fieldset>
  );
}

function Product({
  form,
  nth,
  start,
}: {
  form: UseFormReturn<OrderForm>;
  nth: number;
  start: Choosable | null;
}) {
  const t = useTranslations("orders");
  const name = `items.${nth}.productId` as const;
  const { errors } = useFormState({ control: form.control, name });
  const [chosen, choose] = useState(start);
  return (
    <Field
      label={t("item")}
      error={errors.items?.[nth]?.productId?.message}
      className="phone:col-span-full"
    >
      {(control) => (
        <Combobox
          {...control}
          value={chosen}
          search={search}
          placeholder={t("item-find")}
          onChoose={(one) => {
            choose(one);
            form.clearErrors(name);
            form.setValue(name, one?.value ?? "", { shouldDirty: true });
          }}
        />
      )}
    </Field>
  );
}
