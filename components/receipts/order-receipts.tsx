import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import type { Day } from "@/lib/core/time";
import type { OrderReceipt } from "@/lib/receipts/queries";
import { ReceiptMoves } from "./receipt-moves";
import { ReceiptState } from "./receipt-state";

/** Every receipt of an order, and what reversed it. */
export function OrderReceipts({
  receipts,
  zone,
  today,
  none,
}: {
  receipts: readonly OrderReceipt[];
  zone: string;
  today: Day;
  none: string;
}) {
  const t = useTranslations("receipts");
  const columns: Column<OrderReceipt>[] = [
    {
      key: "number",
      head: t("number"),
      width: 160,
      card: "2l",
      cell: ({ number }) => number,
    },
    {
      key: "kind",
      head: t("kind"),
      width: 120,
      look: "strong",
      card: "1l",
      cell: ({ kind, method }) => `${t(`kind-${kind}`)} · ${t(`method-${method}`)}`,
    },
    {
      key: "by",
      head: t("received"),
      width: 196,
      look: "dim",
      card: "3l",
      cell: ({ receivedBy, receivedAt }) => (
        <>
          {receivedBy} <Moment at={receivedAt} zone={zone} today={today} />
        </>
      ),
    },
    { key: "state", head: t("state"), card: "2r", cell: (row) => <ReceiptState {...row} /> },
    {
      key: "amount",
      head: t("amount"),
      width: 116,
      end: true,
      card: "1r",
      cell: ({ amount }) => <Amount fen={amount} />,
    },
    {
      key: "moves",
      head: "",
      width: 128,
      end: true,
      card: "3r",
      cell: ({ id, number, amount, mayVerify, mayReverse }) => (
        <ReceiptMoves {...{ id, number, amount, mayVerify, mayReverse }} />
      ),
    },
  ];
  return (
    <DataTable
      id="order-receipts"
      columns={columns}
      rows={receipts}
      rowKey={({ id }) => id}
      lines
      empty={<Nothing>{none}</Nothing>}
    />
  );
}
