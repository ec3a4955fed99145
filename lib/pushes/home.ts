import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { can, type Staff } from "@/lib/core/actor";
import { todayIn } from "@/lib/core/branch";
import { whose, within } from "@/lib/core/guard";
import type { Exception, HomeRead, HomeTile, Recent, Waiting } from "@/lib/core/module";
import { type Day, daysBetween } from "@/lib/core/time";
import { read } from "./access";
import { isStale, ofTab, type Progress, type PushRaw, shown, withNames } from "./list";

type Chosen = { branchId: string | null };

const scope = (actor: Staff, { branchId }: Chosen): SQL =>
  sql.join(
    [
      sql`true`,
      ...[within(actor, read, whose("p")), branchId && sql`p.branch_id = ${branchId}`].filter(
        (one): one is SQL => Boolean(one),
      ),
    ],
    sql` and `,
  );

const count = (actor: Staff, view: Chosen, what: SQL) =>
  sql`(select count(*)::int from (select from pushes p where ${what} and ${scope(actor, view)} limit 100) n)`;

/** Beside the menu entry: what cannot go on without somebody here. */
export const waits: HomeRead<Waiting> = async (tx, actor, view) => {
  const [row] = await tx.execute<{ failing: number; open: number }>(sql`select
    ${count(actor, view, sql`p.failing`)} as failing,
    ${count(actor, view, sql`p.status in ('draft', 'confirmed')`)} as open`);
  const { failing = 0, open = 0 } = row ?? {};
  return { count: Math.min(100, failing + open), hot: failing > 0 };
};

const stalePath = "/pushes?tab=unseen&stale=1";

export const tile: HomeRead<HomeTile | null> = async (tx, actor, view) => {
  if (!can(actor, read)) return null;
  const [row] = await tx.execute<Record<"stale" | "failing" | "unanswered" | "making", number>>(sql`
    select ${count(actor, view, isStale)} as stale, ${count(actor, view, sql`p.failing`)} as failing,
      ${count(actor, view, sql`p.unanswered`)} as unanswered,
      ${count(actor, view, sql`p.status = 'submitted' and not p.unanswered`)} as making`);
  if (!row) return null;
  return {
    ...{ href: stalePath, figure: row.stale, word: "pushes.tile-stale" },
    meaning: row.stale > 0 ? "waiting" : "neutral",
    lines: [
      {
        ...{ word: "pushes.tab-failing", count: row.failing, href: "/pushes?tab=failing" },
        wrong: row.failing > 0,
      },
      { word: "pushes.tab-unanswered", count: row.unanswered, href: "/pushes?tab=unanswered" },
      { word: "pushes.tile-making", count: row.making, href: "/pushes?tab=answered" },
    ],
  };
};

type Odd = {
  id: string;
  number: string;
  names: string;
  since: string;
  branch_id: string;
  due_on: Day;
};

/** 今日异常: what did not arrive, what nobody opened for a day, and what is late. */
export const exceptions = async (
  tx: Tx,
  actor: Staff,
  view: Chosen,
  most: number,
): Promise<readonly Exception[]> => {
  if (!can(actor, read)) return [];
  const oddOnes = (what: SQL, order: SQL) =>
    tx.execute<Odd>(oddQuery(sql`${what} and ${scope(actor, view)}`, order, most));
  const newest = sql`p.changed_at desc, p.id desc`;
  const [failing, stale, late] = await Promise.all([
    oddOnes(sql`p.failing`, newest),
    oddOnes(isStale, newest),
    // A late order stands there itself; here are those that have no order.
    oddOnes(sql`${ofTab("late", actor)} and p.order_id is null`, sql`p.due_on desc, p.id desc`),
  ]);
  const of = (one: Odd, tab: "failing" | "late" | "unseen") => ({
    key: `push-${tab}-${one.id}`,
    kind: `pushes.tab-${tab}`,
    params: {
      ...{ number: one.number, name: one.names },
      days: Math.max(0, daysBetween(one.due_on, todayIn(actor, one.branch_id))),
    },
    sub: `${one.names} · ${one.number}`,
    since: new Date(one.since),
    href: `/pushes/${one.id}`,
    all: tab === "unseen" ? stalePath : `/pushes?tab=${tab}`,
  });
  return [
    ...failing.map((one) => ({
      ...of(one, "failing"),
      ...{ meaning: "wrong" as const, text: "pushes.odd-failing", move: "pushes.odd-failing-move" },
    })),
    ...late.map((one) => ({
      ...of(one, "late"),
      ...{ meaning: "wrong" as const, text: "pushes.odd-late", move: "pushes.odd-late-move" },
    })),
    ...stale.map((one) => ({
      ...of(one, "unseen"),
      ...{ meaning: "waiting" as const, text: "pushes.odd-unseen", move: "pushes.odd-unseen-move" },
    })),
  ];
};

const oddQuery = (what: SQL, order: SQL, most: number) => sql`
    select p.id, coalesce(p.number, p.draft_name) as number, p.changed_at::text as since,
      p.branch_id, p.due_on::text as due_on,
      coalesce((select string_agg(coalesce(s.name, concat_ws(' ', b.name, d.name)), '、' order by t.suffix)
        from push_targets t left join suppliers s on s.id = t.supplier_id
        left join branches b on b.id = t.to_branch_id left join departments d on d.id = t.to_department_id
        where t.push_id = p.id), '') as names
    from (select * from pushes p where ${what} order by ${order} limit ${most}) p
    order by ${order}`;

/** 24 寸实木框 6 个… : the column is narrow. */
const firstOf = (summary: string) => {
  const [first = "", more] = summary.split("、");
  const short = [...first].length > 12 ? `${[...first].slice(0, 11).join("")}…` : first;
  return more && !short.endsWith("…") ? `${short}…` : short;
};

const meaningOf: Record<Progress, "neutral" | "waiting" | "good" | "wrong"> = {
  ...{ failing: "wrong", refused: "wrong", unseen: "waiting", unanswered: "waiting" },
  ...{ viewed: "good", answered: "good", none: "neutral" },
};

export const recent: HomeRead<Recent | null> = async (tx, actor, view) => {
  if (!can(actor, read)) return null;
  const rows = await tx.execute<PushRaw>(
    withNames(
      sql`select p.*, '' as cursor from pushes p where ${scope(actor, view)}
        order by p.changed_at desc, p.id desc limit 7`,
      sql`p.changed_at desc, p.id desc`,
    ),
  );
  return {
    word: "pushes.recent",
    all: { word: "pushes.all-of-them", href: "/pushes" },
    rows: rows
      .map((one) => shown(actor, one))
      .map((row) => ({
        ...{ id: row.id, href: `/pushes/${row.id}`, title: row.names, dueOn: row.dueOn },
        sub: row.number ?? row.draftName,
        amount: firstOf(row.summary),
        meaning: meaningOf[row.progress],
        state:
          row.progress === "none"
            ? `pushes.status-${row.status}`
            : `pushes.progress-${row.progress}`,
        at: row.changedAt,
      })),
  };
};
