"use client";

import { useTranslations } from "next-intl";
import { DeadEnd } from "@/components/shared/dead-end";
import { Button } from "@/components/ui/button";

/** Something of ours broke. The reference is the one in the log. */
export default function Broken({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shared");
  return (
    <DeadEnd
      title={t("broken")}
      home={t("home")}
      reference={error.digest && t("reference", { ref: error.digest })}
      act={
        <Button variant="primary" onClick={reset}>
          {t("again")}
        </Button>
      }
    >
      {t("broken-why")}
    </DeadEnd>
  );
}
