import Link from "next/link";
import { useTranslations } from "next-intl";
import { one, type Search } from "@/components/shared/address";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import { buttonClass } from "@/components/ui/button";
import { kinds, statuses } from "@/lib/pushes/filters";
import type { PushListRow, PushPage } from "@/lib/pushes/list";
import { PushState } from "./state";

const path = "/pushes";

/** Filters, table and pages of /pushes. */
export function PushList({
  page,
  search,
  mayWrite,
  total,
}: {
  page: PushPage;
  search: Search;
  mayWrite: boolean;
  total: string;
}) {
  const t = useTranslations("pushes");
  const columns = useColumns(page.today);
  const filters = useFilters(page.options);
  const narrowed = ["q", "tab", ...filters.map(({ key }) => key)].some((key) => one(search, key));
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("find")}
        filters={filters}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="pushes"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/pushes/${id}`}
        path={path}
        search={search}
        more={page.after}
        empty={<NoPushes narrowed={narrowed} mayWrite={mayWrite} />}
      />
      <Pager
        path={path}
        search={search}
        before={page.before}
        after={page.after}
        shown={page.rows.length}
        total={total}
      />
    </>
  );
}

function useFilters({ branches, suppliers, places, authors }: PushPage["options"]): Filter[] {
  const t = useTranslations("pushes");
  return [
    {
      ...{ key: "kind", label: t("kind"), kind: "choice" },
      options: kinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) })),
    },
    { key: "supplier", label: t("kind-supplier"), kind: "many", options: suppliers },
    { key: "place", label: t("to-place"), kind: "many", options: places },
    {
      ...{ key: "status", label: t("status"), kind: "many" },
      options: statuses.map((status) => ({ value: status, label: t(`status-${status}`) })),
    },
    { key: "due", label: t("due"), kind: "days" },
    { key: "author", label: t("author"), kind: "many", options: authors },
    { key: "stale", label: t("tile-stale"), kind: "flag" },
    ...(branches.length > 1
      ? [{ key: "branch", label: t("from-branch"), kind: "many" as const, options: branches }]
      : []),
  ];
}

function useColumns(today: PushPage["today"]): Column<PushListRow>[] {
  const t = useTranslations("pushes");
  return [
    {
      key: "number",
      head: t("number"),
      width: 176,
      card: "2l",
      cell: (row) => (
        <span className={row.number ? "strong" : "dim"}>
          {row.number ?? row.draftName}
          {row.revision > 1 && <small> v{row.revision}</small>}
        </span>
      ),
    },
    {
      key: "names",
      head: t("target"),
      width: 190,
      look: "strong",
      card: "1l",
      cell: (row) => row.names,
    },
    { key: "what", head: t("content"), look: "dim", card: "3l", cell: (row) => row.summary },
    {
      key: "progress",
      head: t("state"),
      width: 132,
      card: "1r",
      cell: (row) => <PushState push={row} />,
    },
    {
      key: "due",
      head: t("due"),
      width: 110,
      sort: "due",
      card: "2r",
      cell: (row) => (
        <span className={row.late ? "text-wrong" : undefined}>
          <DayText on={row.dueOn} today={today} />
        </span>
      ),
    },
    {
      key: "order",
      head: t("of-order"),
      width: 168,
      look: "dim wide",
      choose: "on",
      cell: (row) => row.orderNumber ?? "–",
    },
    {
      key: "author",
      head: t("author"),
      width: 84,
      look: "wide",
      choose: "on",
      cell: (row) => row.author,
    },
    { key: "branch", head: t("branch"), width: 76, choose: "off", cell: (row) => row.branch },
  ];
}

function NoPushes({ narrowed, mayWrite }: { narrowed: boolean; mayWrite: boolean }) {
  const t = useTranslations("pushes");
  if (narrowed) {
    return (
      <Empty
        title={t("empty-narrowed")}
        act={
          <Link href={path} prefetch={false} className={buttonClass()}>
            {t("all-of-them")}
          </Link>
        }
      />
    );
  }
  return (
    <Empty
      title={t("empty")}
      act={
        mayWrite && (
          <Link href="/pushes/new" prefetch={false} className={buttonClass({ variant: "primary" })}>
            {t("new")}
          </Link>
        )
      }
    />
  );
}
