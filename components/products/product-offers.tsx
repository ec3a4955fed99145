import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { SupplierState } from "@/components/suppliers/status";
import { showMoney, showQuantity } from "@/lib/core/figures";
import type { ProductProfile } from "@/lib/products/profile";

type Offer = NonNullable<ProductProfile["purchase"]>["offers"][number];

/** Who makes it and for how much, the cheapest first; a row opens the history of his prices. */
export function ProductOffers({ offers, unit }: { offers: readonly Offer[]; unit: string }) {
  const t = useTranslations("products");
  const columns: Column<Offer>[] = [
    {
      key: "supplier",
      head: t("supplier"),
      look: "strong",
      card: "1l",
      cell: ({ supplier, status }) => (
        <>
          {supplier} {status !== "active" && <SupplierState status={status} />}
        </>
      ),
    },
    {
      key: "sku",
      head: t("supplier-sku"),
      width: 120,
      look: "dim",
      card: "2l",
      cell: ({ supplierSku }) => supplierSku || <span className="none">–</span>,
    },
    {
      key: "price",
      head: t("price"),
      width: 110,
      end: true,
      card: "1r",
      cell: ({ tiers }) =>
        tiers[0] ? <Amount fen={tiers[0].price} /> : <span className="dim">{t("no-price")}</span>,
    },
    {
      key: "tiers",
      head: "",
      width: 170,
      look: "dim wide",
      cell: ({ tiers }) =>
        tiers.slice(1).map(({ minQuantity, price }) => (
          <small key={String(minQuantity)} className="block">
            {t("tier", { quantity: showQuantity(minQuantity), unit })} {showMoney(price)}
          </small>
        )),
    },
    {
      key: "lead",
      head: t("lead"),
      width: 80,
      end: true,
      card: "2r",
      cell: ({ leadDays }) => t("days", { count: leadDays }),
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead title={t("suppliers")} sub={offers.length > 1 && t("suppliers-sub")} />
      <DataTable
        id="offers"
        columns={columns}
        rows={offers}
        rowKey={({ itemId }) => itemId}
        href={({ supplierId, itemId }) => `/suppliers/${supplierId}/items/${itemId}`}
        lines
        empty={<Nothing>{t("no-suppliers")}</Nothing>}
      />
    </section>
  );
}
