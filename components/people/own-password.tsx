"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/shared/field";
import { Refused } from "@/components/shared/refused";
import { PasswordInput } from "@/components/sign-in/password-input";
import { Button } from "@/components/ui/button";
import type { Result } from "@/lib/core/result";
import { changeOwnPassword } from "@/lib/people/own/actions";

export function OwnPassword({ account }: { account: string }) {
  const t = useTranslations("people");
  const shared = useTranslations("shared");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<Result<unknown> | null>(null);
  const failure = result?.ok === false ? result.failure : null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setPending(true);
    // Without an idempotency key: its row would keep a quick hash of the passwords.
    const answer = await changeOwnPassword({
      current: String(typed.get("current")),
      password: String(typed.get("password")),
    });
    setPending(false);
    setResult(answer);
    if (!answer.ok) return;
    form.reset();
    // The other devices are signed out: their list stands on the same page.
    router.refresh();
  };
  const words = { show: t("show-password"), hide: t("hide-password") };

  return (
    <form onSubmit={submit} className="grid gap-4">
      <input type="hidden" name="account" autoComplete="username" value={account} readOnly />
      <Field label={t("current-password")} error={failure?.fields?.current?.[0]}>
        {(control) => (
          <PasswordInput
            {...control}
            {...words}
            name="current"
            required
            autoComplete="current-password"
          />
        )}
      </Field>
      <Field
        label={t("new-password")}
        hint={t("password-hint")}
        error={failure?.fields?.password?.[0]}
      >
        {(control) => (
          <PasswordInput
            {...control}
            {...words}
            name="password"
            required
            autoComplete="new-password"
          />
        )}
      </Field>
      <Refused failure={failure} atFields />
      {result?.ok && <p role="status">{t("password-changed")}</p>}
      <div>
        <Button type="submit" size="form" pending={pending && shared("saving")}>
          {t("password-change")}
        </Button>
      </div>
    </form>
  );
}
