"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { fen as asMoney, showMoney } from "@/lib/core/figures";
import { clearSelection, useSelection } from "./selection";

/** Floats at the foot while rows are ticked; says how many and how much. Its buttons read useSelection themselves. */
export function BulkBar({
  table,
  children,
}: {
  table: string;
  /** Buttons and links with the class `bulk-act`. */
  children: ReactNode;
}) {
  const t = useTranslations("shared");
  const { ids, fen } = useSelection(table);
  if (ids.length === 0) return null;
  return (
    <div role="toolbar" aria-label={t("bulk")} className="bulk no-print">
      <span className="mr-2" aria-live="polite">
        <b className="font-medium">{t("selected", { count: ids.length })}</b>
        {fen !== 0n && (
          <span className="ml-3 opacity-80">{t("yuan", { sum: showMoney(asMoney(fen)) })}</span>
        )}
      </span>
      <i />
      {children}
      <i />
      <button type="button" className="bulk-act" onClick={() => clearSelection(table)}>
        <Icon name="x" />
        <span className="text-xs opacity-80">Esc</span>
        <span className="sr-only">{t("clear-selection")}</span>
      </button>
    </div>
  );
}
