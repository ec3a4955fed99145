"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { v7 as uuid } from "uuid";
import { Group } from "@/components/customers/facts-fields";
import { SameNote } from "@/components/customers/same-note";
import { FormField } from "@/components/shared/field";
import type { Option } from "@/components/shared/filters";
import { FormFoot } from "@/components/shared/form-foot";
import { useFormAction } from "@/components/shared/use-action";
import { Input } from "@/components/ui/input";
import { captureLead } from "@/lib/leads/actions";
import { type CaptureForm, captureInput } from "@/lib/leads/schema";
import type { Taken } from "@/lib/leads/writes";
import { IntentFields, PersonField, SourceField } from "./lead-fields";
import { TakenNote } from "./taken-note";

/** Who asked. No draft is kept: it would hold the number in the clear. */
export function CaptureLeadForm({
  start,
  takers,
}: {
  start: CaptureForm;
  takers: readonly Option[];
}) {
  const form = useForm<CaptureForm>({
    resolver: zodResolver(captureInput, undefined, { raw: true }),
    defaultValues: start,
  });
  const { pending, failure, submit } = useFormAction(form, captureLead);
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const t = useTranslations("leads");
  const of = useTranslations("customers");
  const router = useRouter();
  const [mobile, wechat] = useWatch({ control: form.control, name: ["mobile", "wechat"] });
  return (
    <form
      onSubmit={submit((done) => {
        if (done.id) return router.push(`/leads/${done.id}`);
        setTaken(done.taken);
        // What was asked for with this id is answered; the next try is another.
        form.setValue("id", uuid());
        form.setFocus(done.taken[0]?.kind === "wechat" ? "wechat" : "mobile");
      })}
      onChange={() => taken.length > 0 && setTaken([])}
      className="grid max-w-2xl gap-7"
      noValidate
    >
      <Group title={t("group-who")}>
        <FormField form={form} name="name" label={t("name")}>
          {(field) => <Input {...field} autoFocus autoComplete="off" />}
        </FormField>
        <SourceField form={form} label={t("source")} />
        <FormField form={form} name="mobile" label={of("mobile")} hint={t("mobile-hint")}>
          {(field) => <Input {...field} inputMode="tel" autoComplete="off" />}
        </FormField>
        <FormField form={form} name="wechat" label={of("wechat")}>
          {(field) => <Input {...field} autoComplete="off" autoCapitalize="none" />}
        </FormField>
        {taken.map((one) => (
          <TakenNote key={one.nth} taken={one} className="col-span-full" />
        ))}
        <SameNote kind="mobile" value={mobile} />
        <SameNote kind="wechat" value={wechat} />
      </Group>
      <Group title={t("group-what")}>
        <IntentFields form={form} />
        <PersonField
          form={form}
          name="ownerId"
          label={t("give-to")}
          people={takers}
          none={t("nobody-yet")}
        />
      </Group>
      <FormFoot form={form} failure={failure} pending={pending} back="/leads" />
    </form>
  );
}
