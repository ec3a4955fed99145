import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { Pager } from "@/components/shared/pager";
import { StatusWord } from "@/components/shared/status-word";
import { type CalendarFilter, isNarrowed } from "@/lib/appointments/filters";
import type { AppointmentPage, AppointmentRow } from "@/lib/appointments/list";
import { clockOf, minutesIn } from "@/lib/appointments/rules";
import type { Day } from "@/lib/core/time";
import { meaningOf } from "./status";

const path = "/calendar";

/** From a day on, also what was called off. */
export function AppointmentList({
  page,
  filter,
  search,
}: {
  page: AppointmentPage;
  filter: CalendarFilter;
  search: Search;
}) {
  const t = useTranslations("appointments");
  const columns = useColumns(page.today, page.options.branches.length > 1);
  return (
    <>
      <DataTable
        id="appointments"
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/calendar/${id}`}
        path={path}
        search={search}
        more={page.after}
        empty={<Empty title={t(isNarrowed(filter) ? "none-narrowed" : "none")} />}
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

function useColumns(today: Day, isChain: boolean): Column<AppointmentRow>[] {
  const t = useTranslations("appointments");
  return [
    {
      key: "on",
      head: t("on"),
      width: 116,
      card: "1r",
      cell: ({ on }) => <DayText on={on} today={today} />,
    },
    {
      key: "when",
      head: t("when"),
      width: 104,
      card: "2r",
      cell: ({ on, zone, startsAt, endsAt }) =>
        `${clockOf(minutesIn(zone, on, startsAt))}–${clockOf(minutesIn(zone, on, endsAt))}`,
    },
    {
      key: "customer",
      head: t("customer"),
      look: "strong",
      card: "1l",
      cell: ({ customer }) => customer,
    },
    { key: "kind", head: t("kind"), width: 76, card: "2l", cell: ({ kind }) => t(`kind-${kind}`) },
    {
      key: "with",
      head: t("with"),
      width: 260,
      look: "dim wide",
      cell: ({ things }) => things || <span className="none">–</span>,
    },
    {
      key: "status",
      head: t("status"),
      width: 96,
      card: "3l",
      cell: ({ status }) => (
        <StatusWord meaning={meaningOf(status)}>{t(`status-${status}`)}</StatusWord>
      ),
    },
    {
      key: "rescheduled",
      head: t("rescheduled"),
      width: 64,
      look: "dim",
      cell: ({ rescheduled }) =>
        rescheduled > 0 ? t("times", { count: rescheduled }) : <span className="none">–</span>,
    },
    { key: "number", head: t("number"), width: 180, look: "dim", cell: ({ number }) => number },
    ...(isChain
      ? [
          {
            key: "branch",
            head: t("branch"),
            width: 72,
            look: "dim",
            cell: ({ branch }: AppointmentRow) => branch,
          },
        ]
      : []),
  ];
}
