"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { useFormAction } from "@/components/shared/use-action";
import { Input, Select } from "@/components/ui/input";
import { personRoles } from "@/lib/customers/kinds";
import { lostReasons } from "@/lib/leads/kinds";
import { loseLead } from "@/lib/leads/move-actions";
import { type LoseForm, loseInput, type WinForm, winInput } from "@/lib/leads/schema";
import { winLead } from "@/lib/leads/win-actions";
import { PersonField } from "./lead-fields";
import type { Moving } from "./moving";

/** 成交: which file it becomes, and whose the credits are. */
export function WinDialog({ lead, onClose }: { lead: Moving; onClose: () => void }) {
  const t = useTranslations("leads");
  const of = useTranslations("customers");
  const router = useRouter();
  const form = useForm<WinForm>({
    resolver: zodResolver(winInput, undefined, { raw: true }),
    defaultValues: {
      ...{ id: lead.id, role: "bride", ...lead.credits },
      customerId: lead.known[0]?.value ?? "",
    },
  });
  const { pending, failure, submit } = useFormAction(form, winLead);
  const customerId = useWatch({ control: form.control, name: "customerId" });
  return (
    <FormDialog
      title={t("win")}
      sub={t("win-hint")}
      save={t("win")}
      {...{ form, failure, pending, onClose }}
      labels={{}}
      onSubmit={submit((won) => router.push(`/customers/${won.customerId}`))}
    >
      <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <FormField form={form} name="customerId" label={t("file")}>
          {(field) => (
            <Select {...field} autoFocus>
              {lead.known.map(({ value, label }) => (
                <option key={value} value={value}>
                  {t("file-known", { label })}
                </option>
              ))}
              <option value="">{t("file-new")}</option>
            </Select>
          )}
        </FormField>
        {customerId === "" && (
          <FormField form={form} name="role" label={t("who")}>
            {(field) => (
              <Select {...field}>
                {personRoles
                  .filter((role) => role !== "baby")
                  .map((role) => (
                    <option key={role} value={role}>
                      {of(`role-${role}`)}
                    </option>
                  ))}
              </Select>
            )}
          </FormField>
        )}
      </div>
      <div className="grid grid-cols-3 gap-4 phone:grid-cols-1">
        {(["inviter", "closer", "supervisor"] as const).map((credit) => (
          <PersonField
            key={credit}
            form={form}
            name={`${credit}Id`}
            label={t(credit)}
            people={lead.colleagues}
            none={t("no-one")}
          />
        ))}
      </div>
    </FormDialog>
  );
}

export function LoseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("leads");
  const form = useForm<LoseForm>({
    resolver: zodResolver(loseInput, undefined, { raw: true }),
    defaultValues: { id, lostReason: "price", lostNote: "" },
  });
  const { pending, failure, submit } = useFormAction(form, loseLead);
  return (
    <FormDialog
      title={t("lose")}
      save={t("lose")}
      {...{ form, failure, pending, onClose }}
      labels={{}}
      onSubmit={submit(onClose)}
    >
      <FormField form={form} name="lostReason" label={t("lost-reason")}>
        {(field) => (
          <Select {...field} autoFocus>
            {lostReasons.map((one) => (
              <option key={one} value={one}>
                {t(`lost-${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField form={form} name="lostNote" label={t("lost-note")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </FormDialog>
  );
}
