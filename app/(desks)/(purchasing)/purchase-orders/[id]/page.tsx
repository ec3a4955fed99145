import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RoundSteps } from "@/components/approvals/round-steps";
import { Attachments } from "@/components/attachments/attachments";
import { Remarks } from "@/components/attachments/remarks";
import { OrderHistory } from "@/components/purchase-orders/order-history";
import { AgainstLast, OrderLines } from "@/components/purchase-orders/order-lines";
import { OrderMoves } from "@/components/purchase-orders/order-moves";
import { OrderNote } from "@/components/purchase-orders/order-note";
import { OrderTotals } from "@/components/purchase-orders/order-totals";
import { OrderState } from "@/components/purchase-orders/states";
import { one } from "@/components/shared/address";
import { DayText } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Live } from "@/components/shared/live";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { authored, reaches } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";
import { now } from "@/lib/core/time";
import { read } from "@/lib/purchase-orders/access";
import { getOrder } from "@/lib/purchase-orders/detail";
import { write as writePush } from "@/lib/pushes/access";

export default async function Order({ params, searchParams }: PageProps<"/purchase-orders/[id]">) {
  const actor = await gate(read);
  const detail = await found(getOrder(actor, (await params).id));
  const t = await getTranslations("purchase-orders");
  const { order, supplier, branch, rounds, today, zone } = detail;
  const viewer = { me: actor.id, zone, today, now: now() };
  const row = authored(order);
  const round = rounds[0];
  const earlier = earlierOf(detail);
  const wanted = Number(one(await searchParams, "vs"));
  const against = detail.revisions.find(({ revision }) => revision === wanted) ?? null;
  const current = round?.steps.find(({ status }) => status === "current");

  return (
    <Words of={["purchase-orders", "approvals", "pushes"]}>
      <WithRail
        rail={
          <>
            <RailPart title={t("rail-approval")}>
              {round ? (
                <RoundSteps round={round} viewer={viewer} />
              ) : (
                <p className="text-muted-foreground text-sm">{t("not-submitted")}</p>
              )}
            </RailPart>
            <RailPart title={t("rail-history")}>
              <OrderHistory detail={detail} viewer={viewer} />
              <Remarks document="purchase-order" id={order.id} />
            </RailPart>
          </>
        }
      >
        <PageHead
          crumbs={[{ href: "/purchase-orders", label: t("crumb") }]}
          title={order.number ?? order.draftName}
          status={
            <OrderState
              status={order.status}
              step={current?.seq}
              steps={round?.steps.length}
              pill
            />
          }
          sub={order.revision > 1 ? t("revision", { revision: order.revision }) : undefined}
          moves={<OrderMoves detail={detail} mayPush={reaches(actor, writePush, row)} />}
          dock
        />
        <Facts
          facts={[
            {
              label: t("supplier"),
              value: (
                <Link href={`/suppliers/${supplier.id}`} prefetch={false} className="font-medium">
                  {supplier.name}
                </Link>
              ),
            },
            { label: t("deliver-to"), value: `${branch.name} ${branch.code}` },
            { label: t("due"), value: <DayText on={order.expectedOn} today={today} /> },
            {
              label: t("settlement"),
              value: supplier.paymentTerms || t(`settlement-${supplier.settlement}`),
            },
            { label: t("buyer"), value: detail.author },
            order.origin !== "manual" && {
              label: t("origin"),
              value: t(`origin-${order.origin}`),
            },
          ]}
        />
        <OrderNote detail={detail} />
        <OrderLines detail={detail} against={against} earlier={earlier} />
        <div className="mt-3 flex flex-wrap gap-6">
          <div className="min-w-52 max-w-md flex-1 text-muted-foreground text-xs">
            {detail.sees && <AgainstLast lines={detail.lines} />}
          </div>
          <OrderTotals detail={detail} />
        </div>
        <SectionHead title={t("notes-files")} line className="mt-6" />
        <p className="whitespace-pre-wrap break-words py-3 text-sm">
          {order.notes || <span className="text-muted-foreground">{t("no-notes")}</span>}
        </p>
        <Attachments document="purchase-order" id={order.id} />
        <Live documents={[order.id]} />
      </WithRail>
    </Words>
  );
}

/** What was submitted before: under a draft or a rejection the last submission, else the one before it. */
function earlierOf({ order, revisions }: Awaited<ReturnType<typeof getOrder>> & object) {
  const open = order.status === "draft" || order.status === "rejected";
  const before = revisions.find(
    ({ revision }) => revision < order.revision || (open && revision <= order.revision),
  );
  return before?.revision ?? null;
}
