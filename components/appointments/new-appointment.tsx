"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useFormState, useWatch } from "react-hook-form";
import { findCustomers } from "@/components/customers/find-customers";
import { type Choosable, Combobox } from "@/components/shared/combobox";
import { Field, FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Select, Textarea } from "@/components/ui/input";
import { bookAppointment } from "@/lib/appointments/actions";
import { type AppointmentKind, kinds } from "@/lib/appointments/kinds";
import { clockOf, holds, minutesOf, usual } from "@/lib/appointments/rules";
import { type BookForm, bookInput } from "@/lib/appointments/schema";
import { FreeTimes } from "./free-times";
import { type Bookable, ResourcePicker } from "./resource-picker";
import { TimeFields } from "./time-fields";

/** Who comes, for what, when, and what it takes. All of it is booked, or none. */
export function NewAppointment({
  start,
  customer,
  branches,
  resources,
  mayAddCustomer,
}: {
  start: BookForm;
  customer: Choosable | null;
  branches: readonly Option[];
  resources: readonly Bookable[];
  mayAddCustomer: boolean;
}) {
  const t = useTranslations("appointments");
  const router = useRouter();
  const form = useForm<BookForm>({
    resolver: zodResolver(bookInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, bookAppointment);
  const [chosen, choose] = useState(customer);
  const { errors } = useFormState({ control: form.control, name: ["customerId", "resourceIds"] });
  const [branchId, booked] = useWatch({ control: form.control, name: ["branchId", "resourceIds"] });
  const set = <K extends keyof BookForm>(name: K, value: BookForm[K]) =>
    form.setValue(name, value as never, { shouldDirty: true });

  /** A selection takes longer than a visit: the end follows what it is for. */
  const endFor = (kind: AppointmentKind, from: string) => {
    const begin = minutesOf(from);
    if (begin !== null) set("until", clockOf(Math.min(1439, begin + usual[kind])));
  };

  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/calendar/${id}`))}
      className="grid max-w-2xl grid-cols-2 gap-4 phone:grid-cols-1 [&>:last-child]:col-span-full"
      noValidate
    >
      <Field
        label={t("customer")}
        error={errors.customerId?.message}
        className="col-span-full"
        aside={
          mayAddCustomer && (
            <Link href="/customers/new" prefetch={false} className="link">
              {t("add-customer")}
            </Link>
          )
        }
      >
        {(control) => (
          <Combobox
            {...control}
            value={chosen}
            search={findCustomers}
            placeholder={t("find-customer")}
            autoFocus={!customer}
            onChoose={(one) => {
              choose(one);
              form.clearErrors("customerId");
              set("customerId", one?.value ?? "");
            }}
          />
        )}
      </Field>
      <FormField form={form} name="kind" label={t("kind")}>
        {(field) => (
          <Select
            {...field}
            onChange={(event) => {
              field.onChange(event);
              endFor(event.target.value as AppointmentKind, form.getValues("from"));
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind-${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {branches.length > 1 && (
        <FormField form={form} name="branchId" label={t("branch")}>
          {(field) => (
            <Select
              {...field}
              onChange={(event) => {
                field.onChange(event);
                set("resourceIds", []);
              }}
            >
              {branches.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      )}
      <TimeFields form={form} />
      <Field
        label={t("resources")}
        hint={t("resources-hint")}
        error={errors.resourceIds?.message}
        className="col-span-full"
      >
        {() => (
          <ResourcePicker
            all={resources}
            branchId={branchId}
            value={booked}
            onChange={(value) => set("resourceIds", value)}
          />
        )}
      </Field>
      <div className="col-span-full">
        <FreeTimes
          failure={failure}
          ask={() => {
            const { on, from, until } = form.getValues();
            return { on, from, until, branchId, resourceIds: booked };
          }}
          onTake={(time) => {
            set("on", time.on);
            set("from", time.from);
            set("until", time.until);
          }}
        />
      </div>
      <FormField form={form} name="hold" label={t("hold")} hint={t("hold-hint")}>
        {(field) => (
          <Select {...field}>
            <option value="">{t("hold-none")}</option>
            {holds.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t(`hold-${minutes}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="notes" label={t("notes")} className="col-span-full">
        {(field) => <Textarea {...field} rows={2} />}
      </FormField>
      <FormFoot form={form} failure={failure} pending={pending} back="/calendar" save={t("book")} />
    </form>
  );
}
