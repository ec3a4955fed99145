import Link from "next/link";
import { useTranslations } from "next-intl";
import { one, type Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Empty, Nothing } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import { SectionHead } from "@/components/shared/page-head";
import { Pager } from "@/components/shared/pager";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showMoney, showQuantity } from "@/lib/core/figures";
import type { ItemRow, listItems } from "@/lib/suppliers/items/queries";

/** What the supplier makes and asks for it today. */
export function Items({
  supplierId,
  page,
  search,
  mayWrite,
}: {
  supplierId: string;
  page: Awaited<ReturnType<typeof listItems>>;
  search: Search;
  mayWrite: boolean;
}) {
  const t = useTranslations("suppliers");
  const path = `/suppliers/${supplierId}`;
  const narrowed = one(search, "q") !== undefined || one(search, "after") !== undefined;
  const add = mayWrite && (
    <Link href={`${path}/items/new`} prefetch={false} className={buttonClass({ size: "small" })}>
      <Icon name="plus" />
      {t("add-item")}
    </Link>
  );
  return (
    <section>
      <SectionHead title={t("items")} end={add} />
      {(page.rows.length > 0 || narrowed) && (
        <FilterBar path={path} search={search} find={t("find-item")} filters={[]} />
      )}
      <DataTable
        id="items"
        columns={useColumns()}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `${path}/items/${id}`}
        lines
        empty={
          narrowed ? (
            <Nothing>{t("no-items-found")}</Nothing>
          ) : (
            <Empty title={t("no-items")} act={add}>
              {t("no-items-hint")}
            </Empty>
          )
        }
      />
      {(page.after || one(search, "after")) && (
        <Pager path={path} search={search} after={page.after} shown={page.rows.length} />
      )}
    </section>
  );
}

function useColumns(): Column<ItemRow>[] {
  const t = useTranslations("suppliers");
  return [
    {
      key: "product",
      head: t("product"),
      look: "strong",
      card: "1l",
      cell: ({ name, spec, active }) => (
        <>
          {name}
          <small>
            {spec}
            {!active && ` · ${t("item-gone")}`}
          </small>
        </>
      ),
    },
    { key: "sku", head: t("sku"), width: 92, look: "dim", card: "2l", cell: ({ sku }) => sku },
    {
      key: "supplier-sku",
      head: t("supplier-sku"),
      width: 108,
      look: "dim",
      cell: ({ supplierSku }) => supplierSku || <span className="none">–</span>,
    },
    {
      key: "price",
      head: t("price-now"),
      width: 110,
      end: true,
      card: "1r",
      cell: ({ tiers }) =>
        tiers[0] ? <Amount fen={tiers[0].price} /> : <span className="dim">{t("no-price")}</span>,
    },
    {
      key: "tiers",
      head: "",
      width: 150,
      look: "dim wide",
      cell: ({ tiers, unit }) =>
        tiers.slice(1).map(({ minQuantity, price }) => (
          <small key={String(minQuantity)} className="block">
            {t("tier", { quantity: showQuantity(minQuantity), unit })} {showMoney(price)}
          </small>
        )),
    },
    {
      key: "lead",
      head: t("lead"),
      width: 72,
      end: true,
      card: "2r",
      cell: ({ leadDays }) => t("days", { count: leadDays }),
    },
  ];
}
