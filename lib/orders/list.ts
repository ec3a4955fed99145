import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Money } from "@/db/units";
import { branchesFor, type Staff } from "@/lib/core/actor";
import { branchesIn, zoneOf } from "@/lib/core/branch";
import { fen } from "@/lib/core/figures";
import { among, must, reading, whose, within } from "@/lib/core/guard";
import { addDays, type Day, dayIn } from "@/lib/core/time";
import { pageOfList } from "@/lib/search/listed";
import { viewsOf } from "@/lib/views/queries";
import { read, write } from "./access";
import { everything, isByDay, isNarrowed, type OrderFilter, type Tab } from "./filters";
import type { OrderStatus } from "./states";

const pageSize = 80;
/** 七天内取件: what has to be ready soon. */
const soonDays = 7;

type View = { actor: Staff; branchId: string | null; today: Day };
type Raw = {
  id: string;
  cursor: string;
  name: string;
  is_draft: boolean;
  customer: string;
  package: string;
  shoot_type: string;
  status: OrderStatus;
  total: string;
  paid: string;
  promised_on: Day;
  owner: string;
  branch: string;
};

/** Whose an order is: of whoever sold it, not of whoever wrote it down. */
const whoseOrder = { ...whose("o"), owner: sql`o.owner_id` };

/** One page of orders, the counts of the tabs, and what the filters offer. */
export async function listOrders(actor: Staff, filter: OrderFilter, branchId: string | null) {
  must(actor, read);
  const view: View = { actor, branchId, today: dayIn(zoneOf(actor)) };
  return reading(actor, async (tx) => {
    const [page, counts, options, views] = await Promise.all([
      pageOf(tx, view, filter),
      countsOf(tx, view, filter),
      optionsOf(tx, actor),
      viewsOf(tx, actor, "orders"),
    ]);
    return { ...page, rows: page.rows.map(shown), ...counts, options, views, today: view.today };
  });
}
export type OrderPage = Awaited<ReturnType<typeof listOrders>>;
export type OrderRow = OrderPage["rows"][number];

/** The rows of a filter, in the reader's scope: the list and its count ask the same. */
function conditions(view: View, filter: OrderFilter): SQL {
  const parts = [
    within(view.actor, read, whoseOrder),
    among(sql`o.branch_id`, branchesIn(view, filter) ?? []),
    ofTab(filter.tab, view),
    filter.statuses.length > 0 && sql`o.status = any (${sql.param(filter.statuses)}::text[])`,
    among(sql`o.shoot_type_id`, filter.types),
    among(sql`o.owner_id`, filter.owners),
    filter.promisedFrom && sql`o.promised_on >= ${filter.promisedFrom}::date`,
    filter.promisedUntil && sql`o.promised_on <= ${filter.promisedUntil}::date`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
}

const paid = sql`(select coalesce(sum(r.amount), 0) from receipts r where r.order_id = o.id)`;

/** What each tab means. `o` is the order. */
function ofTab(tab: Tab, { actor, today }: View): SQL | null {
  if (tab === "mine") return sql`o.owner_id = ${actor.id}`;
  if (tab === "draft") return sql`o.status = 'draft'`;
  if (tab === "asked")
    return sql`o.status = 'draft' and o.discount > 0 and o.approved_discount is distinct from o.discount`;
  if (tab === "unpaid") return sql`o.status = 'active' and o.total > ${paid}`;
  if (tab === "due")
    return sql`o.status = 'active' and o.promised_on <= ${addDays(today, soonDays)}::date`;
  return null;
}

function pageOf(tx: Tx, view: View, filter: OrderFilter) {
  return pageOfList<Raw>(
    tx,
    {
      ...{ table: sql`orders o`, row: sql`o`, kind: "order", size: pageSize },
      ...{ where: conditions(view, filter), names: withNames },
      sort: isByDay(filter)
        ? { key: sql`o.promised_on`, type: sql`date`, down: false }
        : { key: sql`o.created_at`, type: sql`timestamptz`, down: true },
      branches: branchesIn(view, filter),
    },
    { text: filter.q, after: filter.after, before: filter.before },
  );
}

/** The page first, then what stands beside it: eighty rows are joined, not a million. */
const withNames = (page: SQL, order: SQL) => sql`
  select o.id, o.cursor, coalesce(o.number, o.draft_name) as name, o.number is null as is_draft,
    o.customer_name as customer, v.content ->> 'name' as package, s.name as shoot_type, o.status,
    o.total::text as total, ${paid}::text as paid, o.promised_on::text as promised_on,
    p.name as owner, b.code as branch
  from (${page}) o
  join package_versions v on v.package_id = o.package_id and v.version = o.package_version
  join shoot_types s on s.id = o.shoot_type_id
  join people p on p.id = o.owner_id
  join branches b on b.id = o.branch_id
  order by ${order}`;

/** Tabs stop counting at 99+, the list itself at 1,000+. */
async function countsOf(tx: Tx, view: View, filter: OrderFilter) {
  const count = (of: OrderFilter, limit: number) =>
    sql`(select count(*)::int from (select from orders o where ${conditions(view, of)} limit ${limit}) n)`;
  const under = (tab: Tab) => count({ ...everything, tab }, tab === "all" ? 1001 : 100);
  const total = filter.q !== "" || !isNarrowed(filter) ? sql`null` : count(filter, 1001);
  const [row] = await tx.execute<Record<Tab, number> & { total: number | null }>(sql`select
    ${under("all")} as all, ${under("mine")} as mine, ${under("draft")} as draft, ${under("asked")} as asked,
    ${under("unpaid")} as unpaid, ${under("due")} as due, ${total} as total`);
  if (!row) throw new Error("counting answers one row");
  const { total: whole, ...counts } = row;
  return { counts: counts as Record<Tab, number>, total: whole };
}

/** What the filters offer: branches one may see, kinds of shoot, people who sell. */
async function optionsOf(tx: Tx, actor: Staff) {
  const [types, owners] = await Promise.all([
    tx.execute<{ value: string; label: string }>(
      sql`select id as value, name as label from shoot_types order by created_at limit 50`,
    ),
    tx.execute<{ value: string; label: string }>(sql`
      select p.id as value, p.name as label from people p
      where p.active and exists (select from assignments a join role_grants g on g.role = a.role
        where a.person_id = p.id and g.permission = ${write.name} and g.scope <> 'none')
      order by p.name limit 200`),
  ]);
  const branches = branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name }));
  return { branches, types: [...types], owners: [...owners] };
}

const shown = (row: Raw) => ({
  id: row.id,
  name: row.name,
  isDraft: row.is_draft,
  customer: row.customer,
  package: row.package,
  shootType: row.shoot_type,
  status: row.status,
  total: fen(BigInt(row.total)),
  owed: fen(BigInt(row.total) - BigInt(row.paid)) as Money,
  promisedOn: row.promised_on,
  owner: row.owner,
  branch: row.branch,
});
