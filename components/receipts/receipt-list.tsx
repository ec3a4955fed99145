import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import { receiptKinds, receiptMethods } from "@/lib/receipts/kinds";
import type { ReceiptFilter, ReceiptPage, ReceiptRow } from "@/lib/receipts/queries";
import { ReceiptMoves } from "./receipt-moves";
import { ReceiptState } from "./receipt-state";

const path = "/receipts";

/** Filters, table and pages of /receipts. A row opens its order. */
export function ReceiptList({
  page,
  filter,
  search,
}: {
  page: ReceiptPage;
  filter: ReceiptFilter;
  search: Search;
}) {
  const t = useTranslations("receipts");
  const columns = useColumns(page);
  const { kinds, methods, branches, from, until } = filter;
  const isNarrowed =
    filter.tab !== "all" ||
    from !== null ||
    until !== null ||
    [kinds, methods, branches].some((list) => list.length > 0);
  const said = isNarrowed ? "none-found" : "none";
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        filters={useFilters(page)}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="receipts"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ orderId }) => `/orders/${orderId}`}
        path={path}
        search={search}
        more={page.after}
        empty={<Empty title={t(said)}>{t(`${said}-hint`)}</Empty>}
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

function useFilters({ branches }: ReceiptPage): Filter[] {
  const t = useTranslations("receipts");
  const filters: Filter[] = [
    { key: "on", label: t("on"), kind: "days" },
    {
      key: "kind",
      label: t("kind"),
      kind: "many",
      options: receiptKinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) })),
    },
    {
      key: "method",
      label: t("method"),
      kind: "many",
      options: receiptMethods.map((method) => ({ value: method, label: t(`method-${method}`) })),
    },
  ];
  return branches.length > 1
    ? [...filters, { key: "branch", label: t("branch"), kind: "many", options: branches }]
    : filters;
}

function useColumns({ zone, today, branches }: ReceiptPage): Column<ReceiptRow>[] {
  const t = useTranslations("receipts");
  return [
    {
      key: "number",
      head: t("number"),
      width: 190,
      card: "2l",
      cell: ({ number }) => number,
    },
    {
      key: "customer",
      head: t("customer"),
      look: "strong",
      card: "1l",
      cell: ({ customer }) => customer,
    },
    { key: "order", head: t("order"), width: 168, look: "dim wide", cell: ({ order }) => order },
    {
      key: "kind",
      head: t("kind"),
      width: 120,
      card: "3l",
      cell: ({ kind, method }) => `${t(`kind-${kind}`)} · ${t(`method-${method}`)}`,
    },
    {
      key: "by",
      head: t("received"),
      width: 176,
      look: "dim",
      cell: ({ receivedBy, receivedAt }) => (
        <>
          {receivedBy} <Moment at={receivedAt} zone={zone} today={today} />
        </>
      ),
    },
    ...(branches.length > 1
      ? [
          {
            key: "branch",
            head: t("branch"),
            width: 66,
            look: "dim",
            choose: "on",
            cell: ({ branch }: ReceiptRow) => branch,
          } satisfies Column<ReceiptRow>,
        ]
      : []),
    {
      key: "state",
      head: t("state"),
      width: 140,
      card: "2r",
      cell: (row) => <ReceiptState {...row} />,
    },
    {
      key: "amount",
      head: t("amount"),
      width: 112,
      end: true,
      card: "1r",
      cell: ({ amount }) => <Amount fen={amount} />,
    },
    {
      key: "moves",
      head: "",
      width: 122,
      end: true,
      card: "3r",
      cell: ({ id, number, amount, mayVerify, mayReverse }) => (
        <ReceiptMoves {...{ id, number, amount, mayVerify, mayReverse }} />
      ),
    },
  ];
}
