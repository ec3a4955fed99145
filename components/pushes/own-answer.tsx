"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { answerAsTarget } from "@/lib/pushes/answer-actions";

/** 接受 / 部分接受 / 拒绝, in reach of the thumb; the sender sees it at once. */
export function OwnAnswer({ targetId, answered }: { targetId: string; answered: boolean }) {
  const t = useTranslations("pushes");
  return (
    <div className="moves-dock mt-5 flex flex-wrap items-center gap-2">
      {answered && <span className="text-muted-foreground text-sm">{t("answer-again")}</span>}
      <ActButton
        act={answerAsTarget}
        input={{ targetId, answer: "accepted", note: "" }}
        variant={answered ? "outline" : "primary"}
        icon="check"
        ask={{ title: t("accept-ask"), confirm: t("answer-accepted"), as: "note" }}
      >
        {t("answer-accepted")}
      </ActButton>
      <ActButton
        act={answerAsTarget}
        input={{ targetId, answer: "partial", note: "" }}
        ask={{
          ...{ title: t("partial-ask"), confirm: t("answer-partial"), as: "note", least: 2 },
          placeholder: t("say-how-much"),
        }}
      >
        {t("answer-partial")}
      </ActButton>
      <ActButton
        act={answerAsTarget}
        input={{ targetId, answer: "refused", note: "" }}
        variant="danger"
        ask={{
          ...{ title: t("refuse-ask"), confirm: t("answer-refused"), as: "note", least: 2 },
          chips: [t("why-no-stock"), t("why-no-time"), t("why-not-ours")],
        }}
      >
        {t("answer-refused")}
      </ActButton>
    </div>
  );
}
