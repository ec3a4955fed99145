import { useTranslations } from "next-intl";
import { DayText, Moment } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import type { Day } from "@/lib/core/time";
import type { PushAsked } from "@/lib/pushes/detail";
import { ContentChanges, ContentTable } from "./content-table";
import { OwnAnswer } from "./own-answer";
import { TargetState } from "./result";

/** What a branch or department is asked for, and its answer: reached from the inbox, whatever the role. */
export function TargetView({ asked, today }: { asked: PushAsked; today: Day }) {
  const t = useTranslations("pushes");
  const ended = asked.status === "cancelled" || asked.status === "superseded";
  return (
    <div className="grid gap-7">
      {asked.children.map((child) => {
        const { content, before } = child;
        return (
          <section key={child.id} aria-label={content.recipient}>
            <div className="mb-2 flex min-h-[34px] flex-wrap items-center gap-x-3">
              <h2>{content.recipient}</h2>
              <span className="text-muted-foreground text-sm">
                {asked.number}-{child.suffix}
              </span>
              <TargetState target={child} push={asked} today={today} zone={asked.zone} />
              {child.answeredAt && (
                <span className="text-muted-foreground text-xs">
                  {child.answeredByName}{" "}
                  <Moment at={child.answeredAt} zone={asked.zone} today={today} />
                </span>
              )}
            </div>
            {ended && (
              <Note meaning="wrong" lead={t("was-cancelled")} className="mb-3">
                {asked.endReason}
              </Note>
            )}
            {asked.status === "draft" || asked.status === "confirmed" ? (
              <Note meaning="waiting" className="mb-3">
                {t("is-changing")}
              </Note>
            ) : (
              before &&
              !ended && (
                <Note className="mb-3" lead={t("was-updated", { revision: child.revision })}>
                  <ContentChanges before={before} after={content} />
                </Note>
              )
            )}
            <Facts
              facts={[
                {
                  label: t("sender"),
                  value: `${content.branch} · ${content.buyer.name} ${content.buyer.phone}`.trim(),
                },
                {
                  label: t("due"),
                  value: <DayText on={content.dueOn} today={today} form="full" />,
                  strong: true,
                },
                { label: t("ship-to"), value: content.shipTo },
              ]}
            />
            <ContentTable content={content} today={today} />
            {content.notes && (
              <p className="mt-4 whitespace-pre-line break-words text-sm">{content.notes}</p>
            )}
            {asked.status === "submitted" && (
              <OwnAnswer targetId={child.id} answered={child.answer !== null} />
            )}
          </section>
        );
      })}
    </div>
  );
}
