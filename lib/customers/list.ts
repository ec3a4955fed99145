import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, type Staff } from "@/lib/core/actor";
import { branchesIn, zoneOf } from "@/lib/core/branch";
import { among, must, reading, whose, within } from "@/lib/core/guard";
import { cursorIn, dayKey, momentKey } from "@/lib/core/keyset";
import { Refusal } from "@/lib/core/refusal";
import { type Day, dayIn } from "@/lib/core/time";
import { pageOfList } from "@/lib/search/listed";
import { viewsOf } from "@/lib/views/queries";
import { download, read, write } from "./access";
import { type CustomerFilter, filterOf, isByDay, isNarrowed, type Tab } from "./filters";
import type { CustomerSource } from "./kinds";
import { maskedEnd, mostExported, phoneOf } from "./rules";
import { hashOf } from "./sealed";

export const pageSize = 80;

type Raw = {
  id: string;
  number: string;
  name: string;
  source: CustomerSource;
  tags: string[];
  wedding_on: Day | null;
  owner: string;
  branch: string;
  ends: string[] | null;
  next_step: string | null;
  next_on: Day | null;
  created_at: string;
  cursor: string;
};

/** Whose a customer is: of whoever looks after it, not of whoever opened the file. */
export const whoseCustomer = { ...whose("c"), owner: sql`c.owner_id` };

type View = { actor: Staff; branchId: string | null; today: Day; hash: Buffer | null };

/** A whole number typed into the search is looked for by its hash, and never as text. */
async function viewOf(actor: Staff, { q }: CustomerFilter, branchId: string | null): Promise<View> {
  const phone = phoneOf(q);
  const hash = phone && (await hashOf(phone.kind, phone.e164));
  return { actor, branchId, today: dayIn(zoneOf(actor)), hash };
}

/** One page of the customers one may read, newest first, and how many stand under each tab. */
export async function listCustomers(actor: Staff, filter: CustomerFilter, branchId: string | null) {
  must(actor, read);
  const view = await viewOf(actor, filter, branchId);
  return reading(actor, async (tx) => {
    const [page, counts, options, views] = await Promise.all([
      pageOf(tx, view, filter),
      countsOf(tx, view, filter),
      optionsOf(tx, actor),
      viewsOf(tx, actor, "customers"),
    ]);
    return { ...page, rows: page.rows.map(shown), ...counts, options, views, today: view.today };
  });
}
export type CustomerPage = Awaited<ReturnType<typeof listCustomers>>;
export type CustomerRow = CustomerPage["rows"][number];

/** For pickers, while one types: by whatever the list finds them. */
export async function findCustomers(actor: Staff, text: string) {
  must(actor, read);
  const filter = filterOf({ q: text });
  if (filter.q === "") return [];
  const view = await viewOf(actor, filter, null);
  const { rows } = await reading(actor, (tx) => pageOf(tx, view, filter, 8));
  return rows.map(({ id, name, number, branch }) => ({ id, name, number, branch }));
}

/** All rows of a filter for a file, as long as they are few: a whole list is not for one person alone (T-01). */
export async function rowsForExport(
  actor: Staff,
  filter: CustomerFilter,
  branchId: string | null,
): Promise<CustomerRow[]> {
  must(actor, download);
  const view = await viewOf(actor, filter, branchId);
  return reading(actor, async (tx) => {
    const rows: Raw[] = [];
    let from: CustomerFilter = { ...filter, after: null, before: null };
    for (;;) {
      const page = await pageOf(tx, view, from);
      rows.push(...page.rows);
      if (rows.length > mostExported)
        throw new Refusal("customers.too-many-to-export", { most: mostExported });
      if (page.after === null) return rows.map(shown);
      from = { ...from, after: cursorIn(page.after, isByDay(filter) ? dayKey : momentKey) };
    }
  });
}

