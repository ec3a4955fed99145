import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { showDay } from "@/components/shared/day";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type Money, showMoney, subtract, zero } from "@/lib/core/figures";
import { approveDiscount, resumeOrder, signOrder } from "@/lib/orders/actions";
import type { OrderProfile } from "@/lib/orders/profile";
import { MoreMoves } from "./more-moves";

/** What of the deposit is not there yet. */
export const missingOf = ({ deposit }: OrderProfile, paid: Money): Money => {
  const missing = subtract(deposit, paid);
  return missing > 0n ? missing : zero;
};

/** The next one or two moves, and behind … the rarer ones. */
export function OrderMoves({ order, paid }: { order: OrderProfile; paid: Money }) {
  const t = useTranslations("orders");
  const locale = useLocale();
  const { id, version, status, mayWrite } = order;
  const known = { id, version };
  const missing = missingOf(order, paid);
  const isDraft = status === "draft";
  const day = showDay(order.promisedOn, locale, { form: "full" });
  const canSign = isDraft && mayWrite && !order.isAsked;
  return (
    <>
      <MoreMoves
        order={{ ...known, promisedOn: order.promisedOn }}
        promised={day}
        may={{
          promise: mayWrite && (status === "active" || status === "on_hold"),
          hold: mayWrite && status === "active",
          cancel: mayWrite && status !== "cancelled" && status !== "completed",
        }}
      />
      {isDraft && mayWrite && (
        <Link
          href={`/orders/${id}/edit`}
          prefetch={false}
          data-hotkey="e"
          className={buttonClass()}
        >
          <Icon name="pencil" />
          {t("edit")}
        </Link>
      )}
      {mayWrite && status === "on_hold" && (
        <ActButton act={resumeOrder} input={known} variant="primary" icon="play">
          {t("resume")}
        </ActButton>
      )}
      {order.isAsked && order.mayApprove && (
        <ActButton
          act={approveDiscount}
          input={{ ...known, discount: order.discount }}
          variant="primary"
          icon="check"
          ask={{
            title: t("approve-title", { discount: showMoney(order.discount) }),
            body: t("approve-body", {
              total: showMoney(order.total),
              reason: order.discountReason,
            }),
            confirm: t("approve-discount"),
          }}
        >
          {t("approve-discount")}
        </ActButton>
      )}
      {canSign && missing === 0n && (
        <ActButton
          act={signOrder}
          input={{ ...known, waiver: "" }}
          variant="primary"
          icon="pencil"
          ask={{
            title: t("sign-title"),
            body: t("sign-body", { total: showMoney(order.total), promised: day }),
            confirm: t("sign"),
          }}
        >
          {t("sign")}
        </ActButton>
      )}
      {canSign && missing > 0n && order.mayOverride && (
        <ActButton
          act={signOrder}
          input={{ ...known, waiver: "" }}
          icon="pencil"
          ask={{
            title: t("sign-waive-title", { missing: showMoney(missing) }),
            body: t("sign-body", { total: showMoney(order.total), promised: day }),
            ...{ confirm: t("sign-waive"), as: "waiver", least: 2 },
          }}
        >
          {t("sign-waive")}
        </ActButton>
      )}
    </>
  );
}
