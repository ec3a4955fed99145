"use client";

import { useTranslations } from "next-intl";
import { Note } from "@/components/shared/note";
import type { Taken } from "@/lib/leads/writes";

/** 撞单: who has the number, as far as one may know, and that the attempt was kept. */
export function TakenNote({ taken, className }: { taken: Taken; className?: string }) {
  const t = useTranslations("leads");
  const { status, owner, id } = taken;
  const number = taken.number ?? "";
  const said =
    status === "pool"
      ? t("taken-pool", { number })
      : status === null
        ? t("taken-elsewhere")
        : owner
          ? t("taken-by", { owner, number })
          : t("taken-waiting", { number });
  return (
    <Note
      meaning="waiting"
      role="alert"
      className={className}
      link={id ? { href: `/leads/${id}`, label: t("taken-open") } : undefined}
    >
      {said}
    </Note>
  );
}
