import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Lanes } from "@/components/jobs/lanes";
import { MoneyBar } from "@/components/orders/money-bar";
import { PriceTrail } from "@/components/orders/order-items";
import { missingOf, OrderMoves } from "@/components/orders/order-moves";
import { OrderState } from "@/components/orders/order-state";
import { OrderStory } from "@/components/orders/order-story";
import { Pieces } from "@/components/packages/pieces";
import { OrderReceipts } from "@/components/receipts/order-receipts";
import { RecordReceipt } from "@/components/receipts/record-receipt";
import { showDay } from "@/components/shared/day";
import { Facts, Pairs } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { add, showMoney, subtract, zero } from "@/lib/core/figures";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read as readCustomers } from "@/lib/customers/access";
import { hands, jobsOfOrder } from "@/lib/jobs/queries";
import { read } from "@/lib/orders/access";
import { getOrder } from "@/lib/orders/profile";
import { read as readReceipts } from "@/lib/receipts/access";
import { tillOf } from "@/lib/receipts/queries";

export default async function OrderPage({ params }: PageProps<"/orders/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [order, t, locale] = await Promise.all([
    found(getOrder(actor, id)),
    getTranslations("orders"),
    getLocale(),
  ]);
  const [jobs, workers] = await Promise.all([jobsOfOrder(actor, id), hands(actor, order.branchId)]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const { status, receipts, total, deposit } = order;
  const paid = add(zero, ...receipts.map(({ amount }) => amount));
  const verified = add(
    zero,
    ...receipts.flatMap(({ amount, verifiedBy }) => (verifiedBy ? [amount] : [])),
  );
  const owed = subtract(total, paid);
  const missing = missingOf(order, paid);
  const till = owed > 0n ? tillOf(actor, order) : null;
  const seesMoney = can(actor, readReceipts);
  const isFirst = status === "draft" && missing > 0n;
  const day = (on: typeof order.promisedOn) => showDay(on, locale, { form: "full" });
  const isLate = ["active", "on_hold"].includes(status) && order.promisedOn < today;
  return (
    <Words of={["orders", "receipts", "packages", "customers", "jobs"]}>
      <WithRail
        rail={
          <>
            <RailPart title={t("credits")}>
              <Pairs
                pairs={[
                  { label: t("credit-lead"), value: order.lead ?? "–" },
                  { label: t("credit-invited"), value: order.invited ?? "–" },
                  { label: t("owner"), value: order.owner },
                  { label: t("credit-supervised"), value: order.supervised ?? "–" },
                ]}
              />
            </RailPart>
            <RailPart title={t("story")}>
              <OrderStory changes={order.changes} zone={zone} today={today} />
            </RailPart>
          </>
        }
      >
        <PageHead
          title={order.customerName}
          status={<OrderState status={status} pill />}
          crumbs={[
            { href: "/orders", label: t("title") },
            { label: order.number ?? order.draftName },
          ]}
          dock={status === "draft" || status === "on_hold" || till !== null}
          moves={
            <>
              <OrderMoves order={order} paid={paid} />
              {till && (
                <RecordReceipt
                  orderId={id}
                  till={till}
                  owed={owed}
                  kind={isFirst ? order.depositKind : till === "all" ? "balance" : "deposit"}
                  asked={isFirst ? missing : owed}
                  primary={isFirst && !order.isAsked}
                />
              )}
            </>
          }
        />
        <Facts
          facts={[
            {
              label: t("package"),
              value: (
                <>
                  {order.package.name}{" "}
                  <span className="text-muted-foreground text-xs">
                    {t("package-version", { version: order.packageVersion })}
                  </span>
                </>
              ),
            },
            {
              label: t("promised"),
              value: (
                <span className={isLate ? "text-wrong" : undefined}>{day(order.promisedOn)}</span>
              ),
              strong: true,
            },
            order.weddingOn !== null && { label: t("wedding"), value: day(order.weddingOn) },
            can(actor, readCustomers) && {
              label: t("phone"),
              value: (
                <Link href={`/customers/${order.customerId}`} prefetch={false} className="link">
                  {order.phones[0] ?? "–"}
                </Link>
              ),
            },
            {
              label: t("deposit"),
              value: `${showMoney(deposit)} ${t(`kind-${order.depositKind}`)}`,
            },
            order.discount > 0n &&
              order.approver !== null &&
              order.approvedDiscount === order.discount && {
                label: t("discount"),
                value: t("discount-approved-by", { by: order.approver }),
              },
          ]}
        />
        {order.isAsked && (
          <Note meaning="waiting" className="mb-4">
            {t("discount-waits", { discount: showMoney(order.discount) })}
          </Note>
        )}
        {isFirst && !order.isAsked && seesMoney && (
          <Note className="mb-4">
            {t("deposit-waits", { deposit: showMoney(deposit), missing: showMoney(missing) })}
          </Note>
        )}
        {order.waiver !== null && (
          <Note className="mb-4">
            {t("waived", { by: order.waiver, reason: order.waiverReason })}
          </Note>
        )}
        {order.statusReason && (
          <Note meaning="waiting" className="mb-4">
            {order.statusReason}
          </Note>
        )}
        {jobs.length > 0 && <Lanes jobs={jobs} promisedOn={order.promisedOn} hands={workers} />}
        {seesMoney && (
          <section className="mb-7">
            <SectionHead
              title={t("money")}
              sub={t("money-sum", { total: showMoney(total) })}
              className="mb-1"
            />
            <MoneyBar total={total} verified={verified} unverified={subtract(paid, verified)} />
            <OrderReceipts receipts={receipts} zone={zone} today={today} none={t("no-receipts")} />
          </section>
        )}
        <PriceTrail order={order} />
        <Pieces items={order.package.items} />
        {order.notes && (
          <p className="max-w-3xl whitespace-pre-line break-words text-sm">{order.notes}</p>
        )}
      </WithRail>
    </Words>
  );
}
