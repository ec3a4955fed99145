import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Search, to, withParams } from "@/components/shared/address";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter } from "@/components/shared/filters";
import { Pager } from "@/components/shared/pager";
import type { BoardFilter, BoardPage, BoardRow } from "@/lib/jobs/queries";
import { Slack } from "./slack";
import { TaskState } from "./task-state";

const path = "/board";

/** The stages with how many stand at each, and the jobs of the chosen one, the most pressing first. */
export function Board({
  page,
  filter,
  search,
}: {
  page: BoardPage;
  filter: BoardFilter;
  search: Search;
}) {
  const t = useTranslations("jobs");
  const columns = useColumns(page);
  const isNarrowed =
    filter.stage !== null ||
    filter.lights.length > 0 ||
    filter.mine ||
    filter.blocked ||
    filter.branches.length > 0;
  const said = isNarrowed ? "none-found" : "none";
  return (
    <>
      <StageStrip page={page} filter={filter} search={search} />
      <FilterBar path={path} search={search} filters={useFilters(page)} />
      <DataTable
        id="board"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id, orderId }) => (page.isOwn ? `/board/${id}` : `/orders/${orderId}`)}
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

/** All eleven in one row; how many, and of these how many are late. */
function StageStrip({
  page: { counts },
  filter,
  search,
}: {
  page: BoardPage;
  filter: BoardFilter;
  search: Search;
}) {
  const t = useTranslations("jobs");
  const all = counts.reduce((sum, one) => sum + one.all, 0);
  const red = counts.reduce((sum, one) => sum + one.red, 0);
  const stages = [{ stage: null, all, red }, ...counts] as const;
  return (
    <nav
      aria-label={t("stages-of")}
      className="mb-4 grid grid-cols-12 gap-1 phone:grid-cols-4 phone:gap-2"
    >
      {stages.map(({ stage, all, red }) => (
        <Link
          key={stage ?? "all"}
          href={to(withParams(path, search, { stage, after: null, before: null }))}
          prefetch={false}
          aria-current={filter.stage === stage ? "page" : undefined}
          className="rounded-md border px-2 py-1.5 text-sm hover:bg-muted aria-[current]:border-ring aria-[current]:bg-accent"
        >
          <span className="block truncate text-muted-foreground text-xs">
            {stage ? t(`stage-${stage}`) : t("all-stages")}
          </span>
          <span className="font-semibold tabular-nums">{all}</span>
          {red > 0 && (
            <span className="ml-1.5 whitespace-nowrap text-wrong text-xs">
              {t("red-count", { count: red })}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function useFilters({ branches, isOwn }: BoardPage): Filter[] {
  const t = useTranslations("jobs");
  return [
    {
      key: "light",
      label: t("light"),
      kind: "many",
      options: (["red", "amber"] as const).map((light) => ({
        value: light,
        label: t(`light-${light}`),
      })),
    },
    ...(isOwn ? [] : [{ key: "mine", label: t("mine"), kind: "flag" } as const]),
    { key: "blocked", label: t("blocked-only"), kind: "flag" },
    ...(branches.length > 1
      ? [{ key: "branch", label: t("branch"), kind: "many", options: branches } as const]
      : []),
  ];
}

function useColumns({ today, branches, isOwn }: BoardPage): Column<BoardRow>[] {
  const t = useTranslations("jobs");
  const columns: (Column<BoardRow> | false)[] = [
    {
      key: "customer",
      head: t("customer"),
      look: "strong",
      card: "1l",
      cell: ({ customer, isUrgent }) => (
        <>
          {customer}
          {isUrgent && <span className="ml-2 text-waiting text-xs">{t("urgent")}</span>}
        </>
      ),
    },
    {
      key: "order",
      head: t("order"),
      width: 168,
      look: "dim wide",
      card: "2l",
      cell: ({ order }) => order,
    },
    {
      key: "job",
      head: t("package"),
      width: 220,
      look: "dim",
      card: "3l",
      cell: (row) =>
        row.of > 1 ? `${row.package} · ${t("job-of", { seq: row.seq, of: row.of })}` : row.package,
    },
    {
      key: "stage",
      head: t("stage"),
      width: 72,
      card: "1r",
      cell: ({ stage }) => t(`stage-${stage}`),
    },
    {
      key: "status",
      head: t("status"),
      width: 160,
      card: "2r",
      cell: ({ status, reason }) => (
        <>
          <TaskState status={status} />
          {reason && <small className="block truncate">{reason}</small>}
        </>
      ),
    },
    !isOwn && {
      key: "assignee",
      head: t("assignee"),
      width: 84,
      cell: ({ assignee }) =>
        assignee ?? <span className="text-muted-foreground">{t("unassigned")}</span>,
    },
    branches.length > 1 && {
      key: "branch",
      head: t("branch"),
      width: 66,
      look: "dim",
      cell: ({ branch }) => branch,
    },
    {
      key: "due",
      head: t("due"),
      width: 104,
      cell: ({ dueOn }) => (
        <span className={dueOn < today ? "text-wrong" : undefined}>
          <DayText on={dueOn} today={today} />
        </span>
      ),
    },
    {
      key: "slack",
      head: t("slack"),
      width: 122,
      card: "3r",
      cell: ({ slack }) => <Slack days={slack} />,
    },
  ];
  return columns.filter((column) => column !== false);
}
