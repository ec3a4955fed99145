"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { DayInput } from "@/components/shared/day-field";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { appointLead, arriveLead } from "@/lib/leads/move-actions";
import { type AppointForm, type ArriveForm, appointInput, arriveInput } from "@/lib/leads/schema";
import { PersonField } from "./lead-fields";
import type { Moving } from "./moving";

type Props = { lead: Moving; onClose: () => void };

/** Oneself, if one is of the branch. */
const firstOf = ({ colleagues, me }: Moving, known = "") =>
  [known, me].find((id) => colleagues.some(({ value }) => value === id)) ??
  colleagues[0]?.value ??
  "";

export function AppointDialog({ lead, onClose }: Props) {
  const t = useTranslations("leads");
  const form = useForm<AppointForm>({
    resolver: zodResolver(appointInput, undefined, { raw: true }),
    defaultValues: {
      id: lead.id,
      visitOn: lead.visitOn,
      inviterId: firstOf(lead, lead.credits.inviterId),
    },
  });
  const { pending, failure, submit } = useFormAction(form, appointLead);
  return (
    <FormDialog
      title={lead.status === "appointed" ? t("reappoint") : t("appoint")}
      {...{ form, failure, pending, onClose }}
      labels={{}}
      onSubmit={submit(onClose)}
    >
      <FormField form={form} name="visitOn" label={t("visit-on")}>
        {(field) => <DayInput {...field} autoFocus />}
      </FormField>
      <PersonField form={form} name="inviterId" label={t("inviter")} people={lead.colleagues} />
    </FormDialog>
  );
}

export function ArriveDialog({ lead, onClose }: Props) {
  const t = useTranslations("leads");
  const form = useForm<ArriveForm>({
    resolver: zodResolver(arriveInput, undefined, { raw: true }),
    defaultValues: { id: lead.id, closerId: firstOf(lead, lead.credits.closerId) },
  });
  const { pending, failure, submit } = useFormAction(form, arriveLead);
  return (
    <FormDialog
      title={t("arrive")}
      save={t("arrive")}
      {...{ form, failure, pending, onClose }}
      labels={{}}
      onSubmit={submit(onClose)}
    >
      <PersonField
        form={form}
        name="closerId"
        label={t("closer")}
        hint={t("closer-hint")}
        people={lead.colleagues}
      />
    </FormDialog>
  );
}
