"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { revealPhone } from "@/lib/people/actions";

/** The number is kept nowhere but where it is sealed. */
export function RevealPhone({ id, last4 }: { id: string; last4: string }) {
  const t = useTranslations("people");
  const word = useWord();
  const [shown, show] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const reveal = () =>
    start(async () => {
      const result = await revealPhone({ id });
      start(() => show(result.ok ? result.data.phone : word(result.failure.code)));
    });
  if (shown) return <span aria-live="polite">{shown}</span>;
  return (
    <span className="inline-flex items-baseline gap-2">
      {t("phone-masked", { last4 })}
      <Button variant="link" size="bare" onClick={reveal} disabled={pending}>
        {t("phone-reveal")}
      </Button>
    </span>
  );
}
