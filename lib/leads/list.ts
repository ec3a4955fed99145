import "server-only";
import { or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, type Staff } from "@/lib/core/actor";
import { branchesIn, zoneOf } from "@/lib/core/branch";
import { among, must, reading, within } from "@/lib/core/guard";
import { type Day, dayIn } from "@/lib/core/time";
import { colleaguesOf } from "@/lib/customers/colleagues";
import type { CustomerSource } from "@/lib/customers/kinds";
import { maskedEnd, phoneOf } from "@/lib/customers/rules";
import { hashOf } from "@/lib/customers/sealed";
import { pageOfList } from "@/lib/search/listed";
import { viewsOf } from "@/lib/views/queries";
import { assign, claim, read, write } from "./access";
import { everything, isNarrowed, type LeadFilter, type Tab } from "./filters";
import { followed, type LeadStatus } from "./kinds";

export const pageSize = 80;

type Raw = {
  id: string;
  number: string;
  name: string;
  source: CustomerSource;
  status: LeadStatus;
  intent: string;
  occasion: string;
  owner: string | null;
  branch: string;
  ends: string[] | null;
  has_wechat: boolean;
  visit_on: Day | null;
  next_step: string;
  next_on: Day | null;
  created_at: string;
  cursor: string;
};

export type View = { actor: Staff; branchId: string | null; today: Day; hash: Buffer | null };

export async function viewOf(actor: Staff, q: string, branchId: string | null): Promise<View> {
  const phone = phoneOf(q);
  const hash = phone && (await hashOf(phone.kind, phone.e164));
  return { actor, branchId, today: dayIn(zoneOf(actor)), hash };
}

/** One's own, what one captured and nobody looks after yet, what one's right reaches, and the pool. `l` is the lead. */
export function visible(actor: Staff): SQL | undefined {
  const scope = within(actor, read, {
    ...{ branch: sql`l.branch_id`, department: sql`l.department_id`, owner: sql`l.owner_id` },
  });
  if (!scope) return undefined;
  const pool = within(actor, claim, { branch: sql`l.branch_id`, owner: sql`l.owner_id` });
  return or(
    scope,
    sql`(l.status = 'new' and l.captured_by = ${actor.id})`,
    sql`(l.status = 'pool' ${pool ? sql`and ${pool}` : sql``})`,
  );
}

/** One page of the leads one may see, newest first, and how many stand under each tab. */
export async function listLeads(actor: Staff, filter: LeadFilter, branchId: string | null) {
  must(actor, read);
  const view = await viewOf(actor, filter.q, branchId);
  return reading(actor, async (tx) => {
    const [page, counts, options, views] = await Promise.all([
      pageOf(tx, view, filter),
      countsOf(tx, view, filter),
      optionsOf(tx, view),
      viewsOf(tx, actor, "leads"),
    ]);
    return { ...page, rows: page.rows.map(shown), ...counts, options, views, today: view.today };
  });
}
export type LeadPage = Awaited<ReturnType<typeof listLeads>>;
export type LeadRow = LeadPage["rows"][number];

/** The columns of the board: the way from captured to arrived, and the pool. */
export const columns = ["new", ...followed, "pool"] as const;
export const cardsShown = 20;

/** The newest of each state, and how many there are of it. */
export async function listBoard(actor: Staff, filter: LeadFilter, branchId: string | null) {
  must(actor, read);
  const view = await viewOf(actor, filter.q, branchId);
  return reading(actor, async (tx) => {
    const wanted = columns.filter(
      (status) => filter.statuses.length === 0 || filter.statuses.includes(status),
    );
    const [parts, counts, options, views] = await Promise.all([
      Promise.all(
        wanted.map(async (status) => {
          const of = { ...filter, statuses: [status], after: null, before: null };
          const { rows, after } = await pageOf(tx, view, of, cardsShown);
          return { status, rows: rows.map(shown), more: after !== null };
        }),
      ),
      countsOf(tx, view, filter),
      optionsOf(tx, view),
      viewsOf(tx, actor, "leads"),
    ]);
    const states = await statesOf(tx, view, filter);
    const filled = parts.map((part) => ({ ...part, count: states[part.status] ?? 0 }));
    return { columns: filled, ...counts, options, views, today: view.today };
  });
}
export type Board = Awaited<ReturnType<typeof listBoard>>;

