import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { waitsFor } from "@/lib/approvals/waiting";
import { authored, branchesFor, type Permission, reaches, type Staff } from "@/lib/core/actor";
import { branchesIn, isPast, zoneOf } from "@/lib/core/branch";
import { add, fen, type Money } from "@/lib/core/figures";
import { among, must, reading, whose, within } from "@/lib/core/guard";
import { type Day, dayIn } from "@/lib/core/time";
import { pageOfList } from "@/lib/search/listed";
import { viewsOf } from "@/lib/views/queries";
import { approve, download, read, seeCost, write } from "./access";
import { isNarrowed, type OrderFilter, type Tab } from "./filters";
import type { PushProgress, Status } from "./states";

export const pageSize = 80;

type Raw = {
  id: string;
  branch_id: string;
  department_id: string | null;
  author_id: string;
  number: string | null;
  draft_name: string;
  status: Status;
  push_status: PushProgress;
  summary: string;
  expected_on: Day | null;
  total: string;
  version: number;
  changed_at: string;
  created_at: string;
  cursor: string;
  supplier: string;
  author: string;
  branch: string;
  step: number | null;
  steps: number | null;
};

/** One page of the orders one may read, how many stand under each tab, and the sum of what is shown. */
export async function listOrders(actor: Staff, filter: OrderFilter, branchId: string | null) {
  must(actor, read);
  const view = { actor, branchId, today: dayIn(zoneOf(actor)) };
  return reading(actor, async (tx) => {
    const [page, counts, options, views] = await Promise.all([
      pageOf(tx, view, filter),
      countsOf(tx, view, filter),
      optionsOf(tx, actor),
      viewsOf(tx, actor, "purchase-orders"),
    ]);
    const rows = page.rows.map((row) => shown(actor, row));
    const sums = rows.flatMap(({ total }) => (total === null ? [] : [total]));
    const sum = sums.length === rows.length ? add(...sums) : null;
    return { ...page, rows, ...counts, options, views, sum, today: view.today };
  });
}
/** The same rows without what only the page around them needs. Whoever exports must hold that right too. */
export async function pageForExport(actor: Staff, filter: OrderFilter, branchId: string | null) {
  must(actor, download);
  const view = { actor, branchId, today: dayIn(zoneOf(actor)) };
  const page = await reading(actor, (tx) => pageOf(tx, view, filter));
  return { rows: page.rows.map((row) => shown(actor, row)), after: page.after };
}

export type OrderPage = Awaited<ReturnType<typeof listOrders>>;
export type OrderLine = OrderPage["rows"][number];

export type View = { actor: Staff; branchId: string | null; today: Day };

