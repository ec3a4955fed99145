"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { Note } from "@/components/shared/note";
import { toast } from "@/components/shared/toast";
import { useFormAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Textarea } from "@/components/ui/input";
import { pasteLeads } from "@/lib/leads/actions";
import { type PasteForm, pasteInput } from "@/lib/leads/schema";
import { PersonField, SourceField } from "./lead-fields";

type Left = { nth: number; wrong: string; owner: string | null };

/** Many lines at once. What could not be taken in stays in the field, each line with what is wrong with it. */
export function PasteLeadsForm({ start, takers }: { start: PasteForm; takers: readonly Option[] }) {
  const form = useForm<PasteForm>({
    resolver: zodResolver(pasteInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, pasteLeads);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const t = useTranslations("leads");
  const word = useWord();
  return (
    <form
      onSubmit={submit(({ captured, refused }) => {
        const lines = form.getValues("pasted").replace(/\r\n?/g, "\n").trim().split("\n");
        setLeft(refused.map((one, at) => ({ ...one, nth: at + 1 })));
        const kept = refused.map(({ nth }) => lines[nth - 1] ?? "").join("\n");
        form.reset({ ...form.getValues(), pasted: kept });
        if (captured > 0) toast({ text: t("taken-in", { count: captured }), meaning: "good" });
      })}
      className="grid max-w-3xl gap-5"
      noValidate
    >
      <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <SourceField form={form} label={t("usual-source")} />
        <PersonField
          form={form}
          name="ownerId"
          label={t("give-to")}
          people={takers}
          none={t("nobody-yet")}
        />
      </div>
      <FormField form={form} name="pasted" label={t("pasted")} hint={t("pasted-hint")}>
        {(field) => (
          <Textarea
            {...field}
            rows={12}
            autoFocus
            spellCheck={false}
            autoComplete="off"
            placeholder={t("pasted-example")}
          />
        )}
      </FormField>
      {left.length > 0 && (
        <Note meaning="wrong" role="alert" lead={t("lines-left", { count: left.length })}>
          {left.map(({ nth, wrong, owner }) => (
            <span key={nth} className="block">
              {t("nth-line", { nth, why: word(wrong, { owner: owner ?? "" }) })}
            </span>
          ))}
        </Note>
      )}
      <FormFoot form={form} failure={failure} pending={pending} back="/leads" save={t("take-in")} />
    </form>
  );
}
