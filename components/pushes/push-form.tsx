"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFieldArray, useForm, useWatch } from "react-hook-form";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { Glyph } from "@/components/shared/status-word";
import { useFormAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Input, Select, Textarea } from "@/components/ui/input";
import { changePush, draftPush } from "@/lib/pushes/draft-actions";
import type { Place } from "@/lib/pushes/queries";
import { mostLines } from "@/lib/pushes/rules";
import { type PushForm as Fields, pushInput } from "@/lib/pushes/schema";
import { LineFields } from "./line-fields";
import { type Chosen, TargetPicker } from "./target-picker";

type Shop = { id: string; name: string; shipTo: string };

/** 选择对象 → 填写: the first two steps of a direct push, on one page. `start.version` 0 is new. */
export function PushForm({
  start,
  names,
  places,
  shops,
  today,
  back,
}: {
  start: Fields;
  /** What the targets of `start` are called. */
  names: Readonly<Record<string, string>>;
  places: readonly Place[];
  shops: readonly Shop[];
  today: string;
  back: string;
}) {
  const t = useTranslations("pushes");
  const word = useWord();
  const router = useRouter();
  // Names of suppliers that were found while typing; the form itself keeps only ids.
  const [found] = useState(() => new Map<string, string>(Object.entries(names)));
  const isNew = start.version === 0;
  const form = useForm<Fields>({
    resolver: zodResolver(pushInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, isNew ? draftPush : changePush);
  const targets = useFieldArray({ control: form.control, name: "targets", keyName: "key" });
  const lines = useFieldArray({ control: form.control, name: "lines", keyName: "key" });
  const dueOn = useWatch({ control: form.control, name: "dueOn" });
  const nameOf = (kind: Chosen["kind"], id: string) =>
    found.get(id) ?? places.find((place) => place.id === id)?.name ?? t(`kind-${kind}`);
  const shown: Chosen[] = targets.fields.map(({ kind, id }) => ({
    ...{ kind, id, name: nameOf(kind, id) },
  }));
  const { errors } = form.formState;

  const resize = (change: (quantities: string[]) => string[]) => {
    form.getValues("lines").forEach((line, at) => {
      form.setValue(`lines.${at}.quantities`, change(line.quantities), { shouldDirty: true });
    });
  };
  const add = ({ name, ...target }: Chosen) => {
    if (targets.fields.some(({ id }) => id === target.id)) return;
    found.set(target.id, name);
    targets.append(target);
    resize((quantities) => [...quantities, ""]);
    form.clearErrors("targets");
  };
  const remove = (at: number) => {
    targets.remove(at);
    resize((quantities) => quantities.filter((_, i) => i !== at));
  };

  return (
    <form
      noValidate
      onSubmit={submit(({ id }) => router.push(`/pushes/${id}`))}
      className="grid gap-7"
    >
      <Part
        title={t("step-targets")}
        error={message(errors.targets) && word(message(errors.targets) ?? "")}
      >
        <TargetPicker
          chosen={shown}
          places={places}
          errors={shown.map((_, at) => message(errors.targets?.[at]))}
          onAdd={add}
          onRemove={remove}
        />
      </Part>
      <Part title={t("step-fill")}>
        <div className="flex flex-wrap items-start gap-3">
          {shops.length > 1 && isNew && (
            <FormField
              form={form}
              name="branchId"
              label={t("from-branch")}
              className="w-44 phone:w-full"
            >
              {({ onChange, ...field }) => (
                <Select
                  {...field}
                  onChange={(event) => {
                    onChange(event);
                    const shop = shops.find(({ id }) => id === event.target.value);
                    if (shop) form.setValue("shipTo", shop.shipTo, { shouldDirty: true });
                  }}
                >
                  {shops.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </FormField>
          )}
          <FormField form={form} name="dueOn" label={t("due")} className="w-44 phone:w-full">
            {({ onChange, ...field }) => (
              <DayInput
                {...field}
                min={today}
                onChange={(event) => {
                  const before = form.getValues("dueOn");
                  onChange(event);
                  // Lines that followed the push's day go on following it.
                  form.getValues("lines").forEach((line, at) => {
                    if (line.dueOn === before)
                      form.setValue(`lines.${at}.dueOn`, event.target.value, { shouldDirty: true });
                  });
                }}
              />
            )}
          </FormField>
          <FormField form={form} name="shipTo" label={t("ship-to")} className="min-w-64 flex-1">
            {(field) => <Input {...field} autoComplete="off" />}
          </FormField>
        </div>
        <div className="grid gap-4">
          {lines.fields.map(({ key }, at) => (
            <LineFields
              key={key}
              form={form}
              at={at}
              targets={shown}
              today={today}
              onRemove={lines.fields.length > 1 ? () => lines.remove(at) : undefined}
            />
          ))}
          {lines.fields.length < mostLines && (
            <Button
              variant="outline"
              icon="plus"
              className="justify-self-start"
              onClick={() => lines.append(emptyLine(dueOn, targets.fields.length))}
            >
              {t("add-line")}
            </Button>
          )}
        </div>
        <FormField
          form={form}
          name="notes"
          label={t("notes")}
          aside={t("optional")}
          hint={t("notes-hint")}
        >
          {(field) => <Textarea {...field} rows={3} />}
        </FormField>
      </Part>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={back}
        draft={isNew ? "push:new" : `push:${start.id}`}
        save={t("to-read-back")}
        labels={{
          dueOn: t("due"),
          shipTo: t("ship-to"),
          notes: t("notes"),
          targets: t("targets"),
          lines: t("lines"),
        }}
      />
    </form>
  );
}

export const emptyLine = (dueOn: string, targets: number): Fields["lines"][number] => ({
  ...{ productId: null, name: "", spec: "", unit: "", dueOn, note: "" },
  quantities: Array.from({ length: targets }, () => ""),
});

/** A message of a list stands on the list, on its root, or on the entry itself. */
function message(error: unknown): string | undefined {
  if (!error || typeof error !== "object") return undefined;
  if ("message" in error && typeof error.message === "string") return error.message;
  return "root" in error ? message(error.root) : undefined;
}

function Part({
  title,
  error,
  children,
}: {
  title: string;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-4">
      <h2>{title}</h2>
      {error && (
        <p role="alert" className="flex items-center gap-1.5 text-wrong text-xs">
          <Glyph meaning="wrong" />
          {error}
        </p>
      )}
      {children}
    </section>
  );
}
