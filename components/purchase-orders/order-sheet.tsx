import { useLocale, useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText, showDay, showMoment } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Qr } from "@/components/shared/qr";
import { consentTo } from "@/lib/approvals/rules";
import { showQuantity } from "@/lib/core/figures";
import type { DetailLine, OrderDetail } from "@/lib/purchase-orders/detail";
import { type Sheet, sheetsOf, widths } from "@/lib/purchase-orders/paper";
import { OrderTotals } from "./order-totals";

/** An order on A4, black and white safe: number, who decided, lines, sums, and the code that opens it. */
export function OrderSheet({ detail, address }: { detail: OrderDetail; address: string }) {
  const t = useTranslations("purchase-orders");
  const locale = useLocale();
  const { order, supplier, branch, rounds, zone } = detail;
  const decided = order.status === "approved" ? consentTo(rounds, order.revision) : [];
  const approvals =
    decided.length === 0
      ? t("print-draft")
      : decided
          .map(({ name, at }) =>
            t("print-approval-line", { name, at: showMoment(at, zone, locale) }),
          )
          .join("；");
  const facts = {
    supplier: `${supplier.name} (${supplier.code})`,
    deliver: [branch.name, branch.address].filter(Boolean).join(" · "),
  };
  const sheets = sheetsOf({
    ...{ lines: detail.lines, notes: order.notes, sees: detail.sees, approvals },
    head: [facts.supplier, facts.deliver],
  });
  return (
    <article aria-label={order.number ?? order.draftName}>
      {sheets.map((sheet, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets are numbered.
        <section key={i} className="paper">
          {i === 0 ? (
            <Head detail={detail} address={address} facts={facts} />
          ) : (
            <p className="mb-3 flex justify-between gap-4 border-b pb-2 text-sm">
              <span className="font-medium">{t("print-title")}</span>
              <span>{supplier.name}</span>
            </p>
          )}
          {sheet.lines.length > 0 && <Lines detail={detail} sheet={sheet} at={i} />}
          {sheet.totals && (
            <div className="mt-3">
              <OrderTotals detail={detail} />
            </div>
          )}
          {sheet.notes.length > 0 && (
            <p className="mt-3 whitespace-pre-wrap break-words text-sm">
              {sheets.findIndex(({ notes }) => notes.length > 0) === i && <b>{t("notes")}：</b>}
              {sheet.notes.join("\n")}
            </p>
          )}
          {sheet.signed && (
            <div className="mt-6 flex flex-wrap justify-between gap-x-8 gap-y-3 border-t pt-3 text-sm">
              <p>
                {t("print-approved")}：{approvals}
              </p>
              <p>{t("print-signed")}：____________________</p>
            </div>
          )}
          <Foot detail={detail} at={i + 1} of={sheets.length} />
        </section>
      ))}
    </article>
  );
}

function Head({
  detail,
  address,
  facts,
}: {
  detail: OrderDetail;
  address: string;
  facts: { supplier: string; deliver: string };
}) {
  const t = useTranslations("purchase-orders");
  const { order, author, authorPhone } = detail;
  return (
    <>
      <header className="mb-4 flex items-start justify-between gap-6">
        <div>
          <h2 className="text-xl">{t("print-title")}</h2>
          <p className="mt-1 font-medium text-lg tabular-nums">{order.number ?? order.draftName}</p>
          <p className="text-sm">
            {order.revision > 1 && `${t("revision", { revision: order.revision })} · `}
            {t(`status-${order.status}`)}
          </p>
        </div>
        <Qr text={address} label={t("qr")} className="size-24 shrink-0" />
      </header>
      <Facts
        facts={[
          { label: t("print-supplier"), value: facts.supplier, strong: true },
          { label: t("print-deliver"), value: facts.deliver },
          { label: t("due"), value: <DayText on={order.expectedOn} form="full" /> },
          { label: t("print-buyer"), value: [author, authorPhone].filter(Boolean).join(" ") },
        ]}
      />
    </>
  );
}

function Lines({ detail, sheet, at }: { detail: OrderDetail; sheet: Sheet; at: number }) {
  return (
    <DataTable
      id={`sheet-${detail.order.id}-${at}`}
      lines
      columns={useSheetColumns(detail)}
      rows={sheet.lines}
      rowKey={({ seq }) => String(seq)}
    />
  );
}

/** On every sheet: which order, printed when, and which of how many. */
function Foot({ detail, at, of }: { detail: OrderDetail; at: number; of: number }) {
  const t = useTranslations("purchase-orders");
  const locale = useLocale();
  const { order, today } = detail;
  return (
    <footer className="paper-foot">
      <span>
        {order.number ?? order.draftName}
        {order.revision > 1 && ` · ${t("revision", { revision: order.revision })}`}
      </span>
      <span>
        {t("print-date")} {showDay(today, locale, { form: "full" })}
      </span>
      <span>{t("print-sheet", { at, of })}</span>
    </footer>
  );
}

function useSheetColumns({ order, sees }: OrderDetail): Column<DetailLine>[] {
  const t = useTranslations("purchase-orders");
  const all: (Column<DetailLine> | false)[] = [
    { key: "seq", head: "#", width: widths.seq, cell: ({ seq }) => seq },
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
      ...{ key: "quantity", head: t("quantity"), width: widths.quantity, end: true, card: "2l" },
      cell: ({ quantity, unit }) => `${showQuantity(quantity)} ${unit}`,
    },
    sees && {
      ...{ key: "price", head: t("price"), width: widths.price, end: true },
      cell: ({ unitPrice }) => <Amount fen={unitPrice} />,
    },
    sees && {
      ...{ key: "less", head: t("line-discount"), width: widths.less, end: true },
      cell: ({ discount }) => (discount ? <Amount fen={discount} /> : ""),
    },
    sees && {
      ...{ key: "amount", head: t("amount-yuan"), width: widths.amount, end: true, card: "1r" },
      cell: ({ amount }) => <Amount fen={amount} />,
    },
    {
      ...{ key: "due", head: t("due"), width: widths.due, card: "2r" },
      cell: ({ expectedOn }) => <DayText on={expectedOn ?? order.expectedOn} />,
    },
  ];
  return all.filter((column) => column !== false);
}
