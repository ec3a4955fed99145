import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Totals } from "@/components/shared/facts";
import { SectionHead } from "@/components/shared/page-head";
import { showMoney } from "@/lib/core/figures";
import type { OrderProfile } from "@/lib/orders/profile";
import { itemsTotal } from "@/lib/orders/rules";

type Line = {
  key: string;
  name: string;
  sub: string;
  count: string;
  price: bigint;
  amount: bigint;
};

/** How the price came about: the package, what was added, what was taken off (价格明细). */
export function PriceTrail({ order }: { order: OrderProfile }) {
  const t = useTranslations("orders");
  const { items, listPrice, discount, discountReason, total } = order;
  const sold = order.package;
  const lines: Line[] = [
    {
      ...{ key: "package", name: sold.name, sub: `${sold.shootType.name} · ${sold.category.name}` },
      ...{ count: "1", price: listPrice, amount: listPrice },
    },
    ...items.map(({ seq, name, quantity, unit, unitPrice, amount }) => ({
      ...{ key: String(seq), name, sub: "", count: `${quantity} ${unit}` },
      ...{ price: unitPrice, amount },
    })),
  ];
  const columns: Column<Line>[] = [
    {
      key: "name",
      head: t("item"),
      card: "1l",
      look: "wrap",
      cell: ({ name, sub }) => (
        <>
          {name}
          {sub && <small>{sub}</small>}
        </>
      ),
    },
    {
      key: "count",
      head: t("quantity"),
      width: 80,
      end: true,
      card: "2l",
      cell: (row) => row.count,
    },
    {
      key: "price",
      head: t("unit-price"),
      width: 110,
      end: true,
      card: "2r",
      cell: ({ price }) => showMoney(price as typeof total),
    },
    {
      key: "amount",
      head: t("amount"),
      width: 116,
      end: true,
      card: "1r",
      cell: ({ amount }) => <Amount fen={amount as typeof total} />,
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead title={t("price-trail")} />
      <DataTable id="trail" lines columns={columns} rows={lines} rowKey={({ key }) => key} />
      <Totals
        className="mt-3"
        rows={[
          { label: t("list-price"), value: showMoney(listPrice) },
          { label: t("items-sum"), value: showMoney(itemsTotal(items)) },
          {
            label: discountReason ? `${t("discount")}（${discountReason}）` : t("discount"),
            value: discount > 0n ? `−${showMoney(discount)}` : showMoney(discount),
          },
        ]}
        total={{ label: t("total-yuan"), value: showMoney(total) }}
      />
    </section>
  );
}
