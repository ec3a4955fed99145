"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormDialog } from "@/components/shared/form-dialog";
import { Note } from "@/components/shared/note";
import { clearSelection } from "@/components/shared/selection";
import { toast } from "@/components/shared/toast";
import { useFormAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Select } from "@/components/ui/input";
import { assignLeads } from "@/lib/leads/move-actions";
import type { AssignForm } from "@/lib/leads/schema";

type Refused = { id: string; name: string; why: string };

/** One colleague for one lead or many; what could not be given stands named until the dialog is closed. */
export function AssignDialog({
  start,
  colleagues,
  onClose,
}: {
  start: AssignForm;
  colleagues: readonly Option[];
  onClose: () => void;
}) {
  const t = useTranslations("leads");
  const word = useWord();
  const form = useForm<AssignForm>({ defaultValues: start });
  const { pending, failure, submit } = useFormAction(form, assignLeads);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const many = start.ids.length > 1;
  return (
    <FormDialog
      title={many ? t("assign-many", { count: start.ids.length }) : t("give-to")}
      sub={t("assign-hint")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{}}
      save={t("assign")}
      onSubmit={submit((done) => {
        clearSelection("leads");
        if (done.assigned > 0)
          toast({ text: t("assigned-some", { count: done.assigned }), meaning: "good" });
        if (done.refused.length === 0) onClose();
        else setRefused(done.refused);
      })}
      onClose={onClose}
    >
      <FormField form={form} name="ownerId" label={t("give-to")}>
        {(field) => (
          <Select {...field} autoFocus>
            <option value="">–</option>
            {colleagues.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {refused.length > 0 && (
        <Note meaning="waiting" role="alert" lead={t("not-assigned")}>
          {refused.map(({ id, name, why }) => (
            <span key={id} className="block">
              {name}: {word(why)}
            </span>
          ))}
        </Note>
      )}
    </FormDialog>
  );
}
