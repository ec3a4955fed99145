import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { StatusWord } from "@/components/shared/status-word";
import type { Day, Money } from "@/db/units";
import { showMoney, showQuantity } from "@/lib/core/figures";
import type { PriceRow } from "@/lib/suppliers/items/queries";

/** Every price with its days, newest first, each against the one before it of the same tier. */
export function PriceHistory({
  prices,
  unit,
  today,
  withSupplier,
}: {
  prices: readonly PriceRow[];
  unit: string;
  today: Day;
  /** On a product's page the prices are of several suppliers. */
  withSupplier?: boolean;
}) {
  const t = useTranslations("suppliers");
  const columns: Column<PriceRow>[] = [
    {
      key: "valid",
      head: t("valid"),
      width: 250,
      card: "1l",
      cell: ({ validFrom, validTo }) => (
        <>
          <DayText on={validFrom} form="full" />{" "}
          {validTo ? (
            <>
              – <DayText on={validTo} form="full" />
            </>
          ) : validFrom > today ? (
            <StatusWord meaning="waiting">{t("starts-later")}</StatusWord>
          ) : (
            t("until-now")
          )}
        </>
      ),
    },
    {
      key: "tier",
      head: t("tier-from"),
      width: 110,
      card: "2l",
      cell: ({ minQuantity }) => t("tier", { quantity: showQuantity(minQuantity), unit }),
    },
    {
      key: "price",
      head: t("price"),
      width: 110,
      end: true,
      card: "1r",
      cell: ({ price }) => <Amount fen={price} />,
    },
    {
      key: "change",
      head: t("change"),
      width: 120,
      end: true,
      card: "2r",
      cell: (row) => <Against price={row.price} before={previous(prices, row)} />,
    },
    withSupplier
      ? {
          key: "supplier",
          head: t("supplier"),
          look: "dim",
          card: "3l",
          cell: ({ supplier }) => supplier,
        }
      : { key: "by", head: t("entered-by"), look: "dim", cell: ({ by }) => by ?? "–" },
  ];
  return (
    <DataTable
      id="history"
      columns={columns}
      rows={prices}
      rowKey={({ id }) => id}
      lines
      empty={<Nothing>{t("no-price")}</Nothing>}
    />
  );
}

const previous = (prices: readonly PriceRow[], { itemId, minQuantity, validFrom }: PriceRow) =>
  prices.find(
    (one) => one.itemId === itemId && one.minQuantity === minQuantity && one.validFrom < validFrom,
  )?.price ?? null;

/** Dearer with an arrow up and in red, cheaper down and in green, as on an order under approval. */
function Against({ price, before }: { price: Money; before: Money | null }) {
  if (before === null || before === price) return <span className="none">–</span>;
  const up = price > before;
  const by = (up ? price - before : before - price) as Money;
  return (
    <span className={up ? "text-wrong" : "text-good"}>
      {up ? "↑" : "↓"} {showMoney(by)}
      {before > 0n && ` · ${Number((by * 1000n) / before) / 10}%`}
    </span>
  );
}
