"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { Choosable } from "@/components/shared/combobox";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { MoneyInput } from "@/components/shared/number-fields";
import { useFormAction } from "@/components/shared/use-action";
import { Choice, Input, InputWith, Select, Textarea } from "@/components/ui/input";
import { addPackage, changePackage } from "@/lib/packages/actions";
import {
  addPackageInput,
  changePackageInput,
  type PackageForm as Fields,
} from "@/lib/packages/schema";
import { ItemsFields } from "./items-fields";

/** For a new package and a stored one; `start.version` 0 is new. */
export function PackageForm({
  start,
  back,
  categories,
  branches,
  named,
  seesFloor,
}: {
  start: Fields;
  back: string;
  categories: readonly Option[];
  branches: readonly Option[];
  named: readonly Choosable[];
  seesFloor: boolean;
}) {
  const t = useTranslations("packages");
  const router = useRouter();
  const isNew = start.version === 0;
  const form = useForm<Fields>({
    resolver: zodResolver(isNew ? addPackageInput : changePackageInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, isNew ? addPackage : changePackage);
  const money = (name: "price" | "deposit" | "floorPrice" | "extraRetouch" | "extraInAlbum") => (
    <FormField form={form} name={name} label={label[name]} hint={hints[name]}>
      {(field) => <MoneyInput {...field} />}
    </FormField>
  );
  const count = (name: (typeof counts)[number], end: string) => (
    <FormField form={form} name={name} label={label[name]}>
      {(field) => <InputWith {...field} inputMode="numeric" autoComplete="off" end={end} />}
    </FormField>
  );
  const label = useLabels();
  const hints: Partial<Record<string, string>> = {
    deposit: t("deposit-hint"),
    floorPrice: t("floor-hint"),
  };
  const pictures = t("pictures", { count: "" }).trim();
  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/packages/${id}`))}
      className="grid max-w-3xl grid-cols-2 gap-4 phone:grid-cols-1 [&>:last-child]:col-span-full"
      noValidate
    >
      <FormField form={form} name="name" label={t("name")} className="col-span-full">
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <FormField form={form} name="categoryId" label={t("category")}>
        {(field) => (
          <Select {...field}>
            {categories.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="code" label={t("code")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      {money("price")}
      {seesFloor && money("floorPrice")}
      {money("deposit")}
      <Part title={t("content")}>
        {count("shoots", t("times", { count: "" }).trim())}
        {count("looks", t("sets", { count: "" }).trim())}
        {count("leastShots", pictures)}
        {count("retouched", pictures)}
        {count("inAlbum", pictures)}
        <Choice {...form.register("allFiles")} className="self-end pb-2">
          {t("all-files")}
        </Choice>
        {money("extraRetouch")}
        {money("extraInAlbum")}
      </Part>
      <ItemsFields form={form} named={named} />
      <Part title={t("sale")}>
        <FormField form={form} name="validFrom" label={t("valid-from")} aside={t("always")}>
          {(field) => <DayInput {...field} />}
        </FormField>
        <FormField form={form} name="validUntil" label={t("valid-until")} aside={t("always")}>
          {(field) => <DayInput {...field} />}
        </FormField>
        {branches.length > 1 && (
          <fieldset className="col-span-full">
            <legend className="mb-1.5 font-medium text-sm">{t("sold-in")}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {branches.map(({ value, label }) => (
                <Choice key={value} value={value} {...form.register("branchIds")}>
                  {label}
                </Choice>
              ))}
            </div>
            <p className="mt-1 text-muted-foreground text-xs">{t("sold-in-hint")}</p>
          </fieldset>
        )}
        <FormField
          form={form}
          name="notes"
          label={t("notes")}
          hint={t("notes-hint")}
          className="col-span-full"
        >
          {(field) => <Textarea {...field} rows={3} />}
        </FormField>
      </Part>
      <Choice {...form.register("active")} hint={t("active-hint")} className="col-span-full">
        {t("active")}
      </Choice>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        draft={`package:${isNew ? "new" : start.id}`}
        labels={label}
      />
    </form>
  );
}

const counts = ["shoots", "looks", "leastShots", "retouched", "inAlbum"] as const;

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="col-span-full mt-2 grid grid-cols-2 gap-4 phone:grid-cols-1">
      <legend className="mb-3 font-semibold text-base">{title}</legend>
      {children}
    </fieldset>
  );
}

/** Field names in words, for the form and for the three values of 被他人修改. */
function useLabels(): Record<keyof Fields, string> {
  const t = useTranslations("packages");
  return {
    ...{ id: "", version: "" },
    code: t("code"),
    name: t("name"),
    categoryId: t("category"),
    price: t("price"),
    floorPrice: t("floor"),
    deposit: t("deposit"),
    branchIds: t("sold-in"),
    validFrom: t("valid-from"),
    validUntil: t("valid-until"),
    shoots: t("shoots"),
    looks: t("looks"),
    leastShots: t("least-shots"),
    retouched: t("retouched"),
    inAlbum: t("in-album"),
    allFiles: t("all-files"),
    extraRetouch: t("extra-retouch"),
    extraInAlbum: t("extra-in-album"),
    notes: t("notes"),
    active: t("active"),
    items: t("items"),
  };
}
