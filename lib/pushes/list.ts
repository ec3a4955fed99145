import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, type Staff } from "@/lib/core/actor";
import { branchesIn, isPast, todayIn, zoneOf } from "@/lib/core/branch";
import { among, must, reading, whose, within } from "@/lib/core/guard";
import { type Day, dayIn } from "@/lib/core/time";
import { pageOfList } from "@/lib/search/listed";
import { viewsOf } from "@/lib/views/queries";
import { download, read, write } from "./access";
import { isNarrowed, type PushFilter, type Tab } from "./filters";
import type { Status } from "./states";

export const pageSize = 80;

export type PushRaw = {
  id: string;
  branch_id: string;
  number: string | null;
  draft_name: string;
  status: Status;
  revision: number;
  summary: string;
  due_on: Day;
  version: number;
  failing: boolean;
  unseen: boolean;
  unanswered: boolean;
  changed_at: string;
  submitted_at: string | null;
  cursor: string;
  author: string;
  branch: string;
  order_number: string | null;
  names: string;
  kinds: string;
  targets: number;
  answered: number;
  refused: number;
  viewed: number;
};

/** One page of the pushes one may read, and how many stand under each tab. */
export async function listPushes(actor: Staff, filter: PushFilter, branchId: string | null) {
  must(actor, read);
  const view = { actor, branchId, today: dayIn(zoneOf(actor)) };
  return reading(actor, async (tx) => {
    await planFor(tx, filter);
    const [page, counts, options, views] = await Promise.all([
      pageOf(tx, view, filter),
      countsOf(tx, view, filter),
      optionsOf(tx, actor),
      viewsOf(tx, actor, "pushes"),
    ]);
    const rows = page.rows.map((row) => shown(actor, row));
    return { ...page, rows, ...counts, options, views, today: view.today };
  });
}
/** The same rows without what only the page around them needs. Whoever exports must hold that right too. */
export async function pageForExport(actor: Staff, filter: PushFilter, branchId: string | null) {
  must(actor, download);
  const view = { actor, branchId, today: dayIn(zoneOf(actor)) };
  const page = await reading(actor, async (tx) => {
    await planFor(tx, filter);
    return pageOf(tx, view, filter);
  });
  return { rows: page.rows.map((row) => shown(actor, row)), after: page.after };
}

export type PushPage = Awaited<ReturnType<typeof listPushes>>;
export type PushListRow = PushPage["rows"][number];

export type View = { actor: Staff; branchId: string | null; today: Day };

