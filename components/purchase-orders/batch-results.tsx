"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusWord } from "@/components/shared/status-word";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { BatchRow } from "./use-batch";

/** What became of each document of a batch, by name. */
export function BatchResults<T>({
  rows,
  onClose,
  done,
}: {
  rows: readonly BatchRow<T>[];
  onClose: () => void;
  /** What stands behind a document that went through. */
  done?: (data: T) => ReactNode;
}) {
  const t = useTranslations("purchase-orders");
  const shared = useTranslations("shared");
  const word = useWord();
  const good = rows.filter(({ result }) => result?.ok).length;
  const refused = rows.filter(({ result }) => result && !result.ok).length;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("batch-title")}
      sub={t("batch-summary", { done: good, refused })}
      foot={<Button onClick={onClose}>{shared("close")}</Button>}
    >
      <ul className="grid gap-2 text-sm" aria-live="polite">
        {rows.map(({ id, name, result }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{name}</span>
            <StatusWord meaning={!result ? "waiting" : result.ok ? "good" : "wrong"}>
              {!result
                ? t("batch-waiting")
                : result.ok
                  ? t("batch-done")
                  : word(result.failure.code, result.failure.params)}
            </StatusWord>
            {result?.ok && done?.(result.data)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
