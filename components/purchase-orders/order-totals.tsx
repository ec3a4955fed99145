import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { Totals } from "@/components/shared/facts";
import { add, type Money } from "@/lib/core/figures";
import type { OrderDetail } from "@/lib/purchase-orders/detail";

/** 小计, 运费, 优惠, 合计 on one right edge; nothing where prices are not shown. */
export function OrderTotals({ detail }: { detail: Pick<OrderDetail, "order" | "lines" | "sees"> }) {
  const t = useTranslations("purchase-orders");
  const { order, lines, sees } = detail;
  if (!sees) return null;
  const amounts = lines.flatMap(({ amount }): Money[] => (amount === null ? [] : [amount]));
  return (
    <Totals
      rows={[
        { label: t("subtotal"), value: <Amount fen={add(...amounts)} /> },
        { label: t("freight"), value: <Amount fen={order.freight} /> },
        { label: t("discount"), value: <Amount fen={order.discount} /> },
      ]}
      total={{ label: t("total"), value: <Amount fen={order.total} /> }}
    />
  );
}
