import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { Totals } from "@/components/shared/facts";
import { fen, type Quantity, showQuantity } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import type { Content, ContentLine } from "@/lib/purchase-orders/content";

const money = (text: string | null) => (text === null ? null : fen(BigInt(text)));

/** One revision as it was submitted, word for word. */
export function RevisionTable({ revision, content }: { revision: number; content: Content }) {
  const t = useTranslations("purchase-orders");
  const columns: Column<ContentLine>[] = [
    { key: "seq", head: "#", width: 36, look: "dim", cell: ({ seq }) => seq },
    {
      ...{ key: "product", head: t("product"), card: "1l" },
      cell: ({ name, spec, supplierSku }) => (
        <>
          {name}
          <small>{[spec, supplierSku].filter(Boolean).join(" · ")}</small>
        </>
      ),
    },
    {
      ...{ key: "quantity", head: t("quantity"), width: 100, end: true, card: "2l" },
      cell: ({ quantity, unit }) => `${showQuantity(BigInt(quantity) as Quantity)} ${unit}`,
    },
    {
      ...{ key: "price", head: t("price"), width: 110, end: true },
      cell: ({ unitPrice }) => <Amount fen={money(unitPrice)} />,
    },
    {
      ...{ key: "amount", head: t("amount-yuan"), width: 120, end: true, card: "1r" },
      cell: ({ amount }) => <Amount fen={money(amount)} />,
    },
    {
      ...{ key: "due", head: t("due"), width: 110, card: "2r" },
      cell: ({ expectedOn }) => <DayText on={(expectedOn ?? content.expectedOn) as Day | null} />,
    },
  ];
  return (
    <>
      <DataTable
        id={`revision-${revision}`}
        lines
        columns={columns}
        rows={content.lines}
        rowKey={({ seq }) => String(seq)}
      />
      <div className="mt-2">
        <Totals
          rows={[
            { label: t("freight"), value: <Amount fen={money(content.freight)} /> },
            { label: t("discount"), value: <Amount fen={money(content.discount)} /> },
          ]}
          total={{ label: t("total"), value: <Amount fen={money(content.total)} /> }}
        />
      </div>
      {content.notes && <p className="whitespace-pre-wrap break-words text-sm">{content.notes}</p>}
    </>
  );
}
