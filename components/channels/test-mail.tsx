"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { StatusWord } from "@/components/shared/status-word";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { sendTestMail } from "@/lib/channels/actions";

/** The test mail to oneself; how it ended stands beside the button. */
export function TestMail({
  email,
  failures,
}: {
  email: string;
  /** Why a message did not arrive, said by the server. */
  failures: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("channels");
  const word = useWord();
  const { pending, failure, run } = useAction(sendTestMail);
  const [result, setResult] = useState<{ email: string; failure: string | null } | null>(null);
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <Button
        icon="mail"
        pending={pending && t("testing")}
        onClick={() => run({}, setResult, () => setResult(null))}
      >
        {t("test")}
      </Button>
      <span role="status">
        {failure ? (
          <StatusWord meaning="wrong">{word(failure.code, failure.params)}</StatusWord>
        ) : result?.failure ? (
          <StatusWord meaning="wrong">{failures[result.failure] ?? result.failure}</StatusWord>
        ) : result ? (
          <StatusWord meaning="good">{t("test-sent", { email: result.email })}</StatusWord>
        ) : (
          <span className="text-muted-foreground">{t("test-to", { email })}</span>
        )}
      </span>
    </div>
  );
}
