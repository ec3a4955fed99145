import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { Timeline } from "@/components/shared/timeline";
import type { Day } from "@/lib/core/time";
import type { OrderProfile } from "@/lib/orders/profile";

export function OrderStory({
  changes,
  zone,
  today,
}: {
  changes: OrderProfile["changes"];
  zone: string;
  today: Day;
}) {
  const t = useTranslations("orders");
  return (
    <Timeline
      items={changes.map(({ id, at, actor, act, reason }) => ({
        key: id,
        person: actor || undefined,
        mark: act === "orders.cancel" ? "wrong" : "neutral",
        text: t(`act-${act.split(".")[1] ?? ""}`),
        detail: reason,
        time: <Moment at={at} zone={zone} today={today} />,
      }))}
    />
  );
}
