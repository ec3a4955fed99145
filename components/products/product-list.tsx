import { useTranslations } from "next-intl";
import { one, type Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { NoneYet } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import { Pager } from "@/components/shared/pager";
import { productKinds } from "@/lib/products/kinds";
import type { listProducts, ProductRow } from "@/lib/products/list";

const path = "/products";

/** Filters, table and pages of /products. */
export function ProductList({
  page,
  search,
  mayWrite,
  seesCost,
}: {
  page: Awaited<ReturnType<typeof listProducts>>;
  search: Search;
  mayWrite: boolean;
  seesCost: boolean;
}) {
  const t = useTranslations("products");
  const columns = useColumns(seesCost);
  const narrowed = ["q", "kind", "retired"].some((key) => one(search, key));
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("find")}
        filters={[
          {
            key: "kind",
            label: t("kind"),
            kind: "many",
            options: productKinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) })),
          },
        ]}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="products"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/products/${id}`}
        edit={mayWrite ? ({ id }) => `/products/${id}/edit` : undefined}
        path={path}
        search={search}
        empty={<NoneYet of="products" narrowed={narrowed} path={path} mayWrite={mayWrite} />}
      />
      {page.rows.length > 0 && (
        <Pager
          path={path}
          search={search}
          before={page.before}
          after={page.after}
          shown={page.rows.length}
        />
      )}
    </>
  );
}

function useColumns(seesCost: boolean): Column<ProductRow>[] {
  const t = useTranslations("products");
  const none = <span className="none">–</span>;
  return [
    { key: "sku", head: t("sku"), width: 92, look: "dim", card: "2l", cell: ({ sku }) => sku },
    { key: "name", head: t("name"), look: "strong", card: "1l", cell: ({ name }) => name },
    { key: "spec", head: t("spec"), width: 168, card: "3l", cell: ({ spec }) => spec || none },
    { key: "kind", head: t("kind"), width: 108, card: "2r", cell: ({ kind }) => t(`kind-${kind}`) },
    { key: "unit", head: t("unit"), width: 60, cell: ({ unit }) => unit },
    ...(seesCost
      ? ([
          {
            key: "suppliers",
            head: t("suppliers"),
            width: 232,
            look: "dim wide",
            choose: "on",
            cell: ({ suppliers }) => (suppliers.length > 0 ? suppliers.join("、") : none),
          },
          {
            key: "cost",
            head: t("cost"),
            width: 134,
            end: true,
            card: "3r",
            cell: ({ cost }) => (cost === null ? none : <Amount fen={cost} />),
          },
        ] satisfies Column<ProductRow>[])
      : []),
    {
      key: "sale",
      head: t("sale-price"),
      width: 142,
      end: true,
      card: "1r",
      cell: ({ salePrice }) => (salePrice > 0n ? <Amount fen={salePrice} /> : none),
    },
  ];
}
