import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DayText } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { type Crumb, PageHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { can, type Staff } from "@/lib/core/actor";
import { open } from "@/lib/core/machine";
import type { Day } from "@/lib/core/time";
import { write } from "@/lib/pushes/access";
import type { PushAsked, PushDetail } from "@/lib/pushes/detail";
import { moves } from "@/lib/pushes/states";
import { FileMenu } from "./file-menu";
import { PushMoves } from "./push-moves";
import { PushTimeline } from "./push-timeline";
import { ProductSums, ReadBack } from "./read-back";
import { failuresOf, Result } from "./result";
import { PushState } from "./state";
import { TargetView } from "./target-view";

/** 系统反馈结果: what became of a push, drawn again whenever something happens to it. */
export function SentPage({
  push: detail,
  links,
  renewable,
  papers,
  remarks,
  target,
  today,
  crumbs,
  actor,
}: {
  push: PushDetail;
  /** The suppliers' links and who opened them. */
  links: ReactNode;
  renewable: readonly string[];
  papers: ReactNode;
  remarks: ReactNode;
  /** The reader is in an inbox it went to, too. */
  target: PushAsked | null;
  today: Day;
  crumbs: readonly Crumb[];
  actor: Staff;
}) {
  const t = useTranslations("pushes");
  const { push, targets, order } = detail;
  const name = push.number ?? push.draftName;
  const answered = targets.filter(({ answer }) => answer !== null).length;
  return (
    <WithRail
      rail={
        <RailPart title={t("history")}>
          <PushTimeline push={detail} today={today} />
          {remarks}
        </RailPart>
      }
    >
      <PageHead
        title={`${t("title")} ${name}`}
        sub={push.revision > 1 ? t("revision-nth", { revision: push.revision }) : undefined}
        crumbs={[...crumbs, { label: name }]}
        status={
          <PushState
            pill
            push={{
              ...{ status: push.status, answered, targets: targets.length },
              progress: progressOfDetail(detail),
            }}
          />
        }
        moves={
          <>
            <Link href={`/pushes/${push.id}/print`} prefetch={false} className={buttonClass()}>
              <Icon name="printer" />
              <span className="phone:sr-only">{t("print")}</span>
            </Link>
            {(push.status === "submitted" || push.status === "closed") && (
              <FileMenu
                id={push.id}
                targets={targets
                  .filter(({ becameOrderId }) => becameOrderId === null)
                  .map((one) => ({ id: one.id, name: one.name }))}
              />
            )}
            {detail.mayWrite && (
              <PushMoves
                id={push.id}
                version={push.version}
                name={name}
                open={open(moves, push.status, actor)}
                ofOrder={push.orderId !== null}
                wasOut={push.number !== null}
              />
            )}
            {can(actor, write) && (
              <Link
                href="/pushes/new"
                prefetch={false}
                className={buttonClass({ variant: "primary" })}
              >
                <Icon name="plus" className="phone:hidden" />
                {t("another")}
              </Link>
            )}
          </>
        }
      />
      <Headline detail={detail} />
      <Facts
        facts={[
          {
            label: t("due"),
            value: <DayText on={push.dueOn} today={today} form="full" />,
            strong: true,
          },
          { label: t("sender"), value: `${detail.branch.name} · ${detail.buyer.name}` },
          { label: t("ship-to"), value: push.shipTo },
          order && {
            label: t("of-order"),
            value: (
              <Link
                href={`/purchase-orders/${order.id}`}
                prefetch={false}
                className="text-accent-foreground"
              >
                {order.number}
              </Link>
            ),
          },
        ]}
      />
      {target && target.children.length > 0 && <TargetView asked={target} today={today} />}
      {push.number || detail.orders.length > 0 ? (
        <Result push={detail} renewable={renewable} today={today} />
      ) : (
        <ReadBack push={detail} today={today} />
      )}
      <ProductSums targets={targets} />
      <div className="mt-6">{links}</div>
      {papers}
      {push.number && (
        <details className="group mt-6">
          <summary className="inline-flex cursor-pointer items-center gap-1.5 font-medium phone:min-h-11">
            <Icon name="chevron-right" className="group-open:rotate-90" />
            {t("content-shown")}
          </summary>
          <div className="mt-3">
            <ReadBack push={{ ...detail, warnings: [] }} today={today} />
          </div>
        </details>
      )}
    </WithRail>
  );
}

/** The one sentence at the top: what failed, or what ended it. */
function Headline({ detail }: { detail: PushDetail }) {
  const t = useTranslations("pushes");
  const { push } = detail;
  const failed = failuresOf(detail);
  if (push.status === "cancelled")
    return (
      <Note meaning="wrong" lead={t("was-cancelled")} className="mb-4">
        {push.endReason}
      </Note>
    );
  if (push.status === "superseded" && detail.orders.length > 0)
    return (
      <Note
        meaning="waiting"
        lead={t(push.number ? "all-became-orders-again" : "all-became-orders")}
        className="mb-4"
      >
        {t("all-became-orders-why")}
      </Note>
    );
  if (failed.length === 0) return null;
  const reached = detail.deliveries.some(
    (one) => one.status === "sent" && failed.some(({ targetId }) => targetId === one.targetId),
  );
  return (
    <Note meaning="wrong" lead={t("failed-lead", { count: failed.length })} className="mb-4">
      {t(reached ? "failed-but-reached" : "failed-what-to-do")}
    </Note>
  );
}

const progressOfDetail = ({ push, targets }: PushDetail) => {
  if (push.failing) return "failing" as const;
  if (push.status !== "submitted") return "none" as const;
  if (targets.some(({ answer }) => answer === "refused")) return "refused" as const;
  if (push.unseen) return "unseen" as const;
  if (!push.unanswered) return "answered" as const;
  return targets.some(({ firstViewedAt }) => firstViewedAt)
    ? ("viewed" as const)
    : ("unanswered" as const);
};
