"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { Failure } from "@/lib/core/result";
import { setUpCompany } from "@/lib/people/door/actions";
import { type SetUpForm as Form, setUpInput } from "@/lib/people/door/schema";
import { enter } from "./enter";
import { PasswordInput } from "./password-input";
import { showFields } from "./show-fields";

const empty: Form = {
  code: "",
  company: "",
  branch: "",
  branchCode: "",
  name: "",
  account: "",
  password: "",
};

/** One page, three groups; when it is done, the person is signed in and stands on the home page. */
export function SetUpForm() {
  const t = useTranslations("people");
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(setUpInput, undefined, { raw: true }),
    defaultValues: empty,
  });
  const { isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setFailure(null);
    // Without an idempotency key: its row would keep a quick hash of the password.
    const result = await setUpCompany(values);
    if (!result.ok) {
      setFailure(result.failure);
      return showFields(form, result.failure);
    }
    const refused = await enter(result.data.account, values.password);
    location.replace(refused ? "/login" : "/");
  });

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormField form={form} name="code" label={t("set-up-code")} hint={t("set-up-code-hint")}>
        {(f) => (
          <Input
            {...f}
            autoFocus
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="font-mono tracking-wider"
          />
        )}
      </FormField>
      <h2 className="mt-3 border-b pb-1.5">{t("set-up-company")}</h2>
      <FormField form={form} name="company" label={t("company-name")}>
        {(f) => <Input {...f} autoComplete="organization" />}
      </FormField>
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name="branch" label={t("branch-name")}>
          {(f) => <Input {...f} autoComplete="off" />}
        </FormField>
        <FormField
          form={form}
          name="branchCode"
          label={t("branch-code")}
          hint={t("branch-code-hint")}
        >
          {(f) => <Input {...f} autoComplete="off" maxLength={4} className="uppercase" />}
        </FormField>
      </div>
      <h2 className="mt-3 border-b pb-1.5">{t("set-up-you")}</h2>
      <div className="grid grid-cols-2 gap-4">
        <FormField form={form} name="name" label={t("name")}>
          {(f) => <Input {...f} autoComplete="name" />}
        </FormField>
        <FormField form={form} name="account" label={t("account")}>
          {(f) => <Input {...f} autoComplete="username" autoCapitalize="none" spellCheck={false} />}
        </FormField>
      </div>
      <FormField form={form} name="password" label={t("password")} hint={t("password-hint")}>
        {(f) => (
          <PasswordInput
            {...f}
            autoComplete="new-password"
            show={t("show-password")}
            hide={t("hide-password")}
          />
        )}
      </FormField>
      <Refused failure={failure} atFields />
      <Button
        type="submit"
        variant="primary"
        pending={isSubmitting && t("set-up-starting")}
        size="form"
        className="w-full"
      >
        {t("set-up-start")}
      </Button>
    </form>
  );
}
