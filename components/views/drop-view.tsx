"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { removeView } from "@/lib/views/actions";
import type { View } from "@/lib/views/queries";

/** Beside the filters while one's own view is open. */
export function DropView({ view, path }: { view: View; path: string }) {
  const t = useTranslations("views");
  return (
    <ActButton
      act={removeView}
      input={{ id: view.id }}
      variant="text"
      size="small"
      ask={{
        title: t("remove-ask", { name: view.name }),
        body: view.audience !== "own" ? t("remove-shared") : undefined,
        confirm: t("remove"),
      }}
      done={{ href: path }}
    >
      {t("remove")}
    </ActButton>
  );
}
