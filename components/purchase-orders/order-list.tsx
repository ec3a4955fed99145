import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { capped } from "@/components/shared/capped";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText, Moment } from "@/components/shared/day";
import { Empty, NoneYet } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter, Option } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import { showMoney } from "@/lib/core/figures";
import type { Day } from "@/lib/core/time";
import { isNarrowed, type OrderFilter } from "@/lib/purchase-orders/filters";
import type { OrderLine, OrderPage } from "@/lib/purchase-orders/list";
import { isLate } from "@/lib/purchase-orders/rules";
import { isOpenToEdit } from "@/lib/purchase-orders/states";
import { OrderState, PushState } from "./states";

export const path = "/purchase-orders";

export type ListOptions = { branches: Option[]; suppliers: Option[]; authors: Option[] };

/** Filters, table and pages of /purchase-orders. */
export function OrderList({
  page,
  filter,
  search,
  options,
  zone,
  mayWrite,
}: {
  page: OrderPage;
  filter: OrderFilter;
  search: Search;
  options: ListOptions;
  zone: string;
  mayWrite: boolean;
}) {
  const columns = useColumns(page.today, zone, options.branches.length > 1);
  const t = useTranslations("purchase-orders");
  const total = filter.q ? null : (page.total ?? page.counts[filter.tab]);
  const most = page.total === null && filter.tab !== "all" ? 99 : 1000;
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("find")}
        filters={useFilters(options)}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="orders"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `${path}/${id}`}
        edit={({ id, status, isMine }) =>
          mayWrite && isMine && isOpenToEdit(status) ? `${path}/${id}/edit` : undefined
        }
        select={{ name: nameOf, amount: ({ total }) => total }}
        path={path}
        search={search}
        more={page.after}
        empty={<NoOrders filter={filter} mayWrite={mayWrite} />}
      />
      {page.rows.length > 0 && (
        <Pager
          path={path}
          search={search}
          before={page.before}
          after={page.after}
          shown={page.rows.length}
          total={total === null ? undefined : capped(total, most)}
          sum={page.sum === null ? undefined : showMoney(page.sum)}
        />
      )}
    </>
  );
}

export const nameOf = ({ number, draftName }: Pick<OrderLine, "number" | "draftName">): string =>
  number ?? draftName;

function useColumns(today: Day, zone: string, manyBranches: boolean): Column<OrderLine>[] {
  const t = useTranslations("purchase-orders");
  return [
    {
      ...{ key: "number", head: t("number"), width: 174, card: "2l" },
      cell: (row) => <span className={row.number ? "strong" : "dim"}>{nameOf(row)}</span>,
    },
    {
      ...{ key: "supplier", head: t("supplier"), width: 152, look: "strong", card: "1l" },
      cell: (row) => row.supplier,
    },
    {
      ...{ key: "content", head: t("content"), look: "dim wide", card: "3l", choose: "on" },
      cell: (row) => row.summary,
    },
    {
      ...{ key: "approval", head: t("approval"), width: 108, card: "2r" },
      cell: (row) => <OrderState status={row.status} step={row.step} steps={row.steps} />,
    },
    {
      ...{ key: "push", head: t("push"), width: 112, choose: "on" },
      cell: (row) => <PushState status={row.status} push={row.pushStatus} />,
    },
    {
      ...{ key: "due", head: t("due"), width: 108, sort: "expected", card: "3r" },
      cell: (row) => (
        <span className={isLate(row, today) ? "text-wrong" : undefined}>
          <DayText on={row.expectedOn} today={today} />
        </span>
      ),
    },
    {
      ...{ key: "total", head: t("total-yuan"), width: 112, end: true, sort: "total", card: "1r" },
      cell: (row) => <Amount fen={row.total} />,
    },
    {
      ...{ key: "buyer", head: t("buyer"), width: 76, choose: "on" },
      cell: (row) => row.author,
    },
    {
      ...{ key: "branch", head: t("branch"), width: 72, choose: manyBranches ? "on" : "off" },
      cell: (row) => row.branch,
    },
    {
      ...{ key: "created", head: t("created"), width: 128, sort: "created", choose: "off" },
      cell: (row) => <Moment at={row.createdAt} zone={zone} today={today} />,
    },
    {
      ...{ key: "changed", head: t("changed"), width: 128, sort: "changed", choose: "off" },
      cell: (row) => <Moment at={row.changedAt} zone={zone} today={today} />,
    },
  ];
}

function useFilters({ branches, suppliers, authors }: ListOptions): Filter[] {
  const t = useTranslations("purchase-orders");
  const statuses = ["draft", "submitted", "rejected", "approved", "cancelled"] as const;
  return [
    {
      ...{ key: "status", label: t("status"), kind: "many" },
      options: statuses.map((value) => ({ value, label: t(`status-${value}`) })),
    },
    ...(branches.length > 1
      ? [{ key: "branch", label: t("branch"), kind: "many" as const, options: branches }]
      : []),
    { key: "supplier", label: t("supplier"), kind: "many", options: suppliers },
    { key: "author", label: t("buyer"), kind: "many", options: authors },
    { key: "on", label: t("created"), kind: "days" },
    { key: "sum", label: t("sum"), kind: "amounts" },
  ];
}

function NoOrders({ filter, mayWrite }: { filter: OrderFilter; mayWrite: boolean }) {
  const t = useTranslations("purchase-orders");
  const narrowed = isNarrowed(filter);
  if (filter.tab !== "all" && !narrowed)
    return <Empty title={t("none-tab")}>{t("none-tab-hint")}</Empty>;
  return <NoneYet of="purchase-orders" narrowed={narrowed} path={path} mayWrite={mayWrite} />;
}
