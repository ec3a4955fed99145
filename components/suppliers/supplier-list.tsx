import { useTranslations } from "next-intl";
import { one, type Search } from "@/components/shared/address";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { NoneYet } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import { Pager } from "@/components/shared/pager";
import { supplierKinds } from "@/lib/suppliers/kinds";
import type { listSuppliers, SupplierRow } from "@/lib/suppliers/list";
import { SupplierState } from "./status";

const path = "/suppliers";

/** Filters, table and pages of /suppliers. */
export function SupplierList({
  page,
  search,
  mayWrite,
}: {
  page: Awaited<ReturnType<typeof listSuppliers>>;
  search: Search;
  mayWrite: boolean;
}) {
  const t = useTranslations("suppliers");
  const columns = useColumns();
  const narrowed = ["q", "kind", "status"].some((key) => one(search, key));
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
            options: supplierKinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) })),
          },
        ]}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="suppliers"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/suppliers/${id}`}
        edit={mayWrite ? ({ id }) => `/suppliers/${id}/edit` : undefined}
        path={path}
        search={search}
        empty={<NoneYet of="suppliers" narrowed={narrowed} path={path} mayWrite={mayWrite} />}
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

function useColumns(): Column<SupplierRow>[] {
  const t = useTranslations("suppliers");
  return [
    { key: "code", head: t("code"), width: 88, look: "dim", card: "2l", cell: ({ code }) => code },
    { key: "name", head: t("name"), look: "strong", card: "1l", cell: ({ name }) => name },
    { key: "kind", head: t("kind"), width: 92, card: "2r", cell: ({ kind }) => t(`kind-${kind}`) },
    {
      key: "status",
      head: t("status"),
      width: 112,
      card: "1r",
      cell: ({ status }) => <SupplierState status={status} />,
    },
    {
      key: "contact",
      head: t("contact"),
      width: 138,
      look: "wide",
      choose: "on",
      cell: ({ contact }) =>
        contact ? (
          <>
            {contact.name}
            {contact.last4 && <span className="dim"> ****{contact.last4}</span>}
          </>
        ) : (
          <span className="none">–</span>
        ),
    },
    {
      key: "channels",
      head: t("channels"),
      width: 116,
      look: "dim",
      choose: "on",
      card: "3l",
      cell: ({ channels }) =>
        channels.length > 0 ? channels.map((one) => t(`channel-${one}`)).join("、") : t("by-hand"),
    },
    {
      key: "terms",
      head: t("terms"),
      width: 208,
      look: "dim wide",
      choose: "on",
      cell: ({ paymentTerms, settlement }) => paymentTerms || t(`settlement-${settlement}`),
    },
    {
      key: "items",
      head: t("items-count"),
      width: 76,
      end: true,
      cell: ({ items }) => (items > 0 ? t("items-number", { count: items }) : "–"),
    },
    {
      key: "lead",
      head: t("lead"),
      width: 72,
      end: true,
      card: "3r",
      cell: ({ leadDays }) => t("days", { count: leadDays }),
    },
  ];
}
