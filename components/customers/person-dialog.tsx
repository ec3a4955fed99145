"use client";

import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormDialog } from "@/components/shared/form-dialog";
import { type Act, useFormAction } from "@/components/shared/use-action";
import { Choice, Input, Select } from "@/components/ui/input";
import { type Day, dayIn } from "@/lib/core/time";
import { personRoles } from "@/lib/customers/kinds";
import { addPerson, changePerson } from "@/lib/customers/persons/actions";
import type { PersonForm } from "@/lib/customers/persons/schema";
import { isMinorOn } from "@/lib/customers/rules";

/** For a new person (version 0) and a stored one. What is sealed of a child stays as it is when left empty. */
export function PersonDialog({
  customerId = "",
  start,
  isSealed = false,
  guardians,
  onClose,
}: {
  customerId?: string;
  start: PersonForm;
  isSealed?: boolean;
  guardians: readonly Option[];
  onClose: () => void;
}) {
  const t = useTranslations("customers");
  const isNew = start.version === 0;
  const form = useForm<PersonForm>({ defaultValues: start });
  const act: Act<PersonForm, { id: string }> = isNew
    ? ({ version: _version, ...person }, key) => addPerson({ ...person, customerId }, key)
    : changePerson;
  const { pending, failure, submit } = useFormAction(form, act);
  const [role, birthday, guardianId] = useWatch({
    control: form.control,
    name: ["role", "birthday", "guardianId"],
  });
  // Of a child whose birthday is sealed the form knows nothing but that.
  const isChild =
    role === "baby" ||
    (birthday === "" ? isSealed : isMinorOn(birthday as Day, dayIn("Asia/Shanghai")));
  return (
    <FormDialog
      title={t(isNew ? "add-person" : "edit-person")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ role: t("person-role"), guardianId: t("guardian") }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="role" label={t("person-role")}>
        {(field) => (
          <Select {...field} autoFocus>
            {personRoles.map((role) => (
              <option key={role} value={role}>
                {t(`role-${role}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField
        form={form}
        name="personName"
        label={t("person-name")}
        hint={isSealed ? t("keep") : undefined}
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name="birthday"
        label={t("birthday")}
        hint={isSealed ? t("keep") : undefined}
      >
        {(field) => <DayInput {...field} />}
      </FormField>
      {isChild && (
        <FormField form={form} name="guardianId" label={t("guardian")} hint={t("guardian-hint")}>
          {(field) => (
            <Select
              {...field}
              onChange={(event) => {
                // Who answers for the child now has not agreed yet.
                const isSame = event.target.value === start.guardianId;
                form.setValue("consent", isSame && start.consent);
                return field.onChange(event);
              }}
            >
              <option value="">{t("guardian-none")}</option>
              {guardians.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      )}
      {isChild && guardianId !== "" && (
        <FormField form={form} name="consent" label={t("consent-label")}>
          {({ id, ...field }) => (
            <Choice id={id} {...field}>
              {t("consent")}
            </Choice>
          )}
        </FormField>
      )}
    </FormDialog>
  );
}
