import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { NoneYet } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import type { Day } from "@/lib/core/time";
import { isNarrowed, type OrderFilter } from "@/lib/orders/filters";
import { orderStatuses } from "@/lib/orders/kinds";
import type { OrderPage, OrderRow } from "@/lib/orders/list";
import { OrderState } from "./order-state";

const path = "/orders";

/** Filters, table and pages of /orders. */
export function OrderList({
  page,
  filter,
  search,
  mayWrite,
}: {
  page: OrderPage;
  filter: OrderFilter;
  search: Search;
  mayWrite: boolean;
}) {
  const t = useTranslations("orders");
  const columns = useColumns(page.today, page.options.branches.length > 1);
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("find")}
        filters={useFilters(page.options)}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="orders"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/orders/${id}`}
        edit={mayWrite ? ({ id, isDraft }) => `/orders/${id}${isDraft ? "/edit" : ""}` : undefined}
        path={path}
        search={search}
        more={page.after}
        empty={
          <NoneYet
            of="orders"
            narrowed={isNarrowed(filter) || filter.tab !== "all"}
            path={path}
            mayWrite={mayWrite}
          />
        }
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

function useFilters({ branches, owners, types }: OrderPage["options"]): Filter[] {
  const t = useTranslations("orders");
  const filters: Filter[] = [
    {
      key: "status",
      label: t("status"),
      kind: "many",
      options: orderStatuses.map((status) => ({ value: status, label: t(`status-${status}`) })),
    },
    { key: "type", label: t("shoot-type"), kind: "many", options: types },
    { key: "promised", label: t("promised"), kind: "days" },
    { key: "owner", label: t("owner"), kind: "many", options: owners },
  ];
  return branches.length > 1
    ? [...filters, { key: "branch", label: t("branch"), kind: "many", options: branches }]
    : filters;
}

function useColumns(today: Day, isChain: boolean): Column<OrderRow>[] {
  const t = useTranslations("orders");
  const isOpen = ({ status }: OrderRow) => status === "active" || status === "on_hold";
  return [
    {
      key: "number",
      head: t("number"),
      width: 190,
      card: "2l",
      cell: ({ name, isDraft }) => (
        <span className={isDraft ? "text-muted-foreground" : "font-medium"}>{name}</span>
      ),
    },
    {
      key: "customer",
      head: t("customer"),
      look: "strong",
      card: "1l",
      cell: ({ customer }) => customer,
    },
    {
      key: "package",
      head: t("package"),
      width: 184,
      look: "dim wide",
      card: "3l",
      cell: (row) => row.package,
    },
    {
      key: "status",
      head: t("status"),
      width: 92,
      card: "2r",
      cell: ({ status }) => <OrderState status={status} />,
    },
    {
      key: "promised",
      head: t("promised"),
      width: 136,
      card: "3r",
      cell: (row) => (
        <span className={isOpen(row) && row.promisedOn < today ? "text-wrong" : undefined}>
          <DayText on={row.promisedOn} today={today} />
        </span>
      ),
    },
    { key: "owner", head: t("owner"), width: 84, choose: "on", cell: ({ owner }) => owner },
    ...(isChain
      ? [
          {
            key: "branch",
            head: t("branch"),
            width: 72,
            look: "dim",
            cell: ({ branch }: OrderRow) => branch,
          } satisfies Column<OrderRow>,
        ]
      : []),
    {
      key: "owed",
      head: t("owed"),
      width: 116,
      end: true,
      cell: ({ owed, status }) =>
        owed > 0n && status !== "cancelled" ? (
          <Amount fen={owed} />
        ) : (
          <span className="none">–</span>
        ),
    },
    {
      key: "total",
      head: t("total-yuan"),
      width: 126,
      end: true,
      card: "1r",
      cell: ({ total }) => <Amount fen={total} />,
    },
  ];
}
