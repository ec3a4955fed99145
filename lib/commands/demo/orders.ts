import type { Sql, TransactionSql } from "postgres";
import type { Branch } from "./company.ts";
import { type Batch, send } from "./copy.ts";
import { orderRows, type Rules } from "./order-rows.ts";
import { pushRows } from "./push-rows.ts";
import { settleShowcase, showcaseOrders, tellShowcase } from "./showcase.ts";
import type { Stage } from "./stage.ts";
import { type Cast, type Story, stories } from "./story.ts";

/** How many orders a demo has when nobody asks for more: 18 months of two branches. */
export const demoOrders = 2_000;
const chunk = 5_000;
/** From here on it is quicker to build the indexes once, at the end. */
const large = 20_000;

/** Tables in the order in which their foreign keys want them filled. */
const tables = [
  ...[
    "purchase_orders",
    "purchase_order_lines",
    "purchase_order_revisions",
    "purchase_order_moves",
  ],
  ...["approval_requests", "approval_steps", "approval_decisions"],
  ...["pushes", "push_targets", "push_lines", "push_quantities", "push_revisions", "push_moves"],
  ...["push_deliveries", "push_attempts", "push_delivery_moves", "push_answers"],
  ...["push_links", "push_views"],
  ...["search_entries", "inbox_items"],
];

/**
 * Writes the orders and pushes of the demo by COPY. The rows tell what already happened, so the
 * triggers that guard each move stand aside; at the end their rules are asked of all rows at once.
 */
export async function makeOrders(
  stage: Stage,
  cast: Cast,
  count: number,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const { sql } = stage;
  const rules = await ruleNames(sql);
  const counters = new Map<string, number>();
  const number = (kind: string, prefix: string, branch: Branch, at: Date) => {
    const year = new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
    const key = `${kind}|${branch.id}|${year}`;
    const next = (counters.get(key) ?? 0) + 1;
    counters.set(key, next);
    return `${prefix}-${branch.code}-${String(year % 100)}-${String(next).padStart(6, "0")}`;
  };
  await guards(sql, "disable");
  const rebuild = count < large ? async () => {} : await withoutIndexes(sql);
  let batch: Batch = emptyBatch();
  // The database takes one batch in while the next is being told.
  let sending: Promise<void> = Promise.resolve();
  let done = 0;
  const shows = count >= showcaseOrders;
  for (const story of stories(stage, cast, shows ? count - showcaseOrders : count)) {
    tell(batch, story);
    done += 1;
    if (done % chunk !== 0) continue;
    await sending;
    sending = send(sql, filled(batch));
    batch = emptyBatch();
    progress(done);
  }
  await sending;
  await send(sql, filled(batch));
  const showcase = emptyBatch();
  const told = shows ? tellShowcase(showcase, stage, cast, { number, rules }) : null;
  await send(sql, filled(showcase));
  await rebuild();
  if (told) await settleShowcase(sql, told);
  done += told?.orders.length ?? 0;
  await guards(sql, "enable");
  await keepCounters(sql, counters);
  await verify(sql);
  progress(done);

  function tell(into: Batch, story: Story) {
    const { branch, approvedAt, push } = story;
    const official = approvedAt ? number("purchase-order", "PO", branch, approvedAt) : null;
    if (official) story.counted.name = official;
    const order = orderRows(into, stage.random, rules, story, official);
    if (push)
      pushRows(into, stage, story, push, order, number("push", "TD", branch, push.submittedAt));
  }
}

const emptyBatch = (): Batch => new Map(tables.map((table) => [table, []]));
const filled = (batch: Batch): Batch => new Map([...batch].filter(([, rows]) => rows.length > 0));

/** COPY knows no row security, so for the load it does not bind the tables' owner either. */
async function guards(sql: TransactionSql, state: "enable" | "disable") {
  const force = state === "enable" ? "force" : "no force";
  for (const table of tables) {
    await sql.unsafe(`alter table ${table} ${state} trigger user`);
    await sql.unsafe(`alter table ${table} ${force} row level security`);
  }
}

/** Drops the indexes that only make reading quick, and returns how to build them again. */
async function withoutIndexes(sql: TransactionSql): Promise<() => Promise<void>> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i where not i.indisunique and i.indrelid::regclass::text = any (${tables})`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  return async () => {
    await sql`set local maintenance_work_mem = '512MB'`;
    for (const { definition } of indexes) await sql.unsafe(definition);
  };
}

async function ruleNames(sql: TransactionSql): Promise<Rules> {
  const rows = await sql<{ id: string; name: string; fallback: boolean }[]>`
    select id, name, fallback from approval_rules order by fallback, position`;
  const usual = rows.find(({ fallback }) => fallback);
  const large = rows.find(({ fallback }) => !fallback);
  if (!usual || !large) throw new Error("the demo's approval rules are missing");
  return { usual, large };
}

async function keepCounters(sql: TransactionSql, counters: Map<string, number>) {
  for (const [key, last] of counters) {
    const [kind = "", branchId = "", year = ""] = key.split("|");
    await sql`insert into number_counters (kind, branch_id, year, last)
      values (${kind}, ${branchId}, ${Number(year)}, ${last})`;
  }
}

/** What the guards would have refused row by row (INV-05, INV-09, and the facets that lists read). */
async function verify(sql: TransactionSql) {
  const [wrong] = await sql<{ totals: number; facets: number }[]>`
    select
      (select count(*)::int from purchase_orders o
       left join (select order_id, sum(amount) as amount from purchase_order_lines group by order_id) l
         on l.order_id = o.id
       where o.total <> coalesce(l.amount, 0) + o.freight - o.discount) as totals,
      (select count(*)::int from (select * from purchase_orders order by id desc limit 2000) o
       where o.push_status <> coalesce(sec.push_progress(o.id), 'none')) as facets`;
  if (wrong?.totals || wrong?.facets)
    throw new Error(`the demo is wrong: ${JSON.stringify(wrong)}`);
}

/** After a large load: the planner's statistics and the visibility map, as an old database has them. */
export async function settle(owner: Sql) {
  await owner`set statement_timeout = 0`;
  for (const table of tables) await owner.unsafe(`vacuum analyze ${table}`);
}
