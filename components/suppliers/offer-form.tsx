"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useFormState } from "react-hook-form";
import { findProducts, type ProductChoice } from "@/components/products/find-products";
import { Combobox } from "@/components/shared/combobox";
import { Field, FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input, InputWith } from "@/components/ui/input";
import { offerProduct } from "@/lib/suppliers/items/actions";
import { type OfferForm as Fields, offerInput } from "@/lib/suppliers/items/schema";
import { TiersField } from "./tiers-field";

const search = (text: string) => findProducts(text);

/** A product that the supplier makes from now on, with his code and prices. */
export function OfferForm({ start }: { start: Fields }) {
  const t = useTranslations("suppliers");
  const router = useRouter();
  const form = useForm<Fields>({
    resolver: zodResolver(offerInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { errors } = useFormState({ control: form.control, name: "productId" });
  const { pending, failure, submit } = useFormAction(form, offerProduct);
  const [product, choose] = useState<ProductChoice | null>(null);
  const back = `/suppliers/${start.supplierId}`;
  return (
    <form onSubmit={submit(() => router.push(back))} className="grid max-w-xl gap-4" noValidate>
      <Field label={t("product")} hint={t("product-hint")} error={errors.productId?.message}>
        {(control) => (
          <Combobox
            {...control}
            autoFocus
            value={product}
            search={search}
            onChoose={(chosen) => {
              if (chosen && !("sku" in chosen)) return;
              choose(chosen);
              form.setValue("productId", chosen?.value ?? "", {
                shouldDirty: true,
                shouldValidate: form.formState.isSubmitted,
              });
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <FormField form={form} name="supplierSku" label={t("supplier-sku")}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="leadDays" label={t("lead")}>
          {(field) => <InputWith {...field} inputMode="numeric" end={t("days-unit")} />}
        </FormField>
      </div>
      <TiersField form={form} unit={product?.unit ?? ""} />
      <FormFoot form={form} failure={failure} pending={pending} back={back} />
    </form>
  );
}
