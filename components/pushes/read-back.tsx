import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Amount } from "@/components/shared/amount";
import { DayText } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { SectionHead } from "@/components/shared/page-head";
import { Glyph } from "@/components/shared/status-word";
import { showMoney, showQuantity, zero } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import { lineAmount } from "@/lib/purchase-orders/rules";
import type { PushDetail } from "@/lib/pushes/detail";
import { sharesOf, totalOf } from "@/lib/pushes/rules";
import { maskedMobile } from "@/lib/suppliers/rules";
import { WarningText } from "./warning-text";

/** Everything that will be sent, read once more: by target, line by line, with what to look at (P3). */
export function ReadBack({ push: detail, today }: { push: PushDetail; today: Day }) {
  const t = useTranslations("pushes");
  const { push, targets, warnings, order } = detail;
  const priced = targets.some(({ pieces }) => pieces.some(({ unitPrice }) => unitPrice !== null));
  const columns = priced ? 6 : 4;
  return (
    <>
      <Facts
        facts={[
          {
            label: t("sender"),
            value: `${detail.branch.name} · ${detail.buyer.name} ${detail.buyer.phone}`.trim(),
          },
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
          { label: t("due"), value: <DayText on={push.dueOn} today={today} form="full" /> },
        ]}
      />
      <table className="t cards two">
        <thead>
          <tr>
            <th scope="col">{t("goods")}</th>
            <th scope="col" style={{ width: 110 }}>
              {t("sku")}
            </th>
            <th scope="col" style={{ width: 104 }}>
              {t("due")}
            </th>
            <th scope="col" className="num" style={{ width: 92 }}>
              {t("quantity")}
            </th>
            {priced && (
              <>
                <th scope="col" className="num" style={{ width: 92 }}>
                  {t("price-yuan")}
                </th>
                <th scope="col" className="num" style={{ width: 108 }}>
                  {t("amount-yuan")}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <Fragment key={target.id}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={columns}
                  className="!pt-5 !pb-2 text-left font-normal"
                  data-c="1l"
                >
                  <b className="font-semibold text-base text-foreground">{target.name}</b>{" "}
                  <span className="text-muted-foreground">{t(`kind-${target.kind}`)}</span>
                  <span className="ml-6 text-muted-foreground phone:ml-0 phone:block">
                    <Reached target={target} />
                  </span>
                </th>
              </tr>
              {target.pieces.map((piece) => {
                const mine = warnings.filter(
                  (one) => one.targetId === target.id && one.seq === piece.seq,
                );
                return (
                  <tr key={piece.seq}>
                    <td className="wrap" data-c="1l">
                      <b className="font-medium">{piece.name}</b>{" "}
                      <span className="text-muted-foreground">{piece.spec}</span>
                      {piece.note && <small className="block">{piece.note}</small>}
                      {mine.map((one) => (
                        <span
                          key={one.key}
                          className="flex items-start gap-1.5 text-waiting text-xs"
                        >
                          <Glyph meaning="waiting" className="mt-0.5" />
                          <span>
                            <WarningText warning={one} />
                          </span>
                        </span>
                      ))}
                    </td>
                    <td className="dim" data-c="2l">
                      {piece.supplierSku || piece.sku || "–"}
                    </td>
                    <td data-c="2r">
                      <DayText on={piece.dueOn} today={today} />
                    </td>
                    <td className="num" data-c="1r">
                      {showQuantity(piece.quantity)}{" "}
                      <span className="text-muted-foreground">{piece.unit}</span>
                    </td>
                    {priced && (
                      <>
                        <td className="num" data-c="3l">
                          <Amount fen={piece.unitPrice} />
                        </td>
                        <td className="num" data-c="3r">
                          <Amount fen={piece.unitPrice === null ? null : lineAmount(piece)} />
                        </td>
                      </>
                    )}
                  </tr>
                );
              })}
              {priced && target.kind === "supplier" && (
                <TargetTotal target={target} order={order} />
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {push.notes && (
        <p className="mt-4 whitespace-pre-line break-words text-sm">
          <span className="text-muted-foreground">{t("notes")}：</span>
          {push.notes}
        </p>
      )}
      <p className="mt-4 text-muted-foreground text-xs">{t("no-customer")}</p>
    </>
  );
}

/** 合计 of one supplier, with the freight and discount of the order, and whether he sees any of it. */
function TargetTotal({
  target: { amount, content },
  order,
}: {
  target: PushDetail["targets"][number];
  order: PushDetail["order"];
}) {
  const t = useTranslations("pushes");
  const parts = [
    amount !== null && content.sums === null && t("prices-hidden"),
    order && order.freight !== zero && `${t("freight")} ${showMoney(order.freight)}`,
    order && order.discount !== zero && `${t("discount")} ${showMoney(order.discount)}`,
  ].filter(Boolean);
  return (
    <tr>
      <td colSpan={5} className="num wrap" data-c="1l">
        <span className="mr-4 text-muted-foreground">
          {amount === null ? t("price-missing") : parts.join(" · ")}
        </span>
        {t("total")}
      </td>
      <td className="num font-semibold" data-c="1r">
        <Amount fen={totalOf(amount, order)} />
      </td>
    </tr>
  );
}

/** What the parent comes to, product by product, when several get something of it. */
export function ProductSums({ targets }: { targets: PushDetail["targets"] }) {
  const t = useTranslations("pushes");
  if (targets.length < 2) return null;
  return (
    <section className="mt-6">
      <SectionHead title={t("sums")} />
      <table className="t cards two">
        <thead>
          <tr>
            <th scope="col">{t("goods")}</th>
            <th scope="col">{t("shares")}</th>
            <th scope="col" className="num" style={{ width: 110 }}>
              {t("sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sharesOf(targets).map(({ piece, shares, sum }) => (
            <tr key={piece.seq}>
              <td className="wrap" data-c="1l">
                <b className="font-medium">{piece.name}</b>{" "}
                <span className="text-muted-foreground">{piece.spec}</span>
              </td>
              <td className="wrap dim" data-c="2l">
                {shares.map(({ name, quantity }) => `${name} ${showQuantity(quantity)}`).join("、")}
              </td>
              <td className="num" data-c="1r">
                <b className="font-semibold">{showQuantity(sum)}</b>{" "}
                <span className="text-muted-foreground">{piece.unit}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 周师傅 138****2207 · 邮件、企业微信; of an inbox, who reads it. */
export function Reached({
  target,
}: {
  target: Pick<PushDetail["targets"][number], "kind" | "contact" | "ways" | "people">;
}) {
  const t = useTranslations("pushes");
  const { kind, contact, ways, people } = target;
  if (kind !== "supplier")
    return <>{`${people.join("、") || t("nobody-there")} · ${t("way-inbox")}`}</>;
  const who = contact
    ? `${contact.name}${contact.last4 ? ` ${maskedMobile(contact.last4)}` : ""} · `
    : "";
  return <>{`${who}${ways.map((way) => t(`way-${way}`)).join("、") || t("by-hand")}`}</>;
}
