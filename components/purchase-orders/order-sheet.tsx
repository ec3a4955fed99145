import { useLocale, useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText, showDay, showMoment } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Qr } from "@/components/shared/qr";
import { consentTo } from "@/lib/approvals/rules";
import { showQuantity } from "@/lib/core/figures";
import type { DetailLine, OrderDetail } from "@/lib/purchase-orders/detail";
import { OrderTotals } from "./order-totals";

/** An order on A4, black and white safe: number, who decided, lines, sums, and the code that opens it. */
export function OrderSheet({ detail, address }: { detail: OrderDetail; address: string }) {
  const t = useTranslations("purchase-orders");
  const locale = useLocale();
  const { order, supplier, branch, rounds, today, zone } = detail;
  const decided = order.status === "approved" ? consentTo(rounds, order.revision) : [];
  return (
    <article className="mx-auto mb-8 max-w-[182mm] break-after-page last:break-after-auto">
      <header className="mb-4 flex items-start justify-between gap-6">
        <div>
          <h2 className="text-xl">{t("print-title")}</h2>
          <p className="mt-1 font-medium text-lg tabular-nums">{order.number ?? order.draftName}</p>
          <p className="text-sm">
            {order.revision > 1 && `${t("revision", { revision: order.revision })} · `}
            {order.status === "approved" ? t("status-approved") : t(`status-${order.status}`)}
          </p>
        </div>
        <Qr text={address} label={t("qr")} className="size-24 shrink-0" />
      </header>
      <Facts
        facts={[
          {
            label: t("print-supplier"),
            value: `${supplier.name} (${supplier.code})`,
            strong: true,
          },
          {
            label: t("print-deliver"),
            value: [branch.name, branch.address].filter(Boolean).join(" · "),
          },
          { label: t("due"), value: <DayText on={order.expectedOn} form="full" /> },
          {
            label: t("print-buyer"),
            value: [detail.author, detail.authorPhone].filter(Boolean).join(" "),
          },
        ]}
      />
      <DataTable
        id={`sheet-${order.id}`}
        lines
        columns={useSheetColumns(detail)}
        rows={detail.lines}
        rowKey={({ seq }) => String(seq)}
      />
      <div className="mt-3">
        <OrderTotals detail={detail} />
      </div>
      {order.notes && (
        <p className="mt-3 whitespace-pre-wrap break-words text-sm">
          <b>{t("notes")}：</b>
          {order.notes}
        </p>
      )}
      <footer className="mt-6 flex flex-wrap justify-between gap-x-8 gap-y-3 border-t pt-3 text-sm">
        <p>
          {t("print-approved")}：
          {decided.length === 0
            ? t("print-draft")
            : decided
                .map(({ name, at }) =>
                  t("print-approval-line", { name, at: showMoment(at, zone, locale) }),
                )
                .join("；")}
        </p>
        <p>{t("print-signed")}：____________________</p>
        <p className="w-full text-muted-foreground text-xs">
          {t("print-date")} {showDay(today, locale, { form: "full" })}
        </p>
      </footer>
    </article>
  );
}

function useSheetColumns({ order, sees }: OrderDetail): Column<DetailLine>[] {
  const t = useTranslations("purchase-orders");
  const all: (Column<DetailLine> | false)[] = [
    { key: "seq", head: "#", width: 30, cell: ({ seq }) => seq },
    {
      ...{ key: "product", head: t("product"), card: "1l", look: "wrap" },
      cell: ({ name, spec, supplierSku }) => (
        <>
          {name}
          <small>{[spec, supplierSku].filter(Boolean).join(" · ")}</small>
        </>
      ),
    },
    {
      ...{ key: "quantity", head: t("quantity"), width: 90, end: true, card: "2l" },
      cell: ({ quantity, unit }) => `${showQuantity(quantity)} ${unit}`,
    },
    sees && {
      ...{ key: "price", head: t("price"), width: 90, end: true },
      cell: ({ unitPrice }) => <Amount fen={unitPrice} />,
    },
    sees && {
      ...{ key: "less", head: t("line-discount"), width: 76, end: true },
      cell: ({ discount }) => (discount ? <Amount fen={discount} /> : ""),
    },
    sees && {
      ...{ key: "amount", head: t("amount-yuan"), width: 104, end: true, card: "1r" },
      cell: ({ amount }) => <Amount fen={amount} />,
    },
    {
      ...{ key: "due", head: t("due"), width: 96, card: "2r" },
      cell: ({ expectedOn }) => <DayText on={expectedOn ?? order.expectedOn} />,
    },
  ];
  return all.filter((column) => column !== false);
}
