"use client";

import { useTranslations } from "next-intl";
import {
  type FieldArrayPath,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useFieldArray,
} from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { MoneyInput, QuantityInput } from "@/components/shared/number-fields";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { mostTiers, type TierForm } from "@/lib/suppliers/items/schema";

type WithTiers = FieldValues & { tiers: TierForm[] };

/** Price tiers: from 1 at 68.00, from 50 at 61.00. */
export function TiersField<I extends WithTiers>({
  form,
  unit,
}: {
  form: UseFormReturn<I>;
  unit: string;
}) {
  const t = useTranslations("suppliers");
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: "tiers" as FieldArrayPath<I>,
  });
  const path = (place: number, key: keyof TierForm) => `tiers.${place}.${key}` as FieldPath<I>;
  return (
    <div className="grid gap-3">
      {fields.map(({ id }, place) => (
        <div key={id} className="grid grid-cols-[1fr_1fr_2.25rem] items-start gap-3">
          <FormField form={form} name={path(place, "minQuantity")} label={t("tier-from")}>
            {(field) => <QuantityInput {...field} end={unit} />}
          </FormField>
          <FormField form={form} name={path(place, "price")} label={t("price")}>
            {(field) => <MoneyInput {...field} />}
          </FormField>
          {place > 0 && (
            <button
              type="button"
              aria-label={t("remove-tier")}
              onClick={() => remove(place)}
              className="mt-[25px] grid h-field place-items-center rounded-md text-muted-foreground hover:bg-muted"
            >
              <Icon name="x" />
            </button>
          )}
        </div>
      ))}
      {fields.length < mostTiers && (
        <Button
          variant="link"
          size="bare"
          icon="plus"
          className="justify-self-start"
          onClick={() => append({ minQuantity: "", price: "" } as never)}
        >
          {t("add-tier")}
        </Button>
      )}
    </div>
  );
}
