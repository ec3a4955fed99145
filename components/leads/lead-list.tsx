import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { NoneYet } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import { Words } from "@/components/shared/words";
import type { Day } from "@/lib/core/time";
import { sources } from "@/lib/customers/kinds";
import { isNarrowed, type LeadFilter } from "@/lib/leads/filters";
import { leadStatuses } from "@/lib/leads/kinds";
import type { LeadPage, LeadRow } from "@/lib/leads/list";
import { LeadsBulk } from "./leads-bulk";
import { LeadState } from "./state";

export const path = "/leads";

/** Filters, table and pages of /leads. */
export function LeadList({
  page,
  filter,
  search,
  mayWrite,
}: {
  page: LeadPage;
  filter: LeadFilter;
  search: Search;
  mayWrite: boolean;
}) {
  const { options } = page;
  const columns = useColumns(page.today, options.branches.length > 1);
  const mayAssign = options.colleagues.length > 0;
  return (
    <>
      <LeadFilters
        options={options}
        search={search}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="leads"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `${path}/${id}`}
        select={mayAssign ? { name: ({ name }) => name } : undefined}
        path={path}
        search={search}
        more={page.after}
        empty={
          <NoneYet
            of="leads"
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
      {mayAssign && (
        <Words of={["leads"]}>
          <LeadsBulk colleagues={options.colleagues} />
        </Words>
      )}
    </>
  );
}

export function LeadFilters({
  options: { branches, owners },
  search,
  end,
}: {
  options: LeadPage["options"];
  search: Search;
  end?: React.ReactNode;
}) {
  const t = useTranslations("leads");
  const from = useTranslations("customers");
  const filters: Filter[] = [
    {
      ...{ key: "status", label: t("status"), kind: "many" },
      options: leadStatuses.map((value) => ({ value, label: t(`status-${value}`) })),
    },
    {
      ...{ key: "source", label: t("source"), kind: "many" },
      options: sources.map((value) => ({ value, label: from(`source-${value}`) })),
    },
    { key: "owner", label: t("owner"), kind: "many", options: owners },
    { key: "due", label: t("due-now"), kind: "flag" },
  ];
  if (branches.length > 1)
    filters.push({ key: "branch", label: t("branch"), kind: "many", options: branches });
  return <FilterBar path={path} search={search} find={t("find")} filters={filters} end={end} />;
}

function useColumns(today: Day, isChain: boolean): Column<LeadRow>[] {
  const t = useTranslations("leads");
  const from = useTranslations("customers");
  const none = <span className="none">–</span>;
  const all: Column<LeadRow>[] = [
    {
      key: "name",
      head: t("name"),
      width: 128,
      look: "strong",
      card: "1l",
      cell: ({ name }) => name,
    },
    {
      ...{ key: "status", head: t("status"), width: 104, card: "1r" },
      cell: ({ status }) => <LeadState status={status} />,
    },
    {
      ...{ key: "phone", head: t("phone"), width: 122, card: "2l" },
      cell: (row) => <LeadPhone row={row} none={none} />,
    },
    {
      ...{ key: "source", head: t("source"), width: 96, card: "2r", choose: "on" },
      cell: ({ source }) => from(`source-${source}`),
    },
    {
      ...{ key: "intent", head: t("intent"), look: "dim wide", choose: "on" },
      cell: ({ intent, occasion }) => [intent, occasion].filter(Boolean).join(" · ") || none,
    },
    {
      ...{ key: "next", head: t("next"), width: 196, card: "3l", choose: "on" },
      cell: ({ nextStep, nextOn, visitOn, status }) =>
        status === "appointed" ? (
          <>
            {t("visit")} <DayText on={visitOn} today={today} />
          </>
        ) : nextStep ? (
          <>
            {nextStep}{" "}
            <span className={nextOn !== null && nextOn < today ? "text-wrong" : undefined}>
              <DayText on={nextOn} today={today} />
            </span>
          </>
        ) : (
          none
        ),
    },
    {
      ...{ key: "owner", head: t("owner"), width: 84, card: "3r" },
      cell: ({ owner }) => owner ?? none,
    },
    {
      ...{ key: "number", head: t("number"), width: 186, look: "dim wide", choose: "on" },
      cell: ({ number }) => number,
    },
  ];
  if (isChain)
    all.push({
      ...{ key: "branch", head: t("branch"), width: 72, look: "dim" },
      cell: ({ branch }) => branch,
    });
  return all;
}

/** Its end, or that it stands sealed until somebody claims it. */
export function LeadPhone({ row, none }: { row: LeadRow; none?: React.ReactNode }) {
  const t = useTranslations("leads");
  if (row.status === "pool")
    return <span className="text-muted-foreground text-xs">{t("hidden")}</span>;
  return <>{row.phones[0] ?? (row.hasWechat ? t("wechat-only") : none)}</>;
}
