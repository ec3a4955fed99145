"use client";

import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input, Select } from "@/components/ui/input";
import { personRoles } from "@/lib/customers/kinds";
import { partnerOf } from "@/lib/customers/rules";
import { mostPersons, type NewCustomerForm } from "@/lib/customers/schema";
import { SameNote } from "./same-note";

type Adult = NewCustomerForm["persons"][number]["role"];

const adults = personRoles.filter((role): role is Adult => role !== "baby");

/** The people of a new file, each with a number. */
export function PersonsFields<O>({ form }: { form: UseFormReturn<NewCustomerForm, unknown, O> }) {
  const t = useTranslations("customers");
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "persons" });
  const persons = useWatch({ control: form.control, name: "persons" });
  return (
    <div className="col-span-full grid gap-4">
      {fields.map(({ id }, nth) => (
        <fieldset
          key={id}
          aria-label={t("nth-person", { nth: nth + 1 })}
          className="grid grid-cols-[7rem_1fr_1fr_2.25rem] items-start gap-4 phone:grid-cols-[7rem_1fr_2.75rem] phone:gap-3"
        >
          <FormField form={form} name={`persons.${nth}.role`} label={t("person-role")}>
            {(field) => (
              <Select {...field}>
                {adults.map((role) => (
                  <option key={role} value={role}>
                    {t(`role-${role}`)}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
          <FormField
            form={form}
            name={`persons.${nth}.name`}
            label={t("person-name")}
            className={nth === 0 ? "phone:col-span-2" : undefined}
          >
            {(field) => <Input {...field} autoFocus={nth === 0} autoComplete="off" />}
          </FormField>
          <FormField
            form={form}
            name={`persons.${nth}.mobile`}
            label={t("mobile")}
            hint={nth === 0 ? t("mobile-hint") : undefined}
            className="phone:col-span-full phone:row-start-2"
          >
            {(field) => <Input {...field} type="tel" autoComplete="off" />}
          </FormField>
          {nth > 0 && (
            <button
              type="button"
              aria-label={t("take-out", { nth: nth + 1 })}
              onClick={() => remove(nth)}
              className="mt-[25px] grid h-field place-items-center rounded-md text-muted-foreground hover:bg-muted"
            >
              <Icon name="x" />
            </button>
          )}
          <SameNote kind="mobile" value={persons[nth]?.mobile ?? ""} />
        </fieldset>
      ))}
      {fields.length < mostPersons && (
        <Button
          variant="link"
          size="bare"
          icon="plus"
          className="justify-self-start"
          onClick={() => {
            const role = partnerOf(persons.map((one) => one.role)) ?? "other";
            append({ role, name: "", mobile: "" });
          }}
        >
          {t("one-more")}
        </Button>
      )}
    </div>
  );
}
