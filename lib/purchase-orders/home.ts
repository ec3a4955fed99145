import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { can, type Staff } from "@/lib/core/actor";
import { todayIn, zoneOf } from "@/lib/core/branch";
import { whose, within } from "@/lib/core/guard";
import type { Exception, HomeRead, HomeTile, Waiting, Week } from "@/lib/core/module";
import { addDays, type Day, dayIn, daysBetween } from "@/lib/core/time";
import { read, write } from "./access";
import type { Tab } from "./filters";
import { conditions, everything, ofTab, type View } from "./list";

type Where = { readonly branchId: string | null };

const viewOf = (actor: Staff, { branchId }: Where): View => ({
  actor,
  branchId,
  today: dayIn(zoneOf(actor)),
});

/** My drafts, what came back to me, and what I may push now: the number beside the menu entry. */
export const waits: HomeRead<Waiting> = async (tx, actor, where) => {
  if (!can(actor, write)) return { count: 0 };
  const view = viewOf(actor, where);
  const mine = sql`o.author_id = ${actor.id}`;
  const [row] = await tx.execute<{ count: number }>(sql`select least(100,
    ${some(view, sql`${mine} and o.status in ('draft', 'rejected')`)}
    + ${some(view, sql`${mine} and ${ofTab("unpushed", actor)}`)})::int as count`);
  return { count: row?.count ?? 0 };
};

/** 待提交 as the figure for who writes; 审批中, 待推 and 逾期 beside it. */
export const tile: HomeRead<HomeTile | null> = async (tx, actor, where) => {
  if (!can(actor, read)) return null;
  const view = viewOf(actor, where);
  const [row] = await tx.execute<Record<Tab, number>>(sql`select
    ${tabCount(view, "draft")} as draft, ${tabCount(view, "review")} as review,
    ${tabCount(view, "unpushed")} as unpushed, ${tabCount(view, "rejected")} as rejected,
    ${tabCount(view, "late")} as late`);
  if (!row) return null;
  const to = (tab: Tab) => `/purchase-orders?tab=${tab}`;
  const line = (tab: Tab, wrong = false) => ({
    ...{ word: `purchase-orders.tab-${tab}`, count: row[tab], href: to(tab) },
    wrong: wrong && row[tab] > 0,
  });
  return {
    ...{ href: to("unpushed"), figure: row.unpushed, word: "purchase-orders.tab-unpushed" },
    meaning: row.unpushed > 0 ? "waiting" : "neutral",
    lines: [line("draft"), line("review"), line("late", true)],
  };
};

/** Orders that are late, the latest first; and those that were sent back. */
export const exceptions = async (
  tx: Tx,
  actor: Staff,
  where: Where,
  most: number,
): Promise<readonly Exception[]> => {
  if (!can(actor, read)) return [];
  const view = viewOf(actor, where);
  const rows = await tx.execute<{
    id: string;
    name: string;
    supplier: string;
    branch_id: string;
    due_on: Day;
  }>(sql`
    select o.id, o.number as name, s.name as supplier, o.branch_id, o.expected_on::text as due_on
    from (select * from purchase_orders o where ${conditions(view, { ...everything, tab: "late" })}
      order by o.expected_on, o.id limit ${most}) o join suppliers s on s.id = o.supplier_id
    order by o.expected_on, o.id`);
  return rows.map(({ id, name, supplier, branch_id, due_on }) => ({
    ...{ key: `late:${id}`, meaning: "wrong" as const, kind: "purchase-orders.tab-late" },
    text: "purchase-orders.late-line",
    params: { days: daysBetween(due_on, todayIn(actor, branch_id)) },
    sub: `${supplier} · ${name}`,
    since: new Date(`${due_on}T00:00:00Z`),
    all: "/purchase-orders?tab=late",
    ...{ href: `/purchase-orders/${id}`, move: "purchase-orders.look" },
  }));
};

/** What the next seven days should bring: a chain of any size counts a day up to a hundred. */
export const week: HomeRead<Week | null> = async (tx, actor, where) => {
  if (!can(actor, read)) return null;
  const view = viewOf(actor, where);
  const last = addDays(view.today, 6);
  const rows = await tx.execute<{ on: Day; count: number }>(sql`
    select day::date::text as on, (select count(*)::int from (select from purchase_orders o
      where ${conditions(view, everything)} and o.status = 'approved' and o.push_status <> 'closed'
        and o.expected_on = day::date limit 100) n) as count
    from generate_series(${view.today}::date, ${last}::date, interval '1 day') day`);
  const days = Array.from({ length: 7 }, (_, i) => addDays(view.today, i));
  return {
    ...{ word: "purchase-orders.week", sub: "purchase-orders.week-sub" },
    days: days.map((on) => ({
      on,
      count: rows.find((row) => row.on === on)?.count ?? 0,
      sub: "",
      href: `/purchase-orders?tab=all&sort=expected&status=approved`,
    })),
  };
};

const some = ({ actor, branchId }: View, what: SQL): SQL => {
  const scope = within(actor, read, whose("o"));
  const here = branchId ? sql`and o.branch_id = ${branchId}` : sql``;
  return sql`(select count(*) from (select from purchase_orders o
    where ${what} ${scope ? sql`and ${scope}` : sql``} ${here} limit 100) n)`;
};

const tabCount = (view: View, tab: Tab): SQL =>
  sql`(select count(*)::int from (select from purchase_orders o
    where ${conditions(view, { ...everything, tab })} limit 100) n)`;
