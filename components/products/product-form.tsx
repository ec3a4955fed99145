"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { MoneyInput } from "@/components/shared/number-fields";
import { useFormAction } from "@/components/shared/use-action";
import { Choice, Input, InputWith, Select } from "@/components/ui/input";
import { addProduct, changeProduct } from "@/lib/products/actions";
import { productKinds } from "@/lib/products/kinds";
import {
  addProductInput,
  changeProductInput,
  type ProductForm as Fields,
} from "@/lib/products/schema";

/** For a new product and a stored one; `start.version` 0 is new. */
export function ProductForm({
  start,
  back,
  seesCost,
}: {
  start: Fields;
  back: string;
  seesCost: boolean;
}) {
  const t = useTranslations("products");
  const router = useRouter();
  const isNew = start.version === 0;
  const form = useForm<Fields>({
    resolver: zodResolver(isNew ? addProductInput : changeProductInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, isNew ? addProduct : changeProduct);
  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/products/${id}`))}
      className="grid max-w-2xl grid-cols-2 gap-4 phone:grid-cols-1 [&>:last-child]:col-span-full"
      noValidate
    >
      <FormField form={form} name="name" label={t("name")} className="col-span-full">
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <FormField form={form} name="spec" label={t("spec")} hint={t("spec-hint")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="unit" label={t("unit")} hint={t("unit-hint")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="kind" label={t("kind")}>
        {(field) => (
          <Select {...field}>
            {productKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind-${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="sku" label={t("sku")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField form={form} name="salePrice" label={t("sale-price")} hint={t("sale-price-hint")}>
        {(field) => <MoneyInput {...field} />}
      </FormField>
      {seesCost && (
        <FormField form={form} name="cost" label={t("cost")} hint={t("cost-hint")}>
          {(field) => <MoneyInput {...field} />}
        </FormField>
      )}
      <FormField form={form} name="productionDays" label={t("production-days")}>
        {(field) => <InputWith {...field} inputMode="numeric" end={t("days-unit")} />}
      </FormField>
      <Choice {...form.register("active")} hint={t("active-hint")} className="col-span-full">
        {t("active")}
      </Choice>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        draft={`product:${isNew ? "new" : start.id}`}
        labels={{
          name: t("name"),
          spec: t("spec"),
          unit: t("unit"),
          kind: t("kind"),
          sku: t("sku"),
          salePrice: t("sale-price"),
          ...(seesCost && { cost: t("cost") }),
          productionDays: t("production-days"),
          active: t("active"),
        }}
      />
    </form>
  );
}
