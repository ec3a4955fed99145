"use client";

import { useTranslations } from "next-intl";
import { DeadEnd } from "@/components/shared/dead-end";
import { Button } from "@/components/ui/button";

export default function Broken({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shared");
  return (
    <main>
      <DeadEnd
        title={t("broken")}
        reference={error.digest && t("reference", { ref: error.digest })}
        home={t("home")}
        act={
          <Button variant="primary" onClick={reset}>
            {t("again")}
          </Button>
        }
      >
        {t("broken-why")}
      </DeadEnd>
    </main>
  );
}
