"use client";

import { useTranslations } from "next-intl";
import type { FieldPath, FieldPathValue, UseFormReturn } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Choice, Input, Select } from "@/components/ui/input";
import type { Place } from "@/lib/people/queries";

type Facts = {
  name: string;
  branchId: string;
  departmentId: string | null;
  workPhone: string;
  email: string;
  phone: string;
  dropPhone: boolean;
};

/** The facts that a new and a known person have in common. */
export function PersonFacts<I extends Facts, O>({
  form,
  places,
  last4,
}: {
  form: UseFormReturn<I, unknown, O>;
  places: readonly Place[];
  /** Of the number that is already stored. */
  last4?: string | null;
}) {
  const t = useTranslations("people");
  const at = (name: keyof Facts) => name as FieldPath<I>;
  const branch = places.find(({ id }) => id === form.watch(at("branchId")));

  return (
    <>
      <FormField form={form} name={at("name")} label={t("name")}>
        {(f) => <Input {...f} autoComplete="off" />}
      </FormField>
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name={at("branchId")} label={t("branch")}>
          {({ onChange, ...f }) => (
            <Select
              {...f}
              onChange={(event) => {
                form.setValue(at("departmentId"), "" as FieldPathValue<I, FieldPath<I>>);
                return onChange(event);
              }}
            >
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField form={form} name={at("departmentId")} label={t("department")}>
          {(f) => (
            <Select {...f}>
              <option value="">{t("no-department")}</option>
              {branch?.departments.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      </div>
      <ContactFields form={form} last4={last4} />
    </>
  );
}

/** How somebody is reached: also what he may change of himself. */
export function ContactFields<
  I extends Pick<Facts, "workPhone" | "email" | "phone" | "dropPhone">,
  O,
>({ form, last4 }: { form: UseFormReturn<I, unknown, O>; last4?: string | null }) {
  const t = useTranslations("people");
  const shared = useTranslations("shared");
  const at = (name: "workPhone" | "email" | "phone" | "dropPhone") => name as FieldPath<I>;
  return (
    <>
      <FormField
        form={form}
        name={at("workPhone")}
        label={t("work-phone")}
        hint={t("work-phone-hint")}
        aside={shared("optional")}
      >
        {(f) => <Input {...f} type="tel" autoComplete="off" />}
      </FormField>
      <FormField form={form} name={at("email")} label={t("email")} aside={shared("optional")}>
        {(f) => <Input {...f} type="email" autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name={at("phone")}
        label={t("phone")}
        hint={t("phone-hint")}
        aside={shared("optional")}
      >
        {(f) => (
          <Input
            {...f}
            type="tel"
            autoComplete="off"
            placeholder={last4 ? t("phone-kept", { last4 }) : undefined}
          />
        )}
      </FormField>
      {last4 && <Choice {...form.register(at("dropPhone"))}>{t("phone-drop")}</Choice>}
    </>
  );
}
