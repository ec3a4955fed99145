import { useTranslations } from "next-intl";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import type { OrderStatus } from "@/lib/orders/states";

const meanings: Record<OrderStatus, Meaning> = {
  draft: "draft",
  active: "current",
  on_hold: "waiting",
  completed: "good",
  cancelled: "closed",
};

export function OrderState({ status, pill }: { status: OrderStatus; pill?: boolean }) {
  const t = useTranslations("orders");
  return (
    <StatusWord meaning={meanings[status]} pill={pill}>
      {t(`status-${status}`)}
    </StatusWord>
  );
}