/** The rows of a filter, in the reader's scope: the list, its count and the home page ask the same. */
export function conditions(view: View, filter: LeadFilter): SQL {
  const { actor, hash, today } = view;
  const parts = [
    visible(actor),
    among(sql`l.branch_id`, branchesIn(view, filter) ?? []),
    ofTab(filter.tab, view),
    filter.statuses.length > 0 && sql`l.status = any (${sql.param(filter.statuses)}::text[])`,
    filter.sources.length > 0 && sql`l.source = any (${sql.param(filter.sources)}::text[])`,
    among(sql`l.owner_id`, filter.owners),
    filter.due && sql`l.next_on <= ${today}::date and l.status in ${open}`,
    hash && sql`l.id in (select k.lead_id from lead_contacts k where k.value_hash = ${hash})`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
}

const open = sql`('assigned', 'contacted', 'appointed', 'arrived')`;

/** What each tab means. */
function ofTab(tab: Tab, { actor }: View): SQL | null {
  if (tab === "mine") return sql`l.owner_id = ${actor.id} and l.status in ${open}`;
  if (tab === "new") return sql`l.status = 'new'`;
  return tab === "pool" ? sql`l.status = 'pool'` : null;
}

const pageOf = (tx: Tx, view: View, filter: LeadFilter, size = pageSize) =>
  pageOfList<Raw>(
    tx,
    {
      ...{ table: sql`leads l`, row: sql`l`, kind: "lead", size },
      ...{ where: conditions(view, filter), names: withNames },
      sort: { key: sql`l.created_at`, type: sql`timestamptz`, down: true },
      branches: branchesIn(view, filter),
    },
    { text: view.hash ? "" : filter.q, after: filter.after, before: filter.before },
  );

/** The page first, then what stands beside it. No number of a lead in the pool leaves the database. */
const withNames = (page: SQL, order: SQL) => sql`
  select l.id, l.number, l.name, l.source, l.status, l.intent, l.occasion, l.cursor,
    l.created_at::text as created_at, p.name as owner, b.code as branch,
    case when l.status <> 'pool' then (select array_agg(k.last4 order by k.created_at, k.id)
      from lead_contacts k where k.lead_id = l.id and k.last4 is not null) end as ends,
    l.status <> 'pool' and exists (select from lead_contacts k
      where k.lead_id = l.id and k.kind = 'wechat') as has_wechat,
    l.visit_on::text as visit_on, l.next_step, l.next_on::text as next_on
  from (${page}) l
  left join people p on p.id = l.owner_id
  join branches b on b.id = l.branch_id
  order by ${order}`;

/** Tabs stop counting at 99+, the list itself at 1,000+. */
async function countsOf(tx: Tx, view: View, filter: LeadFilter) {
  const plain = { ...view, hash: null };
  const tab = (name: Tab) =>
    countOf(plain, { ...everything, tab: name }, name === "all" ? 1001 : 100);
  const isText = filter.q !== "" && !view.hash;
  const [row] = await tx.execute<Record<Tab | "total", number>>(sql`select
    ${tab("mine")} as mine, ${tab("new")} as new, ${tab("pool")} as pool, ${tab("all")} as all,
    ${isText || !isNarrowed(filter) ? sql`null` : countOf(view, filter, 1001)} as total`);
  if (!row) throw new Error("counting answers one row");
  const { total, ...counts } = row;
  return { counts, total: total as number | null };
}

export const countOf = (view: View, filter: LeadFilter, limit: number): SQL =>
  sql`(select count(*)::int from (select from leads l where ${conditions(view, filter)} limit ${limit}) n)`;

/** For the heads of the board; a text narrows the cards alone. */
async function statesOf(tx: Tx, view: View, filter: LeadFilter) {
  const rows = await tx.execute<{ status: LeadStatus; count: number }>(sql`
    select s.status, (select count(*)::int from (select from leads l
      where ${conditions(view, filter)} and l.status = s.status limit 100) n) as count
    from unnest(${sql.param([...columns])}::text[]) s (status)`);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count])) as Partial<
    Record<LeadStatus, number>
  >;
}

/** What the filters offer, and to whom the ticked ones can be given. */
async function optionsOf(tx: Tx, { actor, branchId }: View) {
  const owners = await tx.execute<{ value: string; label: string }>(sql`
    select p.id as value, p.name as label from people p
    where p.active and exists (select from assignments a join role_grants g on g.role = a.role
      where a.person_id = p.id and g.permission = ${write.name} and g.scope <> 'none')
    order by p.name limit 200`);
  const branches = branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name }));
  const mayAssign = branchesFor(actor, assign);
  const here =
    mayAssign.find(({ id }) => id === branchId) ??
    mayAssign.find(({ id }) => id === actor.branchId);
  const colleagues = here ? await colleaguesOf(tx, claim, here.id) : [];
  return { branches, owners: [...owners], colleagues };
}

/** No more of a number than its end leaves the database for a list (EN-10). */
const shown = (row: Raw) => ({
  id: row.id,
  number: row.number,
  name: row.name,
  source: row.source,
  status: row.status,
  intent: row.intent,
  occasion: row.occasion,
  owner: row.owner,
  branch: row.branch,
  phones: (row.ends ?? []).map(maskedEnd),
  hasWechat: row.has_wechat,
  visitOn: row.visit_on,
  nextStep: row.next_step || null,
  nextOn: row.next_on,
  createdAt: new Date(row.created_at),
});

/** For ⌘K: whoever has this whole number, in the reader's reach. */
export async function findByPhone(actor: Staff, text: string) {
  must(actor, read);
  const { hash } = await viewOf(actor, text, null);
  if (!hash) return [];
  const rows = await reading(actor, (tx) =>
    tx.execute<{ id: string; title: string; subtitle: string; at: string }>(sql`
      select l.id, l.name as title, l.number as subtitle, l.created_at::text as at from leads l
      where l.id in (select k.lead_id from lead_contacts k where k.value_hash = ${hash})
        and ${visible(actor) ?? sql`true`}
      order by l.created_at desc limit 20`),
  );
  return [...rows].map((row) => ({ ...row, document: "lead", at: new Date(row.at) }));
}
