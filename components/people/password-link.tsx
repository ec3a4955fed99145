"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { CopyField } from "@/components/shared/copy-button";
import { Refused } from "@/components/shared/refused";
import { Button } from "@/components/ui/button";
import type { Result } from "@/lib/core/result";
import { makePasswordLink } from "@/lib/people/actions";

/** The link is shown once; what the act answers is kept nowhere. */
export function PasswordLink({ id, name }: { id: string; name: string }) {
  const t = useTranslations("people");
  const [pending, start] = useTransition();
  const [result, setResult] = useState<Result<{ token: string; waits: boolean }> | null>(null);
  const make = () =>
    start(async () => {
      const made = await makePasswordLink({ id });
      start(() => setResult(made));
    });

  if (result?.ok) {
    return (
      <div className="mt-3 grid max-w-2xl gap-2">
        <CopyField text={`${location.origin}/reset/${result.data.token}`} label={t("link-make")} />
        <p className="text-muted-foreground text-xs">
          {result.data.waits ? t("link-waits") : t("link-made", { name })}
        </p>
      </div>
    );
  }
  return (
    <div className="mt-3 grid justify-items-start gap-2">
      <Button icon="link" onClick={make} pending={pending && t("link-make")}>
        {t("link-make")}
      </Button>
      <Refused failure={result?.failure ?? null} />
    </div>
  );
}
