import { useTranslations } from "next-intl";
import type { Meaning } from "@/components/shared/status-word";
import type { AppointmentStatus } from "@/lib/appointments/kinds";

const meanings: Record<AppointmentStatus, Meaning> = {
  held: "wrong",
  confirmed: "neutral",
  arrived: "waiting",
  in_service: "current",
  done: "good",
  cancelled: "closed",
  no_show: "wrong",
};

export const meaningOf = (status: AppointmentStatus): Meaning => meanings[status];

/** 未缴，暂占还剩 42 分钟; null for what is not held. */
export function useLeft({ holdsFor }: { holdsFor: number | null }): string | null {
  const t = useTranslations("appointments");
  if (holdsFor === null) return null;
  const left =
    holdsFor < 120
      ? t("minutes", { count: holdsFor })
      : t("hours", { count: Math.floor(holdsFor / 60) });
  return t("hold-left", { left });
}
