import type { TransactionSql } from "postgres";
import { peopleToFind } from "../../core/pinyin.ts";
import { addDays, type Day, dayIn } from "../../core/time.ts";
import { draftNameOf } from "../../purchase-orders/rules.ts";
import type { Branch } from "./company.ts";
import type { DemoPackage } from "./packages.ts";
import type { Person } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";
import { demoSeed, insert, remember, type Stage } from "./stage.ts";

type Household = {
  id: string;
  branch_id: string;
  name: string;
  wedding_on: Day | null;
  created_at: Date;
  has_child: boolean;
};
type Row = Parameters<typeof insert>[2][number];
type Rows = Record<"orders" | "order_items" | "receipts", Row[]>;

const reasons = ["老客户转介绍", "展会价", "闺蜜同行", "生日月优惠", "改期补偿"];

/** What the demo's customers bought, from the price list of the day, and what they have paid for it. */
export async function makeStudioOrders(
  stage: Stage,
  branches: readonly Branch[],
  people: readonly Person[],
  sold: readonly DemoPackage[],
): Promise<void> {
  const { sql } = stage;
  const random = randomFrom(demoSeed + 3);
  const households = await sql<Household[]>`
    select c.id, c.branch_id, c.name, c.wedding_on::text as wedding_on, c.created_at,
      exists (select from customer_persons m where m.customer_id = c.id and m.is_minor) as has_child
    from customers c order by c.created_at, c.id`;
  const extras = await sql<{ id: string; name: string; unit: string; price: string }[]>`
    select id, trim(name || ' ' || spec) as name, unit, sale_price::text as price from products
    where kind = 'package_item' and sale_price between 10000 and 90000 order by sku limit 60`;
  const rows: Rows = { orders: [], order_items: [], receipts: [] };
  const signed: Signed[] = [];
  const entries: Parameters<typeof remember>[2][number][] = [];
  const next = counters();
  for (const household of households) {
    if (!random.chance(0.62)) continue;
    const branch = branches.find(({ id }) => id === household.branch_id);
    if (!branch) continue;
    const staff = people.filter(({ branchId }) => branchId === branch.id);
    const entry = tell(rows, stage, random, {
      household,
      branch,
      staff,
      sold,
      extras,
      next,
      signed,
    });
    if (entry) entries.push(entry);
  }
  for (const [table, some] of Object.entries(rows)) await insert(sql, table, some);
  await sign(sql, signed);
  await remember(sql, "order", entries);
  await sql`update search_entries e set at = o.created_at from orders o where o.id = e.id`;
  await keepCounters(sql, next.all);
}

function counters() {
  const all = new Map<string, number>();
  const number = (kind: "order" | "receipt", branch: Branch, at: Date) => {
    const year = dayIn("Asia/Shanghai", at).slice(0, 4);
    const key = `${kind}|${branch.id}|${year}`;
    all.set(key, (all.get(key) ?? 0) + 1);
    const prefix = kind === "order" ? "SO" : "SK";
    return `${prefix}-${branch.code}-${year.slice(2)}-${String(all.get(key)).padStart(6, "0")}`;
  };
  return { all, number };
}

type Signed = { id: string; status: string; number: string; at: Date };

/** As at the desk: drawn up, paid, then signed; the guards of the database look on. */
const sign = (sql: TransactionSql, signed: readonly Signed[]) => sql`
  update orders o set status = s.status, number = s.number, signed_at = s.at
  from unnest(${signed.map(({ id }) => id)}::uuid[], ${signed.map(({ status }) => status)}::text[],
    ${signed.map(({ number }) => number)}::text[], ${signed.map(({ at }) => at.toISOString())}::timestamptz[])
    s (id, status, number, at) where o.id = s.id`;

type Case = {
  household: Household;
  branch: Branch;
  staff: readonly Person[];
  sold: readonly DemoPackage[];
  extras: readonly { id: string; name: string; unit: string; price: string }[];
  next: ReturnType<typeof counters>;
  signed: Signed[];
};

