import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Amount, Dash } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText, showDay } from "@/components/shared/day";
import { SectionHead } from "@/components/shared/page-head";
import { Segmented } from "@/components/ui/segmented";
import { fen, type Money, type Quantity, showMoney, showQuantity } from "@/lib/core/figures";
import { paired } from "@/lib/purchase-orders/comparison";
import type { Content, ContentLine } from "@/lib/purchase-orders/content";
import type { DetailLine, OrderDetail } from "@/lib/purchase-orders/detail";
import { againstLast, priceChange, showPercent } from "@/lib/purchase-orders/rules";
import { PriceChangeCell } from "./price-change";

export type Against = { revision: number; content: Content } | null;

/** The lines with what changed: against the last purchase of each product, or against an earlier revision. */
export function OrderLines({
  detail,
  against,
  earlier,
}: {
  detail: OrderDetail;
  against: Against;
  /** The revision that could be compared with, whichever is shown. */
  earlier: number | null;
}) {
  const t = useTranslations("purchase-orders");
  const here = `/purchase-orders/${detail.order.id}`;
  const columns = useColumns(detail, against);
  return (
    <section>
      <SectionHead
        title={t("lines")}
        sub={against ? t("against-revision", { revision: against.revision }) : t("against-last")}
        end={
          earlier !== null && (
            <Segmented
              label={t("compare")}
              current={against ? "revision" : "last"}
              segments={[
                { key: "last", label: t("compare-last"), href: here },
                {
                  key: "revision",
                  label: t("compare-revision", { revision: earlier }),
                  href: `${here}?vs=${earlier}`,
                },
              ]}
            />
          )
        }
      />
      <DataTable
        id="lines"
        lines
        columns={columns}
        rows={detail.lines}
        rowKey={({ seq }) => String(seq)}
      />
      {against && <Gone against={against} lines={detail.lines} />}
    </section>
  );
}

function useColumns(detail: OrderDetail, against: Against): Column<DetailLine>[] {
  const t = useTranslations("purchase-orders");
  const locale = useLocale();
  const { today } = detail;
  const pairs = against && paired(against.content.lines, detail.lines).pairs;
  const before = (line: DetailLine) =>
    pairs ? inRevision(pairs.find(({ after }) => after === line)?.before) : inLast(line);
  return [
    { key: "seq", head: "#", width: 36, look: "dim", cell: ({ seq }) => seq },
    {
      ...{ key: "product", head: t("product"), card: "1l" },
      cell: ({ name, spec, supplierSku, productId }) => (
        <>
          {productId ? (
            <Link href={`/products/${productId}`} prefetch={false} className="font-medium">
              {name}
            </Link>
          ) : (
            <span className="font-medium">{name}</span>
          )}
          <small>{[spec, supplierSku].filter(Boolean).join(" · ") || " "}</small>
        </>
      ),
    },
    {
      ...{ key: "quantity", head: t("quantity"), width: 84, end: true, card: "2l" },
      cell: ({ quantity, unit, unitPrice }) => (
        <>
          {showQuantity(quantity)} {unit}
          {unitPrice !== null && <span className="desk:hidden"> × {showMoney(unitPrice)}</span>}
        </>
      ),
    },
    {
      ...{ key: "price", head: t("price"), width: 92, end: true },
      cell: ({ unitPrice }) => <Amount fen={unitPrice} />,
    },
    {
      ...{ key: "last", head: t("last"), width: 124, end: true, look: "dim wide" },
      cell: (line) => {
        const old = before(line);
        if (!old) return <Dash />;
        return (
          <>
            {old.price === null ? "–" : showMoney(old.price)} × {showQuantity(old.quantity)}
            <small>{old.on ? `${showDay(old.on, locale, { today })}` : old.note}</small>
          </>
        );
      },
    },
    {
      ...{ key: "change", head: t("change"), width: 104, end: true, card: "2r" },
      cell: (line) => (
        <PriceChangeCell
          price={line.unitPrice}
          before={before(line)?.price ?? null}
          known={line.productId !== null}
        />
      ),
    },
    {
      ...{ key: "amount", head: t("amount-yuan"), width: 108, end: true, card: "1r" },
      cell: ({ amount, discount }) => (
        <>
          <Amount fen={amount} className="font-medium" />
          {discount ? <small>{t("less", { amount: showMoney(discount) })}</small> : null}
        </>
      ),
    },
    {
      ...{ key: "due", head: t("due"), width: 100, card: "3r" },
      cell: ({ expectedOn }) => (
        <DayText on={expectedOn ?? detail.order.expectedOn} today={today} />
      ),
    },
  ];
}

type Before = {
  price: Money | null;
  quantity: Quantity;
  on: NonNullable<DetailLine["last"]>["on"] | null;
  note: string;
};

const inLast = ({ last }: DetailLine): Before | null => last && { ...last, note: "" };

function inRevision(old: ContentLine | null | undefined): Before | null {
  if (!old) return null;
  const price = old.unitPrice === null ? null : fen(BigInt(old.unitPrice));
  return { price, quantity: BigInt(old.quantity) as Quantity, on: null, note: old.spec };
}

function Gone({ against, lines }: { against: NonNullable<Against>; lines: readonly DetailLine[] }) {
  const t = useTranslations("purchase-orders");
  const { gone } = paired(against.content.lines, lines);
  if (gone.length === 0) return null;
  return (
    <ul className="mt-2 text-sm text-wrong">
      {gone.map(({ seq, name, quantity, unit }) => (
        <li key={seq}>
          {t("line-gone", { name, quantity: showQuantity(BigInt(quantity) as Quantity), unit })}
        </li>
      ))}
    </ul>
  );
}

/** 买过的三种按上次的价格是 4,660.00 元，这次 4,736.00 元，贵 1.6%。 */
export function AgainstLast({ lines }: { lines: readonly DetailLine[] }) {
  const t = useTranslations("purchase-orders");
  const { count, before, now } = againstLast(lines);
  if (count === 0) return null;
  const { kind, permille } = priceChange(now, before);
  const change = kind === "same" ? t("same-price") : t(kind, { percent: showPercent(permille) });
  return (
    <p>
      {t("compare-sum", {
        ...{ count, last: showMoney(before), now: showMoney(now), change },
      })}
    </p>
  );
}