/** The rows of a filter, in the reader's scope: the list, its count and its export ask the same. */
function conditions(view: View, filter: CustomerFilter): SQL {
  const { actor, hash } = view;
  const parts = [
    sql`c.merged_into_id is null`,
    within(actor, read, whoseCustomer),
    among(sql`c.branch_id`, branchesIn(view, filter) ?? []),
    ofTab(filter.tab, view),
    filter.sources.length > 0 && sql`c.source = any (${sql.param(filter.sources)}::text[])`,
    among(sql`c.owner_id`, filter.owners),
    filter.tag && sql`${filter.tag} = any (c.tags)`,
    filter.months.length > 0 &&
      sql`exists (select from customer_persons m where m.customer_id = c.id
        and m.birth_month = any (${sql.param(filter.months)}::int[]))`,
    filter.weddingFrom && sql`c.wedding_on >= ${filter.weddingFrom}::date`,
    filter.weddingUntil && sql`c.wedding_on <= ${filter.weddingUntil}::date`,
    hash &&
      sql`c.id in (select k.customer_id from customer_contacts k where k.value_hash = ${hash} and k.active)`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join([sql`true`, ...parts], sql` and `);
}

/** What each tab means. `c` is the customer. */
function ofTab(tab: Tab, { actor, today }: View): SQL | null {
  if (tab === "mine") return sql`c.owner_id = ${actor.id}`;
  if (tab !== "due") return null;
  return sql`c.owner_id = ${actor.id} and c.next_on <= ${today}::date`;
}

function pageOf(tx: Tx, view: View, filter: CustomerFilter, size = pageSize) {
  const byDay = isByDay(filter);
  return pageOfList<Raw>(
    tx,
    {
      ...{ table: sql`customers c`, row: sql`c`, kind: "customer", size },
      ...{ where: conditions(view, filter), names: withNames },
      sort: byDay
        ? { key: sql`c.next_on`, type: sql`date`, down: false }
        : { key: sql`c.created_at`, type: sql`timestamptz`, down: true },
      branches: branchesIn(view, filter),
    },
    { text: view.hash ? "" : filter.q, after: filter.after, before: filter.before },
  );
}

/** The page first, then what stands beside it: eighty rows are joined, not a million. */
const withNames = (page: SQL, order: SQL) => sql`
  select c.id, c.number, c.name, c.source, c.tags, c.wedding_on::text as wedding_on, c.cursor,
    c.created_at::text as created_at, p.name as owner, b.code as branch,
    (select array_agg(k.last4 order by k.created_at, k.id) from customer_contacts k
      where k.customer_id = c.id and k.active and k.last4 is not null) as ends,
    c.next_step, c.next_on::text as next_on
  from (${page}) c
  join people p on p.id = c.owner_id
  join branches b on b.id = c.branch_id
  order by ${order}`;

/** Tabs stop counting at 99+, the list itself at 1,000+. */
async function countsOf(tx: Tx, view: View, filter: CustomerFilter) {
  const tab = (name: Tab): CustomerFilter => ({ ...everything, tab: name });
  const plain = { ...view, hash: null };
  const count = (of: CustomerFilter, in_: View, limit: number) =>
    sql`(select count(*)::int from (select from customers c where ${conditions(in_, of)} limit ${limit}) n)`;
  const isText = filter.q !== "" && !view.hash;
  const [row] = await tx.execute<Record<Tab | "total", number>>(sql`select
    ${count(tab("all"), plain, 1001)} as all, ${count(tab("mine"), plain, 100)} as mine,
    ${count(tab("due"), plain, 100)} as due,
    ${isText || !isNarrowed(filter) ? sql`null` : count(filter, view, 1001)} as total`);
  if (!row) throw new Error("counting answers one row");
  const { total, ...counts } = row;
  return { counts, total: total as number | null };
}

/** What the filters offer: branches one may see, and people who look after customers. */
async function optionsOf(tx: Tx, actor: Staff) {
  const owners = await tx.execute<{ value: string; label: string }>(sql`
    select p.id as value, p.name as label from people p
    where p.active and exists (select from assignments a join role_grants g on g.role = a.role
      where a.person_id = p.id and g.permission = ${write.name} and g.scope <> 'none')
    order by p.name limit 200`);
  const branches = branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name }));
  return { branches, owners: [...owners] };
}

const everything: CustomerFilter = {
  ...{ tab: "all", q: "", sources: [], owners: [], branches: [], months: [], tag: "" },
  ...{ weddingFrom: null, weddingUntil: null, after: null, before: null },
};

/** No more of a number than its end leaves the database for a list (EN-10). */
const shown = (row: Raw) => ({
  id: row.id,
  number: row.number,
  name: row.name,
  source: row.source,
  tags: row.tags,
  weddingOn: row.wedding_on,
  owner: row.owner,
  branch: row.branch,
  phones: (row.ends ?? []).map(maskedEnd),
  nextStep: row.next_step || null,
  nextOn: row.next_on,
  createdAt: new Date(row.created_at),
});