function tell(rows: Rows, stage: Stage, random: Random, one: Case) {
  const { household, branch, staff, sold, extras, next, signed } = one;
  const at = new Date(household.created_at.getTime() + random.between(1, 9 * 24) * 3_600_000);
  if (at.getTime() > stage.now - 3_600_000) return null;
  const on = dayIn("Asia/Shanghai", at);
  const type = household.wedding_on ? "婚纱" : household.has_child ? "儿童" : "写真";
  const offered = sold.filter(
    ({ content, on: from }) => content.shootType.name === type && from <= on,
  );
  const bought = random.pick(
    offered.filter(
      ({ id, version }) => !offered.some((other) => other.id === id && other.version > version),
    ),
  );
  const { content } = bought;
  const id = random.idAt(at);
  const sellers = staff.filter(({ role }) => role === "sales");
  const owner = random.pick(sellers);
  const agent = random.pick(staff.filter(({ role }) => role === "cs_agent"));
  const manager = random.pick(staff.filter(({ role }) => role === "branch_manager"));
  const items = random.chance(0.3) ? random.sample(extras, random.between(1, 2)) : [];
  const listPrice = Number(content.price);
  const discount = random.chance(0.35) ? random.between(1, 4) * 5_000 : 0;
  const total = listPrice - discount + items.reduce((sum, { price }) => sum + Number(price), 0);
  const deposit = Number(content.deposit);
  const age = (stage.now - at.getTime()) / 86_400_000;
  const promisedOn = addDays(
    on,
    type === "婚纱" ? random.between(70, 130) : random.between(25, 60),
  );
  const isDraft = age < 12 && random.chance(0.4);
  const isGone = !isDraft && random.chance(0.04);
  const isOver = !isDraft && !isGone && promisedOn < addDays(stage.today, -6);
  const status = isDraft ? "draft" : isGone ? "cancelled" : isOver ? "completed" : "active";
  const draftName = draftNameOf(id);
  const number = isDraft ? null : next.number("order", branch, at);
  const isBelow = !isDraft && listPrice - discount < Number(content.floorPrice);
  if (number) signed.push({ id, status, number, at });
  rows.orders.push({
    ...{ id, branch_id: branch.id, customer_id: household.id, customer_name: household.name },
    ...{ package_id: bought.id, package_version: bought.version, draft_name: draftName },
    ...{ shoot_type_id: content.shootType.id, list_price: listPrice, discount, total },
    discount_reason: discount > 0 ? random.pick(reasons) : "",
    ...{ deposit, wedding_on: household.wedding_on, promised_on: promisedOn },
    ...{ owner_id: owner.id, created_by: owner.id, lead_by: agent.id, invited_by: agent.id },
    ...{ supervised_by: manager.id, created_at: at },
    approved_discount: isBelow ? discount : null,
    approved_by: isBelow ? manager.id : null,
    status_reason: isGone ? "顾客改期后不拍了" : "",
    waived_by: isGone ? manager.id : null,
    waiver_reason: isGone ? "老客户，到店再付" : "",
  });
  rows.order_items.push(
    ...items.map((item, nth) => ({
      ...{ order_id: id, branch_id: branch.id, seq: nth + 1, product_id: item.id },
      ...{ name: item.name, unit: item.unit, quantity: 1 },
      ...{ unit_price: item.price, amount: item.price },
    })),
  );
  if (!isDraft && !isGone)
    pay(rows, stage, random, { ...one, id, at, total, deposit, isOver, promisedOn });
  return {
    ...{ id, branchId: branch.id, departmentId: owner.departmentId, ownerId: owner.id },
    ...{ openedBy: "orders:read", title: number ?? draftName, subtitle: household.name },
    words: [peopleToFind(household.name)],
  };
}

type Paid = Case & {
  id: string;
  at: Date;
  total: number;
  deposit: number;
  isOver: boolean;
  promisedOn: Day;
};

/** The deposit on the day, the rest when it was fetched; verified next morning by somebody else. */
function pay(rows: Rows, stage: Stage, random: Random, order: Paid) {
  const { id, branch, staff, next, at, total, deposit, isOver, promisedOn } = order;
  const till = random.pick(staff.filter(({ role }) => role === "cashier"));
  const manager = random.pick(staff.filter(({ role }) => role === "branch_manager"));
  const take = (kind: string, amount: number, moment: Date) => {
    if (amount <= 0) return;
    const day = 86_400_000;
    const isVerified = stage.now - moment.getTime() > 1.4 * day || random.chance(0.3);
    const verifiedAt = new Date(Math.min(moment.getTime() + day * 0.8, stage.now - 60_000));
    rows.receipts.push({
      ...{ id: random.idAt(moment), branch_id: branch.id, order_id: id, kind, amount },
      number: next.number("receipt", branch, moment),
      method: random.pick(["wechat", "wechat", "alipay", "card", "cash"]),
      ...{ received_by: till.id, received_at: moment, created_at: moment },
      verified_by: isVerified ? manager.id : null,
      verified_at: isVerified ? verifiedAt : null,
    });
  };
  take("deposit", deposit, at);
  const fetched = new Date(Date.parse(`${promisedOn}T08:30:00Z`));
  if (isOver) take("balance", total - deposit, fetched);
  else if (random.chance(0.25))
    take(
      "prepay",
      Math.floor((total - deposit) / 200) * 100,
      new Date(Math.min(at.getTime() + 20 * 86_400_000, stage.now - 120_000)),
    );
}

async function keepCounters(sql: TransactionSql, all: ReadonlyMap<string, number>) {
  for (const [key, last] of all) {
    const [kind = "", branchId = "", year = ""] = key.split("|");
    await sql`insert into number_counters (kind, branch_id, year, last)
      values (${kind}, ${branchId}, ${Number(year)}, ${last})`;
  }
}