/** The rows of a filter, in the reader's scope: the list, its count and its export ask the same. */
export function conditions(view: View, filter: PushFilter): SQL {
  const { actor } = view;
  const branches = branchesIn(view, filter);
  const parts = [
    within(actor, read, whose("p")),
    among(sql`p.branch_id`, branches ?? []),
    ofTab(filter.tab, actor),
    filter.stale && isStale,
    ofKind(filter.kind),
    among(sql`p.author_id`, filter.authors),
    toOneOf(sql`t.supplier_id`, filter.suppliers),
    toOneOf(sql`t.place_id`, filter.places),
    filter.statuses.length === 1 && sql`p.status = ${filter.statuses[0]}`,
    filter.statuses.length > 1 && sql`p.status = any (${sql.param(filter.statuses)}::text[])`,
    filter.from && sql`p.due_on >= ${filter.from}::date`,
    filter.until && sql`p.due_on <= ${filter.until}::date`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
}

function toOneOf(column: SQL, ids: readonly string[]): SQL | undefined {
  const wanted = among(column, ids);
  return wanted && sql`exists (select from push_targets t where t.push_id = p.id and ${wanted})`;
}

/** Whether to walk the newest pushes or those to a supplier depends on how much the supplier gets. */
async function planFor(tx: Tx, { suppliers, places }: PushFilter): Promise<void> {
  if (suppliers.length + places.length > 0)
    await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
}

/** What each tab means; each stands on an index of its own. `p` is the push. */
export function ofTab(tab: Tab, actor: Staff): SQL | null {
  if (tab === "unsubmitted") return sql`p.status in ('draft', 'confirmed')`;
  if (tab === "unseen") return sql`p.unseen`;
  if (tab === "unanswered") return sql`p.unanswered`;
  if (tab === "failing") return sql`p.failing`;
  if (tab === "late")
    return sql`p.status = 'submitted' and ${isPast(actor, sql`p.due_on`, sql`p.branch_id`)}`;
  if (tab === "answered") return sql`p.status = 'submitted' and not p.unanswered`;
  if (tab === "ended") return sql`p.status in ('closed', 'cancelled', 'superseded')`;
  return null;
}

/**
 * Not opened for a day, counted from when it went out last: a revision is new to its reader, however
 * old the push.
 */
export const isStale = sql`p.unseen and not exists (
  select from push_targets t join push_revisions r on r.target_id = t.id and r.revision = p.revision
  where t.push_id = p.id and r.at > now() - interval '24 hours')`;

function ofKind(kind: PushFilter["kind"]): SQL | null {
  if (kind === "branch") return sql`p.to_branch`;
  if (kind === "department") return sql`p.to_department`;
  if (kind === "supplier")
    return sql`exists (select from push_targets t where t.push_id = p.id and t.kind = 'supplier')`;
  return null;
}

/** What a list of pushes can be sorted by; an index stands behind each. */
export const columns = {
  changed: { key: sql`p.changed_at`, type: sql`timestamptz` },
  due: { key: sql`p.due_on`, type: sql`date` },
};

const pageOf = (tx: Tx, view: View, filter: PushFilter) =>
  pageOfList<PushRaw>(
    tx,
    {
      ...{ table: sql`pushes p`, row: sql`p`, kind: "push", size: pageSize },
      ...{ where: conditions(view, filter), names: withNames },
      sort: { ...columns[filter.sort.by], down: filter.sort.down },
      branches: branchesIn(view, filter),
    },
    { text: filter.q, after: filter.after, before: filter.before },
  );

/** The page first, then the names: eighty rows are joined, not a million. */
export const withNames = (page: SQL, order: SQL) => sql`
  select p.id, p.branch_id, p.number, p.draft_name, p.status, p.revision, p.summary, p.due_on::text as due_on,
    p.version, p.failing, p.unseen, p.unanswered, p.changed_at::text as changed_at,
    p.submitted_at::text as submitted_at, p.cursor, a.name as author, b.code as branch,
    o.number as order_number, coalesce(c.names, '') as names, coalesce(c.kinds, '') as kinds,
    c.targets, c.answered, c.refused, c.viewed
  from (${page}) p
  join people a on a.id = p.author_id
  join branches b on b.id = p.branch_id
  left join purchase_orders o on o.id = p.order_id
  left join lateral (
    select string_agg(coalesce(s.name, concat_ws(' ', tb.name, d.name)), '、' order by t.suffix) as names,
      string_agg(distinct t.kind, ',') as kinds, count(*)::int as targets, count(t.answer)::int as answered,
      count(*) filter (where t.answer = 'refused')::int as refused,
      count(*) filter (where t.first_viewed_at is not null)::int as viewed
    from push_targets t
    left join suppliers s on s.id = t.supplier_id
    left join branches tb on tb.id = t.to_branch_id
    left join departments d on d.id = t.to_department_id
    where t.push_id = p.id) c on true
  order by ${order}`;

const everything: PushFilter = {
  ...{ tab: "all", q: "", kind: null, statuses: [], branches: [] },
  ...{ suppliers: [], places: [], authors: [], stale: false },
  ...{ from: null, until: null, after: null, before: null },
  sort: { by: "changed", down: true },
};

/** Tabs stop counting at 99+, the list itself at 1,000+; so a million rows cost what a thousand do. */
async function countsOf(tx: Tx, view: View, filter: PushFilter) {
  const count = (of: Partial<PushFilter>, limit: number) =>
    sql`(select count(*)::int from (select from pushes p
      where ${conditions(view, { ...everything, ...of })} limit ${limit}) n)`;
  const [row] = await tx.execute<Record<Tab | "total", number>>(sql`select
    ${count({}, 1001)} as all, ${count({ tab: "unsubmitted" }, 100)} as unsubmitted,
    ${count({ tab: "unseen" }, 100)} as unseen, ${count({ tab: "unanswered" }, 100)} as unanswered,
    ${count({ tab: "failing" }, 100)} as failing, ${count({ tab: "late" }, 100)} as late,
    ${count({ tab: "answered" }, 100)} as answered, ${count({ tab: "ended" }, 100)} as ended,
    ${filter.q || !isNarrowed(filter) ? sql`null` : count(filter, 1001)} as total`);
  if (!row) throw new Error("counting answers one row");
  const { total, ...counts } = row;
  return { counts, total };
}

/** What the filters offer: whose pushes one may see, to whom they went, and who writes them. */
async function optionsOf(tx: Tx, actor: Staff) {
  const [suppliers, places, authors] = await Promise.all([
    tx.execute<Option>(
      sql`select id as value, name as label from suppliers order by code limit 300`,
    ),
    tx.execute<Option>(sql`
      select b.id as value, b.name as label, b.code, '' as room from branches b
      union all select d.id, concat_ws(' ', b.name, d.name), b.code, d.name
        from departments d join branches b on b.id = d.branch_id
      order by code, room limit 300`),
    tx.execute<Option>(sql`
      select p.id as value, p.name as label from people p
      where p.active and exists (select from assignments a join role_grants g on g.role = a.role
        where a.person_id = p.id and g.permission = ${write.name} and g.scope <> 'none')
      order by p.name limit 200`),
  ]);
  const options = (rows: Iterable<Option>) =>
    [...rows].map(({ value, label }) => ({ value, label }));
  return {
    branches: branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name })),
    suppliers: options(suppliers),
    places: options(places),
    authors: options(authors),
  };
}
type Option = { value: string; label: string };

/** A row as lists, exports and the home page show it: one word for how far it has come. */
export const shown = (actor: Staff, row: PushRaw) => ({
  id: row.id,
  number: row.number,
  draftName: row.draft_name,
  status: row.status,
  revision: row.revision,
  version: row.version,
  summary: row.summary,
  dueOn: row.due_on,
  late: row.status === "submitted" && row.due_on < todayIn(actor, row.branch_id),
  author: row.author,
  branch: row.branch,
  orderNumber: row.order_number,
  names: row.names,
  kinds: row.kinds.split(","),
  targets: row.targets,
  answered: row.answered,
  progress: progressOf(row),
  changedAt: new Date(row.changed_at),
  submittedAt: row.submitted_at ? new Date(row.submitted_at) : null,
});

export type Progress =
  | "failing"
  | "refused"
  | "unseen"
  | "viewed"
  | "unanswered"
  | "answered"
  | "none";

/** What most wants attention comes first. */
export function progressOf(
  row: Pick<PushRaw, "status" | "failing" | "refused" | "unseen" | "unanswered" | "viewed">,
): Progress {
  if (row.failing) return "failing";
  if (row.status !== "submitted") return "none";
  if (row.refused > 0) return "refused";
  if (row.unseen) return "unseen";
  if (row.unanswered) return row.viewed > 0 ? "viewed" : "unanswered";
  return "answered";
}
