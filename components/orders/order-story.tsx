import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
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
  const j = useTranslations("jobs");
  const stageIn = (after: Record<string, unknown> | null) => {
    const word = String(after?.stage ?? "").replace("jobs.", "");
    return `${word && j(word)} ${typeof after?.job === "number" ? j("job", { seq: after.job }) : ""}`;
  };
  if (changes.length === 0) return <Nothing>{t("no-story")}</Nothing>;
  return (
    <Timeline
      items={changes.map(({ id, at, actor, act, after, reason }) => ({
        key: id,
        person: actor || undefined,
        mark: act === "orders.cancel" ? "wrong" : "neutral",
        text: act.startsWith("jobs.")
          ? `${j(`act-${act.slice(5)}`)} ${stageIn(after)}`
          : t(`act-${act.split(".")[1] ?? ""}`),
        detail: reason,
        time: <Moment at={at} zone={zone} today={today} />,
      }))}
    />
  );
}