/** The rows of a filter, in the reader's scope: the list, its count and its export ask the same. */
export function conditions(view: View, filter: OrderFilter): SQL {
  const { actor } = view;
  const parts = [
    within(actor, read, whose("o")),
    among(sql`o.branch_id`, branchesIn(view, filter) ?? []),
    ofTab(filter.tab, actor),
    filter.statuses.length > 0 && sql`o.status = any (${sql.param(filter.statuses)}::text[])`,
    among(sql`o.supplier_id`, filter.suppliers),
    among(sql`o.author_id`, filter.authors),
    filter.from &&
      sql`o.created_at >= ${filter.from}::date::timestamp at time zone ${zoneOf(actor)}`,
    filter.until &&
      sql`o.created_at < (${filter.until}::date + 1)::timestamp at time zone ${zoneOf(actor)}`,
    filter.least !== null && sql`o.total >= ${filter.least.toString()}::bigint`,
    filter.most !== null && sql`o.total <= ${filter.most.toString()}::bigint`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
}

/** What each tab means. `o` is the order. */
export function ofTab(tab: Tab, actor: Staff): SQL | null {
  if (tab === "draft") return sql`o.status = 'draft'`;
  if (tab === "review") return sql`o.status = 'submitted'`;
  if (tab === "rejected") return sql`o.status = 'rejected'`;
  if (tab === "unpushed") return sql`o.status = 'approved' and o.push_status in ('none', 'draft')`;
  if (tab === "late") {
    const late = isPast(actor, sql`o.expected_on`, sql`o.branch_id`);
    return sql`o.status = 'approved' and o.push_status <> 'closed' and ${late}`;
  }
  if (tab !== "mine") return null;
  return sql`o.status = 'submitted' and exists (
    select from approval_requests r join approval_steps s on s.request_id = r.id
    where r.document_id = o.id and r.status = 'open' and ${waitsFor(actor, approve)})`;
}

/** What a list of orders can be sorted by; an index stands behind each. */
export const columns = {
  changed: { key: sql`o.changed_at`, type: sql`timestamptz` },
  created: { key: sql`o.created_at`, type: sql`timestamptz` },
  // As the index has it: see purchase_orders_expected.
  expected: {
    key: sql`case when o.expected_on is null then 'infinity'::date else o.expected_on end`,
    type: sql`date`,
  },
  total: { key: sql`o.total`, type: sql`bigint` },
};

const pageOf = (tx: Tx, view: View, filter: OrderFilter) =>
  pageOfList<Raw>(
    tx,
    {
      ...{ table: sql`purchase_orders o`, row: sql`o`, kind: "purchase-order", size: pageSize },
      ...{ where: conditions(view, filter), names: withNames },
      sort: { ...columns[filter.sort.by], down: filter.sort.down },
      branches: branchesIn(view, filter),
    },
    { text: filter.q, after: filter.after, before: filter.before },
  );

/** The page first, then the names: eighty rows are joined, not a million. */
const withNames = (page: SQL, order: SQL) => sql`
  select o.id, o.branch_id, o.department_id, o.author_id, o.number, o.draft_name, o.status, o.push_status, o.summary,
    o.expected_on::text as expected_on, o.total::text as total, o.version, o.cursor,
    o.changed_at::text as changed_at, o.created_at::text as created_at,
    s.name as supplier, p.name as author, b.code as branch, step.seq as step, step.steps
  from (${page}) o
  join suppliers s on s.id = o.supplier_id
  join people p on p.id = o.author_id
  join branches b on b.id = o.branch_id
  left join lateral (
    select count(*) filter (where t.status = 'approved')::int + 1 as seq, count(*)::int as steps
    from approval_requests r join approval_steps t on t.request_id = r.id
    where r.document_id = o.id and r.status = 'open') step on o.status = 'submitted'
  order by ${order}`;

/** Tabs stop counting at 99+, the list itself at 1,000+; so a million rows cost what a thousand do. */
async function countsOf(tx: Tx, view: View, filter: OrderFilter) {
  const { actor, branchId, today } = view;
  const tab = (name: Tab): OrderFilter => ({ ...everything, tab: name });
  const count = (of: OrderFilter, limit: number) =>
    sql`(select count(*)::int from (select from purchase_orders o where ${conditions({ actor, branchId, today }, of)} limit ${limit}) n)`;
  const [row] = await tx.execute<Record<Tab | "total", number>>(sql`select
    ${count(tab("all"), 1001)} as all, ${count(tab("draft"), 100)} as draft,
    ${count(tab("review"), 100)} as review, ${count(tab("unpushed"), 100)} as unpushed,
    ${count(tab("late"), 100)} as late, ${count(tab("rejected"), 100)} as rejected,
    ${mayApprove(actor) ? count(tab("mine"), 100) : sql`0`} as mine,
    ${filter.q || !isNarrowed(filter) ? sql`null` : count(filter, 1001)} as total`);
  if (!row) throw new Error("counting answers one row");
  const { total, ...counts } = row;
  return { counts, total };
}

/** What the filters offer: branches one may see, suppliers, and people who may write orders. */
async function optionsOf(tx: Tx, actor: Staff) {
  const [suppliers, authors] = await Promise.all([
    tx.execute<Option>(
      sql`select id as value, name as label from suppliers order by code limit 300`,
    ),
    tx.execute<Option>(sql`
      select p.id as value, p.name as label from people p
      where p.active and exists (select from assignments a join role_grants g on g.role = a.role
        where a.person_id = p.id and g.permission = ${write.name} and g.scope <> 'none')
      order by p.name limit 200`),
  ]);
  const branches = branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name }));
  return { branches, suppliers: [...suppliers], authors: [...authors] };
}
type Option = { value: string; label: string };

const mayApprove = (actor: Staff) => actor.grants.has(approve.name);

export const everything: OrderFilter = {
  ...{ tab: "all", q: "", statuses: [], branches: [], suppliers: [], authors: [] },
  ...{ from: null, until: null, least: null, most: null, after: null, before: null },
  sort: { by: "changed", down: true },
};

/** Those who may not see prices get none, whichever page asks (4.5). */
function shown(actor: Staff, row: Raw) {
  const { branch_id: branchId, department_id: departmentId, author_id: authorId } = row;
  const sees = (needed: Permission) =>
    reaches(actor, needed, authored({ branchId, departmentId, authorId }));
  return {
    id: row.id,
    number: row.number,
    draftName: row.draft_name,
    status: row.status,
    pushStatus: row.push_status,
    summary: row.summary,
    expectedOn: row.expected_on,
    total: sees(seeCost) ? (fen(BigInt(row.total)) as Money) : null,
    version: row.version,
    changedAt: new Date(row.changed_at),
    createdAt: new Date(row.created_at),
    supplier: row.supplier,
    author: row.author,
    isMine: row.author_id === actor.id,
    branch: row.branch,
    step: row.step,
    steps: row.steps,
  };
}
