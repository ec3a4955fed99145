"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { v7 as uuid } from "uuid";
import type { z } from "zod";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { type Act, useFormAction } from "@/components/shared/use-action";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Choice, Input } from "@/components/ui/input";
import { requiredFacts } from "@/lib/packages/kinds";
import type { changeCategoryInput, changeShootTypeInput } from "@/lib/packages/schema";
import {
  addCategory,
  addShootType,
  changeCategory,
  changeShootType,
} from "@/lib/packages/types/actions";

type TypeForm = z.input<typeof changeShootTypeInput>;
type CategoryForm = z.input<typeof changeCategoryInput>;

export const AddType = () => (
  <Opener icon="plus" word="add-type">
    {(close) => (
      <TypeDialog
        start={{ id: uuid(), version: 0, name: "", required: [], active: true }}
        onClose={close}
      />
    )}
  </Opener>
);
export const EditType = ({ start }: { start: TypeForm }) => (
  <Opener variant="text" size="small" word="edit-type">
    {(close) => <TypeDialog start={start} onClose={close} />}
  </Opener>
);
export const AddCategory = ({ shootTypeId }: { shootTypeId: string }) => (
  <Opener variant="text" size="small" icon="plus" word="add-category">
    {(close) => (
      <CategoryDialog
        shootTypeId={shootTypeId}
        start={{ id: uuid(), version: 0, name: "", active: true }}
        onClose={close}
      />
    )}
  </Opener>
);
export const EditCategory = ({ start }: { start: CategoryForm }) => (
  <Opener variant="text" size="small" word="edit">
    {(close) => <CategoryDialog start={start} onClose={close} />}
  </Opener>
);

/** A button that opens a dialog, which is made anew each time. */
function Opener({
  word,
  children,
  ...look
}: { word: string; children: (close: () => void) => ReactNode } & Omit<
  ButtonProps,
  "children" | "onClick"
>) {
  const t = useTranslations("packages");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {t(word)}
      </Button>
      {open && children(() => setOpen(false))}
    </>
  );
}

function TypeDialog({ start, onClose }: { start: TypeForm; onClose: () => void }) {
  const t = useTranslations("packages");
  const isNew = start.version === 0;
  const form = useForm<TypeForm>({ defaultValues: start });
  const act: Act<TypeForm, { id: string }> = isNew
    ? ({ id, name, required }, key) => addShootType({ id, name, required }, key)
    : changeShootType;
  const { pending, failure, submit } = useFormAction(form, act);
  return (
    <FormDialog
      title={t(isNew ? "add-type" : "edit-type")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ name: t("name"), required: t("required"), active: t("type-active") }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="name" label={t("name")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-sm">{t("required")}</legend>
        {requiredFacts.map((fact) => (
          <Choice key={fact} value={fact} {...form.register("required")}>
            {t(`required-${fact}`)}
          </Choice>
        ))}
      </fieldset>
      {!isNew && <InUse form={form.register("active")} />}
    </FormDialog>
  );
}

function CategoryDialog({
  start,
  shootTypeId = "",
  onClose,
}: {
  start: CategoryForm;
  shootTypeId?: string;
  onClose: () => void;
}) {
  const t = useTranslations("packages");
  const isNew = start.version === 0;
  const form = useForm<CategoryForm>({ defaultValues: start });
  const act: Act<CategoryForm, { id: string }> = isNew
    ? ({ id, name }, key) => addCategory({ id, name, shootTypeId }, key)
    : changeCategory;
  const { pending, failure, submit } = useFormAction(form, act);
  return (
    <FormDialog
      title={t(isNew ? "add-category" : "edit-category")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ name: t("name"), active: t("type-active") }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      <FormField form={form} name="name" label={t("name")}>
        {(field) => <Input {...field} autoFocus autoComplete="off" />}
      </FormField>
      {!isNew && <InUse form={form.register("active")} />}
    </FormDialog>
  );
}

function InUse({ form }: { form: React.ComponentProps<typeof Choice> }) {
  const t = useTranslations("packages");
  return (
    <Choice {...form} hint={t("type-active-hint")}>
      {t("type-active")}
    </Choice>
  );
}
