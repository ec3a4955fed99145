import { useTranslations } from "next-intl";
import { OrderState } from "@/components/purchase-orders/states";
import type { Search } from "@/components/shared/address";
import { Amount } from "@/components/shared/amount";
import { ColumnMenu } from "@/components/shared/column-menu";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Moment } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { FilterBar } from "@/components/shared/filter-bar";
import { StatusWord } from "@/components/shared/status-word";
import type { ApprovalRow, ApprovalTab } from "@/lib/approvals/list";
import { leftWords, type Viewer } from "./round-steps";

const path = "/approvals";

/** The rows of one tab of /approvals; a waiting one opens as a card, the others as their document. */
export function ApprovalList({
  tab,
  rows,
  viewer,
  search,
}: {
  tab: ApprovalTab;
  rows: readonly ApprovalRow[];
  viewer: Viewer;
  search: Search;
}) {
  const t = useTranslations("approvals");
  const columns = useColumns(tab, viewer);
  return (
    <>
      <FilterBar
        path={path}
        search={search}
        filters={[]}
        end={<ColumnMenu path={path} search={search} columns={columns} />}
      />
      <DataTable
        id="approvals"
        columns={columns}
        rows={rows}
        rowKey={({ id, revision }) => (tab === "mine" ? id : `${id}-${revision}`)}
        href={({ id }) => (tab === "mine" ? `/approvals/${id}` : `/purchase-orders/${id}`)}
        select={
          tab === "mine" ? { name: ({ name }) => name, amount: ({ amount }) => amount } : undefined
        }
        path={path}
        search={search}
        empty={
          <Empty title={t(`none-${tab}`)}>
            {tab === "mine" ? t("none-mine-hint") : tab === "sent" ? t("none-sent-hint") : null}
          </Empty>
        }
      />
    </>
  );
}

function useColumns(tab: ApprovalTab, viewer: Viewer): Column<ApprovalRow>[] {
  const t = useTranslations("approvals");
  const { zone, today, now } = viewer;
  const moment = (at: Date | null) => <Moment at={at} zone={zone} today={today} />;
  const all: (Column<ApprovalRow> | false)[] = [
    {
      ...{ key: "document", head: t("document"), width: 174, card: "2l" },
      cell: ({ name }) => name,
    },
    {
      ...{ key: "party", head: t("party"), width: 150, look: "strong", card: "1l" },
      cell: ({ party }) => party,
    },
    {
      ...{ key: "content", head: t("content"), look: "dim wide", card: "3l", choose: "on" },
      cell: ({ summary }) => summary,
    },
    tab !== "sent" && {
      ...{ key: "from", head: t("from"), width: 84, choose: "on" },
      ...(tab === "mine" ? { card: "3r" as const } : {}),
      cell: ({ author }) => author,
    },
    tab !== "done" && {
      ...{ key: "sent", head: t("sent-at"), width: 132, choose: "on" },
      cell: ({ sentAt }) => moment(sentAt),
    },
    tab === "mine" && {
      ...{ key: "left", head: t("time-left"), width: 168, card: "2r" },
      cell: ({ dueAt }) => dueAt && <Left minutes={Math.floor((+dueAt - +now) / 60_000)} />,
    },
    tab === "done" && {
      ...{ key: "decision", head: t("decision"), width: 100, card: "2r" },
      cell: ({ decision }) => (
        <StatusWord meaning={decision === "approve" ? "good" : "wrong"}>
          {decision === "approve" ? t("agreed") : t("refused")}
        </StatusWord>
      ),
    },
    tab === "done" && {
      ...{ key: "decided", head: t("decided-at"), width: 132, card: "3r" },
      cell: ({ decidedAt }) => moment(decidedAt),
    },
    tab === "sent" && {
      ...{ key: "state", head: t("step"), width: 120, card: "2r" },
      cell: ({ status, step, steps }) => <OrderState status={status} step={step} steps={steps} />,
    },
    {
      ...{ key: "amount", head: t("amount-yuan"), width: 116, end: true, card: "1r" },
      cell: ({ amount }) => <Amount fen={amount} />,
    },
  ];
  return all.filter((column) => column !== false);
}

function Left({ minutes }: { minutes: number }) {
  const t = useTranslations("approvals");
  return (
    <StatusWord meaning={minutes < 0 ? "wrong" : "waiting"}>{leftWords(t, minutes)}</StatusWord>
  );
}
