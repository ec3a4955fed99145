import { useTranslations } from "next-intl";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import type { LeadStatus } from "@/lib/leads/kinds";

const meanings: Record<LeadStatus, Meaning> = {
  new: "draft",
  assigned: "waiting",
  contacted: "current",
  appointed: "current",
  arrived: "current",
  won: "good",
  lost: "closed",
  pool: "neutral",
};

export function LeadState({ status, pill }: { status: LeadStatus; pill?: boolean }) {
  const t = useTranslations("leads");
  return (
    <StatusWord meaning={meanings[status]} pill={pill}>
      {t(`status-${status}`)}
    </StatusWord>
  );
}
