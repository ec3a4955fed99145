import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showMoney } from "@/lib/core/figures";
import { approveOrder, rejectOrder, submitOrder } from "@/lib/purchase-orders/actions";
import type { OrderDetail } from "@/lib/purchase-orders/detail";
import { rejectChips } from "@/lib/purchase-orders/reasons";
import { GeneratePush } from "./generate-push";
import { useNextStep } from "./next-step";
import { OrderMenu } from "./order-menu";

/** The moves that are open now, the next one filled; the others in a menu. None that would do nothing (A10). */
export function OrderMoves({ detail, mayPush }: { detail: OrderDetail; mayPush: boolean }) {
  const t = useTranslations("purchase-orders");
  const { order, may, push } = detail;
  const { id, version } = order;
  const fills = may.push && mayPush && (!push || push.outdated);
  return (
    <>
      <OrderMenu
        id={id}
        version={version}
        may={{ withdraw: may.withdraw, cancel: may.cancel, copy: may.copy, revise: may.revise }}
        versions={detail.revisions.length > 1}
      />
      {may.decide && <Decide detail={detail} />}
      {may.edit && (
        <Link
          href={`/purchase-orders/${id}/edit`}
          prefetch={false}
          data-hotkey="e"
          className={buttonClass()}
        >
          <Icon name="pencil" />
          {t("edit")}
        </Link>
      )}
      {may.submit && (
        <ActButton act={submitOrder} input={{ id, version }} variant="primary" icon="send">
          {order.status === "rejected" ? t("resubmit") : t("submit")}
        </ActButton>
      )}
      {push && (
        <Link
          href={`/pushes/${push.id}`}
          prefetch={false}
          className={buttonClass({
            variant: mayPush && push.status === "draft" && !fills ? "primary" : "outline",
          })}
        >
          <Icon name="send" />
          {t("view-push")}
        </Link>
      )}
      {fills && <GeneratePush orderId={id} />}
    </>
  );
}

/** 驳回 and 同意: the second press says what happens next. */
function Decide({ detail }: { detail: OrderDetail }) {
  const t = useTranslations("purchase-orders");
  const { order, supplier, author, seen, may } = detail;
  const next = useNextStep(detail);
  if (!seen) return null;
  const total = order.total === null ? "–" : showMoney(order.total);
  return (
    <>
      <ActButton
        act={rejectOrder}
        input={{ id: order.id, seen, reason: "" }}
        variant="danger"
        kbd="R"
        ask={{
          title: t("ask-reject"),
          body: t("ask-reject-sub", { author }),
          confirm: t("confirm-reject"),
          as: "reason",
          chips: rejectChips.map((chip) => t(chip.slice(chip.indexOf(".") + 1) as "chip-price")),
          least: 5,
          placeholder: t("reason-place"),
        }}
      >
        {t("reject")}
      </ActButton>
      {may.approve && (
        <ActButton
          act={approveOrder}
          input={{ id: order.id, seen, note: "" }}
          variant="primary"
          icon="check"
          kbd="A"
          ask={{
            title: t("ask-approve"),
            body: `${t("ask-approve-sum", { supplier: supplier.name, total })} ${next}`,
            confirm: t("confirm-approve"),
            icon: "check",
            as: "note",
          }}
        >
          {t("approve")}
        </ActButton>
      )}
    </>
  );
}
