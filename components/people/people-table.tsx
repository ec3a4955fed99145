import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Search } from "@/components/shared/address";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { DayText, Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import { Pager } from "@/components/shared/pager";
import { StatusWord } from "@/components/shared/status-word";
import { buttonClass } from "@/components/ui/button";
import { can, roles, type Staff } from "@/lib/core/actor";
import { branchesOf, zoneOf } from "@/lib/core/branch";
import { dayIn } from "@/lib/core/time";
import { write } from "@/lib/people/access";
import type { listPeople } from "@/lib/people/queries";
import { Seats } from "./seats";

type Page = Awaited<ReturnType<typeof listPeople>>;
type Row = Page["rows"][number];

const path = "/admin/people";

export function PeopleTable({ actor, page, search }: { actor: Staff; page: Page; search: Search }) {
  const t = useTranslations();
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const columns: Column<Row>[] = [
    {
      key: "name",
      head: t("people.name"),
      width: 132,
      look: "strong",
      card: "1l",
      cell: (row) => row.name,
    },
    {
      key: "account",
      head: t("people.account"),
      width: 150,
      look: "dim",
      card: "1r",
      cell: (row) => row.account,
    },
    {
      key: "roles",
      head: t("people.roles"),
      card: "2l",
      cell: (row) => <Seats seats={row.seats} />,
    },
    {
      ...{ key: "branch", head: t("people.branch"), width: 110, choose: "on" },
      cell: (row) => row.branch,
    },
    {
      key: "department",
      head: t("people.department"),
      width: 110,
      look: "dim wide",
      choose: "on",
      cell: (row) => row.department ?? "",
    },
    {
      key: "phone",
      head: t("people.work-phone"),
      width: 130,
      look: "dim wide",
      choose: "on",
      cell: (row) => row.workPhone,
    },
    {
      key: "state",
      head: t("people.state"),
      width: 124,
      card: "2r",
      cell: (row) => <State row={row} />,
    },
    {
      key: "seen",
      head: t("people.seen"),
      width: 130,
      choose: "on",
      end: true,
      look: "dim",
      cell: (row) => <Moment at={row.seenAt} zone={zone} today={today} />,
    },
  ];
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        find={t("people.find")}
        filters={[
          {
            key: "branch",
            label: t("people.branch"),
            kind: "many",
            options: branchesOf(actor).map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            key: "role",
            label: t("people.role"),
            kind: "many",
            options: roles.map((role) => ({ value: role, label: t(`core.role-${role}`) })),
          },
        ]}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="people"
        columns={columns}
        rows={page.rows}
        rowKey={(row) => row.id}
        href={(row) => `${path}/${row.id}`}
        path={path}
        search={search}
        empty={
          <Empty
            title={t("people.empty")}
            act={
              can(actor, write) && (
                <Link href={`${path}/new`} className={buttonClass({ variant: "primary" })}>
                  {t("people.new")}
                </Link>
              )
            }
          >
            {t("people.empty-why")}
          </Empty>
        }
      />
      <Pager
        path={path}
        search={search}
        before={page.before}
        after={page.after}
        shown={page.rows.length}
      />
    </>
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations("people");
  if (!row.active) {
    return (
      <StatusWord meaning="closed">
        {t("state-left")} {row.leftOn && <DayText on={row.leftOn} form="short" />}
      </StatusWord>
    );
  }
  if (!row.hasPassword) return <StatusWord meaning="waiting">{t("state-new")}</StatusWord>;
  return <StatusWord meaning="neutral">{t("state-active")}</StatusWord>;
}
