import { useTranslations } from "next-intl";
import { Dash } from "@/components/shared/amount";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import type { PushProgress, Status } from "@/lib/purchase-orders/states";

const meanings: Record<Status, Meaning> = {
  draft: "draft",
  submitted: "waiting",
  rejected: "wrong",
  approved: "good",
  cancelled: "closed",
};

const pushMeanings: Record<PushProgress, Meaning> = {
  none: "waiting",
  draft: "waiting",
  queued: "neutral",
  sent: "waiting",
  failed: "wrong",
  viewed: "good",
  answered: "good",
  closed: "good",
};

/** 待审核 1/2: with more than one step the word says how far it is. */
export function OrderState({
  status,
  step,
  steps,
  pill,
}: {
  status: Status;
  step?: number | null;
  steps?: number | null;
  pill?: boolean;
}) {
  const t = useTranslations("purchase-orders");
  const many = status === "submitted" && step && steps && steps > 1;
  const word = t(`status-${status}`);
  const long = pill ? t("step-of", { state: word, step: step ?? 0, steps: steps ?? 0 }) : null;
  return (
    <StatusWord meaning={meanings[status]} pill={pill}>
      {many ? (long ?? t("status-step", { step, steps })) : word}
    </StatusWord>
  );
}

/** How far the push has come; before the approval there is nothing to push. */
export function PushState({ status, push }: { status: Status; push: PushProgress }) {
  const t = useTranslations("purchase-orders");
  if (status !== "approved" && push === "none") return <Dash />;
  if (status === "cancelled") return <Dash />;
  return <StatusWord meaning={pushMeanings[push]}>{t(`push-${push}`)}</StatusWord>;
}
