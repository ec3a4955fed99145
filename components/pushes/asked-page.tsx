import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import type { Day } from "@/lib/core/time";
import type { PushAsked } from "@/lib/pushes/detail";
import { FileMenu } from "./file-menu";
import { TargetView } from "./target-view";

/** The target's side of a push. */
export function AskedPage({
  asked,
  papers,
  remarks,
  today,
}: {
  asked: PushAsked;
  papers: ReactNode;
  remarks: ReactNode;
  today: Day;
}) {
  const t = useTranslations("pushes");
  return (
    <>
      <PageHead
        title={`${t("title")} ${asked.number}`}
        sub={asked.revision > 1 ? t("revision-nth", { revision: asked.revision }) : undefined}
        crumbs={[{ href: "/inbox", label: t("inbox") }, { label: asked.number ?? "" }]}
        moves={
          <>
            {(asked.status === "submitted" || asked.status === "closed") && (
              <FileMenu
                id={asked.id}
                targets={asked.children.map(({ id, content }) => ({ id, name: content.recipient }))}
              />
            )}
            <PrintButton />
          </>
        }
      />
      <TargetView asked={asked} today={today} />
      {papers}
      <section className="no-print mt-6">
        <SectionHead title={t("remarks")} />
        {remarks}
      </section>
    </>
  );
}
