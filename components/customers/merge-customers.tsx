"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select, Textarea } from "@/components/ui/input";
import { mergeCustomers } from "@/lib/customers/merging/actions";
import type { Merging } from "@/lib/customers/merging/queries";
import { type MergeForm, mergeInput } from "@/lib/customers/merging/schema";

type File = Merging["one"];

/** Both side by side: which one stays, and what it says afterwards. */
export function MergeCustomers({ both, mergeId }: { both: Merging; mergeId: string }) {
  const t = useTranslations("customers");
  const router = useRouter();
  const [stays, choose] = useState<"one" | "other">(
    both.one.createdAt <= both.other.createdAt ? "one" : "other",
  );
  const survivor = both[stays];
  const merged = both[stays === "one" ? "other" : "one"];
  const form = useForm<MergeForm>({
    resolver: zodResolver(mergeInput, undefined, { raw: true }),
    defaultValues: startOf(mergeId, survivor, merged),
  });
  const { pending, failure, submit } = useFormAction(form, mergeCustomers);
  const keep = (side: "one" | "other") => {
    choose(side);
    const [to, from] = side === "one" ? [both.one, both.other] : [both.other, both.one];
    form.reset(startOf(mergeId, to, from));
  };
  const options = (of: (file: File) => [value: string, label: string]) =>
    [...new Map([of(survivor), of(merged)])].filter(([, label]) => label !== "");
  return (
    <form
      onSubmit={submit(({ id }) => router.push(`/customers/${id}`))}
      className="grid max-w-3xl gap-7"
      noValidate
    >
      <fieldset className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <legend className="mb-3 font-semibold text-base">{t("merge-stays")}</legend>
        {(["one", "other"] as const).map((side) => (
          <FileCard
            key={side}
            file={both[side]}
            checked={stays === side}
            onChoose={() => keep(side)}
          />
        ))}
      </fieldset>
      <fieldset className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <legend className="mb-3 font-semibold text-base">{t("merge-says")}</legend>
        <FormField form={form} name="name" label={t("name")}>
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <Choice
          form={form}
          name="ownerId"
          label={t("owner")}
          options={options(({ ownerId, owner }) => [ownerId, owner])}
        />
        <Choice
          form={form}
          name="source"
          label={t("source")}
          options={options(({ source }) => [source, t(`source-${source}`)])}
        />
        <Choice
          form={form}
          name="weddingOn"
          label={t("wedding")}
          options={options(({ weddingOn }) => [weddingOn ?? "", weddingOn ?? t("merge-none")])}
        />
        <FormField form={form} name="tags" label={t("tags")} className="col-span-full">
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField form={form} name="notes" label={t("notes")} className="col-span-full">
          {(field) => <Textarea {...field} rows={3} />}
        </FormField>
      </fieldset>
      <FormFoot
        form={form}
        failure={failure}
        pending={pending}
        back={`/customers/${both.one.id}`}
        save={t("merge")}
      />
    </form>
  );
}

function startOf(id: string, survivor: File, merged: File): MergeForm {
  return {
    ...{ id, survivorId: survivor.id, mergedId: merged.id },
    ...{ survivorVersion: survivor.version, mergedVersion: merged.version },
    ...{ name: survivor.name, source: survivor.source, ownerId: survivor.ownerId },
    weddingOn: survivor.weddingOn ?? merged.weddingOn ?? "",
    tags: [...new Set([...survivor.tags, ...merged.tags])].slice(0, 10).join(" "),
    notes: [...new Set([survivor.notes, merged.notes])].filter(Boolean).join("\n"),
  };
}

/** One of the two, and how much stands in it. */
function FileCard({
  file,
  checked,
  onChoose,
}: {
  file: File;
  checked: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("customers");
  const { name, number, owner, phones, persons, talks, source, weddingOn, tags } = file;
  return (
    <label className="grid cursor-pointer content-start gap-1 rounded-lg border p-4 text-sm has-checked:border-ring has-checked:bg-accent">
      <span className="flex items-baseline gap-2">
        <input type="radio" name="stays" checked={checked} onChange={onChoose} />
        <b className="font-medium text-base">{name}</b>
      </span>
      <span className="text-muted-foreground">{number}</span>
      <span>
        {t("owner")} {owner} · {t(`source-${source}`)}
      </span>
      {phones.length > 0 && <span>{phones.join(" ")}</span>}
      <span>{t("merge-holds", { persons, talks })}</span>
      {weddingOn && (
        <span>
          {t("wedding")} {weddingOn}
        </span>
      )}
      {tags.length > 0 && <span>{tags.join("、")}</span>}
    </label>
  );
}

function Choice({
  form,
  name,
  label,
  options,
}: {
  form: ReturnType<typeof useForm<MergeForm>>;
  name: "ownerId" | "source" | "weddingOn";
  label: string;
  options: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <FormField form={form} name={name} label={label}>
      {(field) => (
        <Select {...field}>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}
