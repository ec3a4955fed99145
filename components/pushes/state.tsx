import { useTranslations } from "next-intl";
import { type Meaning, StatusWord } from "@/components/shared/status-word";
import type { PushListRow } from "@/lib/pushes/list";
import type { Status } from "@/lib/pushes/states";

const ofStatus: Record<Status, Meaning> = {
  draft: "draft",
  confirmed: "current",
  submitted: "neutral",
  closed: "closed",
  cancelled: "closed",
  superseded: "closed",
};
const ofProgress = {
  failing: "wrong",
  refused: "wrong",
  unseen: "waiting",
  viewed: "good",
  unanswered: "waiting",
  answered: "good",
} as const;

/** One word for how far a push has come: what wants attention before what is decided. */
export function PushState({
  push,
  pill,
}: {
  push: Pick<PushListRow, "status" | "progress" | "answered" | "targets">;
  pill?: boolean;
}) {
  const t = useTranslations("pushes");
  const { progress, status, answered, targets } = push;
  if (progress === "none")
    return (
      <StatusWord meaning={ofStatus[status]} pill={pill}>
        {t(`status-${status}`)}
      </StatusWord>
    );
  const part = answered > 0 && answered < targets ? ` ${answered}/${targets}` : "";
  return (
    <StatusWord meaning={ofProgress[progress]} pill={pill}>
      {t(`progress-${progress}`)}
      {part}
    </StatusWord>
  );
}
