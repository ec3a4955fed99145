import { useTranslations } from "next-intl";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import type { Day } from "@/lib/core/time";
import type { PushAsked } from "@/lib/pushes/detail";
import { TargetView } from "./target-view";

/** The target's side of a push. */
export function AskedPage({ asked, today }: { asked: PushAsked; today: Day }) {
  const t = useTranslations("pushes");
  return (
    <>
      <PageHead
        title={`${t("title")} ${asked.number}`}
        sub={asked.revision > 1 ? t("revision-nth", { revision: asked.revision }) : undefined}
        crumbs={[{ href: "/inbox", label: t("inbox") }, { label: asked.number ?? "" }]}
        moves={<PrintButton />}
      />
      <TargetView asked={asked} today={today} />
    </>
  );
}
