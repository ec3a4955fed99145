import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/shared/act-button";
import { Amount } from "@/components/shared/amount";
import { DayText } from "@/components/shared/day";
import { Pairs } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { type Crumb, PageHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { Steps } from "@/components/shared/steps";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { add, showQuantity } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import type { PushDetail } from "@/lib/pushes/detail";
import { generatePush } from "@/lib/pushes/draft-actions";
import { sumsByUnit, totalOf } from "@/lib/pushes/rules";
import { ConfirmPanel } from "./confirm-panel";
import { PushMoves } from "./push-moves";
import { PushTimeline } from "./push-timeline";
import { ProductSums, ReadBack } from "./read-back";
import { WarningText } from "./warning-text";

/** 确认推单: the read-back, and beside it what is confirmed and submitted. */
export function OpenPage({
  push: detail,
  links,
  papers,
  remarks,
  today,
  crumbs,
}: {
  push: PushDetail;
  /** Of a push that is out and is being changed: what suppliers can still open. */
  links: ReactNode;
  papers: ReactNode;
  remarks: ReactNode;
  today: Day;
  crumbs: readonly Crumb[];
}) {
  const t = useTranslations("pushes");
  const { push, targets, warnings } = detail;
  const pieces = targets.flatMap((target) => target.pieces);
  const confirmed = push.status === "confirmed" && push.confirmedHash?.equals(detail.hash) === true;
  const name = push.number ?? push.draftName;
  const days = pieces.map(({ dueOn }) => dueOn).sort();
  const { outdated } = detail;
  const totals = targets.flatMap(({ amount }) => totalOf(amount, detail.order) ?? []);
  return (
    <WithRail
      rail={
        <>
          <RailPart title={t("check")}>
            <Pairs
              pairs={[
                { label: t("targets"), value: targets.length },
                { label: t("lines"), value: new Set(pieces.map(({ seq }) => seq)).size },
                {
                  label: t("total-quantity"),
                  value: sumsByUnit(pieces)
                    .map(({ unit, quantity }) => `${showQuantity(quantity)} ${unit}`)
                    .join("、"),
                },
                ...(totals.length > 0
                  ? [{ label: t("total-yuan"), value: <Amount fen={add(...totals)} /> }]
                  : []),
                { label: t("earliest"), value: <DayText on={days[0]} today={today} /> },
              ]}
            />
          </RailPart>
          {!outdated && (
            <RailPart title={t("step-confirm")}>
              <ConfirmPanel
                // The ticks belong to what was read: other warnings are to be ticked again.
                key={warnings.map(({ key }) => key).join()}
                id={push.id}
                version={push.version}
                confirmed={confirmed}
                seen={warnings.map(({ key }) => key)}
                warnings={once(warnings).map((one) => ({
                  key: one.key,
                  text: <WarningText warning={one} />,
                }))}
                back={`/pushes/${push.id}/edit`}
              />
            </RailPart>
          )}
          <RailPart title={t("history")}>
            <PushTimeline push={detail} today={today} />
            {remarks}
          </RailPart>
        </>
      }
    >
      <PageHead
        title={t("confirm-title")}
        sub={t("confirm-sub")}
        crumbs={[...crumbs, { label: name }]}
        status={
          <StatusWord meaning={confirmed ? "good" : "draft"} pill>
            {t(`status-${confirmed ? "confirmed" : "draft"}`)}
            {push.revision > 1 && ` v${push.revision}`}
          </StatusWord>
        }
        moves={
          <>
            {!outdated && (
              <Link
                href={`/pushes/${push.id}/edit`}
                prefetch={false}
                data-hotkey="e"
                className={buttonClass()}
              >
                <Icon name="pencil" />
                {t("change")}
              </Link>
            )}
            <PushMoves
              id={push.id}
              version={push.version}
              name={name}
              open={["cancel"]}
              ofOrder={push.orderId !== null}
              wasOut={push.number !== null}
            />
            {outdated === "ready" && push.orderId && (
              <ActButton
                act={generatePush}
                input={{ orderId: push.orderId }}
                variant="primary"
                icon="send"
              >
                {t("generate")}
              </ActButton>
            )}
          </>
        }
      />
      <Steps
        label={t("steps")}
        at={confirmed ? 3 : 2}
        steps={[t("step-targets"), t("step-fill"), t("step-confirm"), t("step-submit")]}
      />
      {outdated && (
        <Note
          meaning="waiting"
          lead={t(outdated === "ready" ? "order-has-changed" : "order-is-changing")}
          className="mb-4"
          link={{ href: `/purchase-orders/${push.orderId}`, label: t("to-order") }}
        >
          {t(outdated === "ready" ? "order-has-changed-why" : "order-is-changing-why")}
        </Note>
      )}
      <ReadBack push={detail} today={today} />
      <ProductSums targets={targets} />
      {papers}
      <div className="mt-6">{links}</div>
    </WithRail>
  );
}

/** What is true of a product is said once, however many targets get it. */
const once = (warnings: PushDetail["warnings"]) =>
  [
    ...new Map(
      warnings.map((one) => [JSON.stringify([one.code, one.params]), one] as const).reverse(),
    ).values(),
  ].reverse();
