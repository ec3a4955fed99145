import { useTranslations } from "next-intl";
import { WindowDocuments } from "@/components/approvals/window-documents";
import { Note } from "@/components/shared/note";
import { fen, showMoney } from "@/lib/core/figures";
import type { OrderDetail } from "@/lib/purchase-orders/detail";

/** At most one: why it came back, that the supplier is on hold, or what chose the rule (A5). */
export function OrderNote({ detail }: { detail: OrderDetail }) {
  const t = useTranslations("purchase-orders");
  const { order, supplier, rounds, history, sees } = detail;
  const round = rounds[0];
  if (order.status === "rejected") {
    const said = history.findLast(({ move }) => move === "reject");
    return (
      <Note meaning="wrong" lead={t("rejected-lead")} className="mb-4">
        {said && `${said.actor} ${t("quoted", { text: said.reason })}`}
      </Note>
    );
  }
  if (supplier.status !== "active" && order.status !== "cancelled") {
    return (
      <Note
        meaning="wrong"
        lead={t(supplier.status === "blocked" ? "blocked-lead" : "held-lead")}
        className="mb-4"
      >
        {supplier.statusReason}
      </Note>
    );
  }
  if (!round || !sees) return null;
  if (round.keptFrom && order.status === "approved") {
    const base = rounds.find(({ id }) => id === round.keptFrom);
    return <Note className="mb-4">{t("kept-note", { revision: base?.revision ?? 1 })}</Note>;
  }
  if (order.status !== "submitted" || round.windowCount === 0) return null;
  return (
    <>
      <Note meaning="waiting" lead={t("window-lead")} className="mb-4">
        {t("window-note", {
          count: round.windowCount + 1,
          sum: showMoney(fen(round.windowAmount)),
          rule: round.ruleName,
        })}
      </Note>
      <WindowDocuments detail={detail} round={round} />
    </>
  );
}
