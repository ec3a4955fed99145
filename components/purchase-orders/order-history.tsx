import { useTranslations } from "next-intl";
import { useStepName, type Viewer } from "@/components/approvals/round-steps";
import { Moment } from "@/components/shared/day";
import type { Meaning } from "@/components/shared/status-word";
import { type Happening, Timeline } from "@/components/shared/timeline";
import type { OrderDetail } from "@/lib/purchase-orders/detail";

type Move = OrderDetail["history"][number];

const marks: Partial<Record<string, Meaning>> = { reject: "wrong", cancel: "closed" };

/** What happened to an order, the latest first: moves with their reasons, escalations, its beginning. */
export function OrderHistory({ detail, viewer }: { detail: OrderDetail; viewer: Viewer }) {
  const t = useTranslations("purchase-orders");
  const { roleName } = useStepName();
  const time = (at: Date) => <Moment at={at} zone={viewer.zone} today={viewer.today} />;
  const moved = detail.history.map((move, i) => ({
    at: move.at,
    item: {
      key: `move-${move.seq}`,
      person: move.actor,
      mark:
        move.to === "approved" && move.move === "approve" ? ("good" as const) : marks[move.move],
      text: sentence(t, move, revisionAt(detail.history, i)),
      detail:
        move.reason && !["copy", "direct-push"].includes(move.move)
          ? t("quoted", { text: move.reason })
          : undefined,
      time: time(move.at),
    } satisfies Happening,
  }));
  const escalated = detail.rounds.flatMap(({ id, steps }) =>
    steps.flatMap(({ seq, escalatedAt, escalateTo }) =>
      escalatedAt
        ? [
            {
              at: escalatedAt,
              item: {
                key: `late-${id}-${seq}`,
                mark: "waiting" as const,
                text: t("escalated", { role: roleName(escalateTo ?? "") }),
                time: time(escalatedAt),
              } satisfies Happening,
            },
          ]
        : [],
    ),
  );
  const begun = {
    at: detail.order.createdAt,
    item: {
      ...{ key: "created", person: detail.author, text: t("move-created") },
      time: time(detail.order.createdAt),
    } satisfies Happening,
  };
  const all = [begun, ...moved, ...escalated].sort((one, other) => +other.at - +one.at);
  return <Timeline items={all.map(({ item }) => item)} />;
}

/** Which revision a submission made: submissions count. */
const revisionAt = (history: readonly Move[], index: number): number =>
  history.slice(0, index + 1).filter(({ to, move }) => to === "submitted" && move !== "approve")
    .length;

function sentence(
  t: ReturnType<typeof useTranslations<"purchase-orders">>,
  { move, to, reason }: Move,
  revision: number,
): string {
  switch (move) {
    case "submit":
    case "resubmit":
    case "revise":
      return t(`move-${move}`, { revision });
    case "copy":
    case "direct-push":
      return t(`move-${move}`, { name: reason });
    case "approve":
      return to === "approved" ? t("move-approved") : t("move-approve");
    case "withdraw":
    case "reject":
    case "cancel":
    case "keep":
      return t(`move-${move}`);
    default:
      return move;
  }
}
