"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { endDelegation } from "@/lib/approvals/actions";

export function EndDelegation({ id, name }: { id: string; name: string }) {
  const t = useTranslations("approvals");
  return (
    <ActButton
      act={endDelegation}
      input={{ id }}
      size="small"
      ask={{
        title: t("delegation-end-ask"),
        body: t("delegation-end-effect", { name }),
        confirm: t("delegation-end"),
      }}
    >
      {t("delegation-end")}
    </ActButton>
  );
}
