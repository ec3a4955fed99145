import { useTranslations } from "next-intl";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import type { SupplierStatus } from "@/lib/suppliers/kinds";

const meanings: Record<SupplierStatus, Meaning> = {
  active: "neutral",
  on_hold: "waiting",
  blocked: "closed",
};

export function SupplierState({ status, pill }: { status: SupplierStatus; pill?: boolean }) {
  const t = useTranslations("suppliers");
  return (
    <StatusWord meaning={meanings[status]} pill={pill}>
      {t(`status-${status}`)}
    </StatusWord>
  );
}
