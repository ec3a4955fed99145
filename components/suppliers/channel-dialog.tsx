"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { CopyField } from "@/components/shared/copy-button";
import { FormField } from "@/components/shared/field";
import { FormDialog } from "@/components/shared/form-dialog";
import { type Act, useFormAction } from "@/components/shared/use-action";
import { Button } from "@/components/ui/button";
import { Choice, Input, Select } from "@/components/ui/input";
import { addChannel, changeChannel } from "@/lib/suppliers/channels/actions";
import type { ChannelForm } from "@/lib/suppliers/channels/schema";
import { type ChannelKind, channelKinds } from "@/lib/suppliers/kinds";

const addressWord: Record<ChannelKind, string> = {
  email: "address-email",
  wecom: "address-robot",
  dingtalk: "address-robot",
  feishu: "address-robot",
  webhook: "address-webhook",
};
/** Only these are signed with a secret of their own. */
const isSigned = (kind: ChannelKind): kind is "dingtalk" | "feishu" | "webhook" =>
  kind === "dingtalk" || kind === "feishu" || kind === "webhook";

/** For a new channel (version 0) and a stored one, whose address and secret are never shown again. */
export function ChannelDialog({
  supplierId,
  start,
  stored,
  onClose,
}: {
  supplierId: string;
  start: ChannelForm;
  stored: { address: string; hasSecret: boolean } | null;
  onClose: () => void;
}) {
  const t = useTranslations("suppliers");
  const isNew = start.version === 0;
  const form = useForm<ChannelForm>({ defaultValues: start });
  const kind = useWatch({ control: form.control, name: "kind" });
  const act: Act<ChannelForm, { id: string }> = isNew
    ? ({ version: _version, ...channel }, key) => addChannel({ ...channel, supplierId }, key)
    : changeChannel;
  const { pending, failure, submit } = useFormAction(form, act);
  const secretAt = kind === "email" ? undefined : t("address-secret");
  return (
    <FormDialog
      title={t(isNew ? "add-channel" : "edit-channel")}
      form={form}
      failure={failure}
      pending={pending}
      labels={{ label: t("label"), active: t("channel-active") }}
      onSubmit={submit(onClose)}
      onClose={onClose}
    >
      {isNew && (
        <FormField form={form} name="kind" label={t("channel")}>
          {(field) => (
            <Select {...field}>
              {channelKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`channel-${one}`)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      )}
      <FormField form={form} name="label" label={t("label")} hint={t("label-hint")}>
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField
        form={form}
        name="address"
        label={t(addressWord[kind])}
        hint={stored ? t("address-keep", { address: stored.address }) : secretAt}
      >
        {(field) => (
          <Input
            {...field}
            type={kind === "email" ? "email" : "url"}
            placeholder={kind === "email" ? "orders@" : "https://"}
            autoComplete="off"
          />
        )}
      </FormField>
      {isSigned(kind) && (
        <FormField
          form={form}
          name="secret"
          label={t("secret")}
          hint={stored?.hasSecret ? t("secret-keep") : t(`secret-hint-${kind}`)}
        >
          {(field) => <Input {...field} type="password" autoComplete="new-password" />}
        </FormField>
      )}
      {kind === "webhook" && <MakeSecret form={form} />}
      <Choice {...form.register("active")}>{t("channel-active")}</Choice>
    </FormDialog>
  );
}

/** A secret that nobody has seen yet; it is shown until the dialog closes, and never again. */
function MakeSecret({ form }: { form: UseFormReturn<ChannelForm> }) {
  const t = useTranslations("suppliers");
  const [made, setMade] = useState<string | null>(null);
  const make = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`;
    form.setValue("secret", secret, { shouldDirty: true, shouldValidate: true });
    setMade(secret);
  };
  if (!made)
    return (
      <Button size="small" icon="key-round" onClick={make}>
        {t("make-secret")}
      </Button>
    );
  return (
    <div className="grid gap-1">
      <CopyField text={made} label={t("secret")} />
      <p className="text-muted-foreground text-xs">{t("secret-made")}</p>
    </div>
  );
}
