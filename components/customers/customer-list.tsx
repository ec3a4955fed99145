import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { NoneYet } from "@/components/shared/empty";
import { ExportMenu } from "@/components/shared/export-menu";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import type { Day } from "@/lib/core/time";
import { type CustomerFilter, isNarrowed, months } from "@/lib/customers/filters";
import { sources } from "@/lib/customers/kinds";
import type { CustomerPage, CustomerRow } from "@/lib/customers/list";
import { mostExported } from "@/lib/customers/rules";

const path = "/customers";
const exportPath = "/api/customers/export";

/** Filters, table and pages of /customers. */
export function CustomerList({
  page,
  filter,
  search,
  mayWrite,
  mayExport,
}: {
  page: CustomerPage;
  filter: CustomerFilter;
  search: Search;
  mayWrite: boolean;
  mayExport: boolean;
}) {
  const t = useTranslations("customers");
  const columns = useColumns(page.today, page.options.branches.length > 1);
  const total = filter.q && page.total === null ? null : (page.total ?? page.counts[filter.tab]);
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("find")}
        filters={useFilters(page.options)}
        end={
          <>
            {mayExport && <Export page={page} search={search} total={total} />}
            <ColumnMenu path={path} search={search} columns={columns} />
          </>
        }
      />
      <DataTable
        id="customers"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/customers/${id}`}
        edit={mayWrite ? ({ id }) => `/customers/${id}/edit` : undefined}
        path={path}
        search={search}
        more={page.after}
        empty={
          <NoneYet
            of="customers"
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

/** Offered only where it would be answered: a long list is narrowed first (T-01). */
function Export({
  page,
  search,
  total,
}: {
  page: CustomerPage;
  search: Search;
  total: number | null;
}) {
  const t = useTranslations("customers");
  const isShort = total === null ? page.after === null : total <= mostExported;
  return isShort ? (
    <ExportMenu path={exportPath} search={search} />
  ) : (
    <span className="text-xs phone:hidden">{t("export-narrow", { most: mostExported })}</span>
  );
}

function useFilters({ branches, owners }: CustomerPage["options"]): Filter[] {
  const t = useTranslations("customers");
  const filters: Filter[] = [
    {
      key: "source",
      label: t("source"),
      kind: "many",
      options: sources.map((source) => ({ value: source, label: t(`source-${source}`) })),
    },
    { key: "owner", label: t("owner"), kind: "many", options: owners },
    { key: "wedding", label: t("wedding"), kind: "days" },
    {
      key: "birthday",
      label: t("birthday-in"),
      kind: "many",
      options: months.map((month) => ({
        value: String(month),
        label: t("birth-month", { month }),
      })),
    },
    { key: "tag", label: t("tags"), kind: "text" },
  ];
  return branches.length > 1
    ? [...filters, { key: "branch", label: t("branch"), kind: "many", options: branches }]
    : filters;
}

function useColumns(today: Day, isChain: boolean): Column<CustomerRow>[] {
  const t = useTranslations("customers");
  const none = <span className="none">–</span>;
  return [
    { key: "name", head: t("name"), look: "strong", card: "1l", cell: ({ name }) => name },
    {
      key: "number",
      head: t("number"),
      width: 168,
      look: "dim",
      card: "2l",
      cell: ({ number }) => number,
    },
    {
      key: "phone",
      head: t("phone"),
      width: 122,
      card: "2r",
      cell: ({ phones }) => phones[0] ?? none,
    },
    {
      key: "source",
      head: t("source"),
      width: 116,
      card: "3l",
      choose: "on",
      cell: ({ source }) => t(`source-${source}`),
    },
    {
      key: "tags",
      head: t("tags"),
      width: 140,
      look: "dim wide",
      choose: "on",
      cell: ({ tags }) => (tags.length > 0 ? tags.join("、") : none),
    },
    {
      key: "wedding",
      head: t("wedding"),
      width: 112,
      look: "wide",
      choose: "off",
      cell: ({ weddingOn }) => <DayText on={weddingOn} today={today} />,
    },
    {
      key: "next",
      head: t("next"),
      width: 210,
      card: "3r",
      choose: "on",
      cell: ({ nextStep, nextOn }) =>
        nextStep ? (
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
    { key: "owner", head: t("owner"), width: 88, card: "1r", cell: ({ owner }) => owner },
    ...(isChain
      ? [
          {
            key: "branch",
            head: t("branch"),
            width: 72,
            look: "dim",
            cell: ({ branch }: CustomerRow) => branch,
          },
        ]
      : []),
  ];
}
