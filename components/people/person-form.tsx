"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFieldArray, useForm } from "react-hook-form";
import { to } from "@/components/shared/address";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input, Select } from "@/components/ui/input";
import { createPerson } from "@/lib/people/actions";
import type { Place } from "@/lib/people/queries";
import { type CreatePersonForm, createPersonInput } from "@/lib/people/schema";
import { PersonFacts } from "./person-facts";

/** A new colleague: who, where, which roles. The password comes by a one-use link afterwards. */
export function PersonForm({
  start,
  places,
  roles,
}: {
  start: CreatePersonForm;
  places: readonly Place[];
  /** None when one may open accounts but not give roles. */
  roles: readonly Option[];
}) {
  const t = useTranslations("people");
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(createPersonInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, createPerson);
  const seats = useFieldArray({ control: form.control, name: "seats" });

  return (
    <form
      onSubmit={submit(({ id }) => router.push(to(`/admin/people/${id}`)))}
      className="grid max-w-xl gap-4"
      noValidate
    >
      <FormField form={form} name="account" label={t("account")} hint={t("account-hint")}>
        {(f) => (
          <Input {...f} autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} />
        )}
      </FormField>
      <PersonFacts form={form} places={places} />
      {roles.length > 0 && (
        <fieldset className="mt-2 grid gap-3">
          <legend className="mb-2 font-semibold">{t("roles")}</legend>
          {seats.fields.map((field, i) => (
            <div key={field.id} className="flex items-start gap-2">
              <FormField form={form} name={`seats.${i}.role`} label={t("role")} className="flex-1">
                {(f) => (
                  <Select {...f}>
                    {roles.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </Select>
                )}
              </FormField>
              <FormField
                form={form}
                name={`seats.${i}.branchId`}
                label={t("where")}
                className="flex-1"
              >
                {({ onChange, ...f }) => (
                  <Select
                    {...f}
                    onChange={(event) =>
                      form.setValue(`seats.${i}.branchId`, event.target.value || null)
                    }
                  >
                    {places.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                    <option value="">{t("everywhere")}</option>
                  </Select>
                )}
              </FormField>
              <Button
                variant="text"
                size="form"
                aria-label={t("seat-take")}
                onClick={() => seats.remove(i)}
                className="mt-[25px] !px-2.5"
              >
                <Icon name="x" />
              </Button>
            </div>
          ))}
          <div>
            <Button
              icon="plus"
              onClick={() =>
                seats.append({ role: "buyer", branchId: form.getValues("branchId") || null })
              }
            >
              {t("seat-add")}
            </Button>
          </div>
        </fieldset>
      )}
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back="/admin/people"
        save={t("create")}
      />
    </form>
  );
}
