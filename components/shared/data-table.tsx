import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { one, type Search, to, withParams } from "./address";
import { LookOn, PastTheEnd } from "./empty";
import { plainHtml } from "./plain-html";
import { TableKeys } from "./table-keys";

/** Where a column stands on the phone's card: line 1 to 3, left or right. Without one it stays away. */
export type Corner = "1l" | "1r" | "2l" | "2r" | "3l" | "3r";

export type Column<R> = {
  key: string;
  head: ReactNode;
  cell: (row: R) => ReactNode;
  /** Money and counts; the unit stands in the head. */
  end?: boolean;
  /** Pixels; one column without a width takes what is left. */
  width?: number;
  card?: Corner;
  /** `dim`, `strong`, `wrap`; `wide` hides the column below 1200 px. */
  look?: string;
  /** The word in ?sort=; the head becomes a link. */
  sort?: string;
  /** Offered in the column choice; "off" hides it until chosen. */
  choose?: "on" | "off";
  foot?: ReactNode;
};

export type TableProps<R> = {
  /** One per page, also the name of the selection. */
  id: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Makes the first column's content a link, and the row one big target. */
  href?: (row: R) => string;
  edit?: (row: R) => string | undefined;
  /** Tick boxes; the money that the bulk bar sums, in fen. */
  select?: { name: (row: R) => string; amount?: (row: R) => bigint | null };
  path?: string;
  search?: Search;
  /** What stands in the place of the rows when there are none. */
  empty?: ReactNode;
  /** A text filter that has found nothing so far looks on from here. */
  more?: string | null;
  /** Lines of a document: two lines per row, no bleed to the edge of the page. */
  lines?: boolean;
};

/** Plain markup from the server; one small island does the keys and the selection for all rows. */
export function DataTable<R>({
  columns,
  lines,
  empty,
  more,
  search,
  path,
  ...table
}: TableProps<R>) {
  const t = useTranslations("shared");
  const { id, rows, select } = table;
  if (rows.length === 0 && path && search) {
    if (more) return <LookOn path={path} search={search} after={more} />;
    if (one(search, "after") || one(search, "before"))
      return <PastTheEnd path={path} search={search} />;
  }
  if (rows.length === 0 && empty) return <>{empty}</>;
  const shown = visible(columns, search);
  const feet = shown.some(({ foot }) => foot !== undefined);

  return (
    <>
      <div className="t-wrap">
        <table id={id} className={cn("t cards", lines ? "two" : "bleed stick")}>
          <colgroup>
            {select && <col style={{ width: lines ? 30 : 50 }} />}
            {shown.map(({ key, width, look }) => (
              <col
                key={key}
                className={look?.includes("wide") ? "wide" : undefined}
                style={{ width }}
              />
            ))}
          </colgroup>
          <thead>
            <tr>
              {select && (
                <th scope="col">
                  <input
                    type="checkbox"
                    className="tick"
                    data-all=""
                    aria-label={t("select-all")}
                    autoComplete="off"
                  />
                </th>
              )}
              {shown.map((column) => (
                <Head key={column.key} column={column} path={path} search={search} />
              ))}
            </tr>
          </thead>
          <Body columns={shown} table={table} />
          {feet && rows.length > 0 && (
            <tfoot>
              <tr>
                {select && <td />}
                {shown.map(({ key, foot, end, card, look }) => (
                  <td
                    key={key}
                    className={cn(end && "num", look?.includes("wide") && "wide")}
                    data-c={foot === undefined ? undefined : card}
                  >
                    {foot}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <TableKeys table={id} />
    </>
  );
}

/** Columns after the reader's choice: ?cols=a,b names the optional ones that are shown. */
export function visible<R>(columns: readonly Column<R>[], search: Search = {}): Column<R>[] {
  const chosen = one(search, "cols")?.split(",");
  return columns.filter(({ key, choose }) =>
    choose ? (chosen ? chosen.includes(key) : choose === "on") : true,
  );
}

type Drawing<R> = { columns: readonly Column<R>[]; table: Omit<TableProps<R>, "columns"> };

/** All rows as one text where their cells are plain; elements when one of them is a part of the browser's. */
function Body<R>({ columns, table }: Drawing<R>) {
  const rows = table.rows.map((row) => (
    <tr
      key={table.rowKey(row)}
      data-href={table.href?.(row)}
      data-edit={table.edit?.(row)}
      data-fen={table.select?.amount?.(row)?.toString()}
    >
      {cellsOf(row, columns, table)}
    </tr>
  ));
  const html = plainHtml(rows);
  if (html === null) return <tbody>{rows}</tbody>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: plainHtml escapes every text and attribute.
  return <tbody dangerouslySetInnerHTML={{ __html: html }} />;
}

function cellsOf<R>(row: R, columns: readonly Column<R>[], table: Drawing<R>["table"]) {
  const { rowKey, href, select } = table;
  const address = href?.(row);
  return (
    <>
      {select && (
        <td className="pick">
          <input
            type="checkbox"
            className="tick"
            value={rowKey(row)}
            aria-label={select.name(row)}
            autoComplete="off"
          />
        </td>
      )}
      {columns.map(({ key, cell, end, look, card }, i) => (
        <td key={key} className={cn(end && "num", look) || undefined} data-c={card}>
          {i === 0 && address ? (
            <a href={address} data-open="">
              {cell(row)}
            </a>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </>
  );
}

function Head<R>({ column, path, search }: { column: Column<R>; path?: string; search?: Search }) {
  const { head, end, sort, look } = column;
  const now = search && one(search, "sort");
  const direction =
    sort && (now === sort ? "ascending" : now === `-${sort}` ? "descending" : undefined);
  const className = cn(end && "num", look?.includes("wide") && "wide") || undefined;
  if (!sort || !path || !search) {
    return (
      <th scope="col" className={className}>
        {head}
      </th>
    );
  }
  const next = direction === "descending" ? sort : direction === "ascending" ? null : `-${sort}`;
  return (
    <th scope="col" className={className} aria-sort={direction || undefined}>
      <Link href={to(withParams(path, search, { sort: next }))} prefetch={false} scroll={false}>
        {head}
        {direction && (
          <Icon name={direction === "ascending" ? "arrow-up" : "arrow-down"} className="size-3" />
        )}
      </Link>
    </th>
  );
}
