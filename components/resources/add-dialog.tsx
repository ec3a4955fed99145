"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Select } from "@/components/ui/input";
import { addResource } from "@/lib/resources/actions";
import { resourceKinds } from "@/lib/resources/kinds";
import type { ResourceSettings } from "@/lib/resources/queries";
import { type AddResourceForm, addResourceInput } from "@/lib/resources/schema";
import { ResourceFields } from "./resource-fields";

export function AddDialog({
  start,
  branches,
  people,
  onClose,
}: {
  start: AddResourceForm;
  branches: readonly Option[];
  people: ResourceSettings["people"];
  onClose: () => void;
}) {
  const t = useTranslations("resources");
  const form = useForm<AddResourceForm>({
    resolver: zodResolver(addResourceInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, addResource);
  const [kind, branchId] = useWatch({ control: form.control, name: ["kind", "branchId"] });
  return (
    <FormDialog
      title={t("new")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name="kind" label={t("kind")}>
          {(field) => (
            <Select {...field}>
              {resourceKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`kind-${one}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        {branches.length > 1 && (
          <FormField form={form} name="branchId" label={t("branch")}>
            {(field) => (
              <Select {...field}>
                {branches.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        )}
      </div>
      {kind === "person" && (
        <FormField form={form} name="personId" label={t("person")}>
          {(field) => (
            <Select {...field}>
              <option value="">–</option>
              {people
                .filter((one) => one.branchId === branchId)
                .map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
            </Select>
          )}
        </FormField>
      )}
      <ResourceFields form={form} isPerson={kind === "person"} />
    </FormDialog>
  );
}
