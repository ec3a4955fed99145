import { useTranslations } from "next-intl";
import { one, type Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { NoneYet } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import { Pager } from "@/components/shared/pager";
import type { Day } from "@/lib/core/time";
import type { PackagePage, PackageRow } from "@/lib/packages/list";

const path = "/packages";

/** Filters, table and pages of /packages. */
export function PackageList({
  page,
  search,
  today,
  mayWrite,
  seesFloor,
}: {
  page: PackagePage;
  search: Search;
  today: Day;
  mayWrite: boolean;
  seesFloor: boolean;
}) {
  const t = useTranslations("packages");
  const columns = useColumns(today, seesFloor);
  const narrowed = ["q", "category", "retired"].some((key) => one(search, key));
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("find")}
        filters={[
          { key: "category", label: t("category"), kind: "many", options: page.categories },
        ]}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="packages"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/packages/${id}`}
        edit={mayWrite ? ({ id }) => `/packages/${id}/edit` : undefined}
        path={path}
        search={search}
        empty={<NoneYet of="packages" narrowed={narrowed} path={path} mayWrite={mayWrite} />}
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

function useColumns(today: Day, seesFloor: boolean): Column<PackageRow>[] {
  const t = useTranslations("packages");
  return [
    { key: "code", head: t("code"), width: 92, look: "dim", card: "2l", cell: ({ code }) => code },
    { key: "name", head: t("name"), look: "strong", card: "1l", cell: ({ name }) => name },
    {
      key: "category",
      head: t("category"),
      width: 148,
      card: "3l",
      cell: ({ shootType, category }) => `${shootType} · ${category}`,
    },
    {
      key: "looks",
      head: t("looks"),
      width: 88,
      end: true,
      cell: ({ looks }) => t("sets", { count: looks }),
    },
    {
      key: "retouched",
      head: t("retouched"),
      width: 92,
      end: true,
      card: "2r",
      cell: ({ retouched }) => t("pictures", { count: retouched }),
    },
    {
      key: "album",
      head: t("in-album"),
      width: 92,
      end: true,
      choose: "on",
      cell: ({ inAlbum }) => t("pictures", { count: inAlbum }),
    },
    {
      key: "until",
      head: t("valid-until"),
      width: 112,
      look: "wide",
      choose: "on",
      card: "3r",
      cell: ({ validUntil }) =>
        validUntil === null ? (
          <span className="none">{t("always")}</span>
        ) : (
          <span className={validUntil < today ? "text-wrong" : undefined}>
            <DayText on={validUntil} today={today} />
          </span>
        ),
    },
    ...(seesFloor
      ? [
          {
            key: "floor",
            head: t("floor"),
            width: 118,
            end: true,
            choose: "on",
            cell: ({ floorPrice }: PackageRow) =>
              floorPrice === null ? null : <Amount fen={floorPrice} />,
          } satisfies Column<PackageRow>,
        ]
      : []),
    {
      key: "price",
      head: t("price"),
      width: 124,
      end: true,
      card: "1r",
      cell: ({ price }) => <Amount fen={price} />,
    },
  ];
}
