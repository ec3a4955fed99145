"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { Button } from "@/components/ui/button";
import type { Failure } from "@/lib/core/result";
import { usePasswordLink as setByLink } from "@/lib/people/door/actions";
import { enter } from "./enter";
import { PasswordInput } from "./password-input";

export function NewPasswordForm({ token }: { token: string }) {
  const t = useTranslations("people");
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setPending(true);
    // Without an idempotency key: the link works once, and nothing of the password is kept.
    const result = await setByLink({ token, password });
    if (!result.ok) {
      setPending(false);
      return setFailure(result.failure);
    }
    location.replace((await enter(result.data.account, password)) ? "/login" : "/");
  };

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label={t("new-password")}
        hint={t("password-hint")}
        error={failure?.fields?.password?.[0]}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            required
            autoFocus
            autoComplete="new-password"
            show={t("show-password")}
            hide={t("hide-password")}
          />
        )}
      </Field>
      <Refused failure={failure} atFields />
      <Button
        type="submit"
        variant="primary"
        pending={pending && t("signing-in")}
        size="form"
        className="w-full"
      >
        {t("reset-save")}
      </Button>
    </form>
  );
}
