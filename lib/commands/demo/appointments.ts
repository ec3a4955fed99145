import type { TransactionSql } from "postgres";
import { addDays, type Day } from "../../core/time.ts";
import type { Branch } from "./company.ts";
import type { Person } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";
import { makeResources, type Resource } from "./resources.ts";
import { demoSeed, insert, remember, type Stage } from "./stage.ts";

const minute = 60_000;
const desks: readonly string[] = ["cs_agent", "sales", "dispatcher"];
const days = { before: 20, after: 20 };

type Plan = { kind: string; minutes: number; uses: Resource["use"][]; share: number };

/** What a studio's day is made of. */
const plans: Plan[] = [
  { kind: "shoot", minutes: 150, uses: ["photo", "makeup", "studio", "dress"], share: 5 },
  { kind: "shoot", minutes: 90, uses: ["photo", "studio"], share: 4 },
  { kind: "shoot", minutes: 180, uses: ["photo", "makeup", "outside", "dress"], share: 1 },
  { kind: "makeup", minutes: 90, uses: ["makeup", "dress"], share: 2 },
  { kind: "dress", minutes: 60, uses: ["makeup"], share: 1 },
  { kind: "selection", minutes: 120, uses: ["selection", "viewing"], share: 3 },
  { kind: "proof", minutes: 45, uses: ["selection"], share: 1 },
  { kind: "visit", minutes: 60, uses: [], share: 2 },
  { kind: "pickup", minutes: 30, uses: [], share: 2 },
];
const starts = [540, 570, 600, 630, 660, 780, 810, 840, 870, 900, 930, 960, 990, 1020, 1050, 1110];
const reasons = [
  ["customer", "新郎出差，改到下周"],
  ["customer", "宝宝有点感冒"],
  ["weather", "下雨，外景改期补拍"],
  ["studio", "化妆师请假，换人"],
] as const;
const notes = [
  "",
  "",
  "",
  "要中式妆造",
  "带两套自己的衣服",
  "宝宝 10 点要睡",
  "长辈一起来",
  "选片送十张",
];

type Rows = Record<
  "appointments" | "appointment_moves" | "bookings",
  Parameters<typeof insert>[2][number][]
>;
type Booked = { from: number; until: number; on: Day };

/** By dice of its own. Forty days around today, at most one thing at a time for everybody and everything. */
export async function makeAppointments(
  stage: Stage,
  branches: readonly Branch[],
  people: readonly Person[],
): Promise<void> {
  const random = randomFrom(demoSeed + 2);
  const resources = await makeResources(stage, random, branches, people);
  const customers = await customersOf(stage.sql);
  const rows: Rows = { appointments: [], appointment_moves: [], bookings: [] };
  const entries: Parameters<typeof remember>[2][number][] = [];
  const counters = new Map<string, number>();
  const taken = new Map<string, Booked[]>();
  for (let nth = -days.before; nth < days.after; nth += 1) {
    const on = addDays(stage.today, nth);
    for (const branch of branches) {
      const staff = people.filter(
        ({ branchId, role }) => branchId === branch.id && desks.includes(role),
      );
      const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
      const busy = [0, 6].includes(weekday) ? 4 : 0;
      for (let left = random.between(8, 12) + busy; left > 0; left -= 1) {
        const made = place(random, taken, resources, branch.id, on);
        const customer = random.pick(customers.get(branch.id) ?? []);
        const author = random.pick(staff);
        const key = `${branch.id}|20${on.slice(2, 4)}`;
        if (!made) continue;
        counters.set(key, (counters.get(key) ?? 0) + 1);
        const number = `YY-${branch.code}-${on.slice(2, 4)}-${String(counters.get(key)).padStart(6, "0")}`;
        entries.push(
          tell(rows, stage, random, { ...made, branchId: branch.id, customer, author, number, on }),
        );
      }
    }
  }
  for (const [table, some] of Object.entries(rows)) await insert(stage.sql, table, some);
  await remember(stage.sql, "appointment", entries);
  await stage.sql`update search_entries e set at = a.created_at from appointments a where a.id = e.id`;
  for (const [key, last] of counters) {
    const [branchId = "", year = ""] = key.split("|");
    await stage.sql`insert into number_counters (kind, branch_id, year, last)
      values ('appointment', ${branchId}, ${Number(year)}, ${last})`;
  }
}

type Customer = { id: string; name: string };

async function customersOf(sql: TransactionSql) {
  const all = await sql<(Customer & { branch_id: string })[]>`
    select id, name, branch_id from customers order by id`;
  return new Map(
    [...new Set(all.map(({ branch_id }) => branch_id))].map((branch) => [
      branch,
      all.filter(({ branch_id }) => branch_id === branch),
    ]),
  );
}

type Placed = { plan: Plan; from: number; until: number; booked: Resource[]; starts: number };

/** A plan at a time at which everything it needs is free; null when the dice found none. */
function place(
  random: Random,
  taken: Map<string, Booked[]>,
  resources: readonly Resource[],
  branchId: string,
  on: Day,
): Placed | null {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const plan = random.pick(plans.flatMap((one) => Array<Plan>(one.share).fill(one)));
    const begins = random.pick(starts);
    const from = Date.parse(`${on}T00:00:00+08:00`) + begins * minute;
    const until = from + plan.minutes * minute;
    const booked: Resource[] = [];
    for (const use of plan.uses) {
      // Now and then a photographer travels, or a dress is lent.
      const mayTravel = (use === "photo" || use === "dress") && random.chance(0.06);
      const free = resources.filter(
        (one) =>
          one.use === use &&
          (mayTravel || one.branchId === branchId) &&
          isFree(taken.get(one.id) ?? [], one, from, until, on),
      );
      if (free.length === 0) break;
      booked.push(random.pick(free));
    }
    if (booked.length < plan.uses.length) continue;
    for (const one of booked)
      taken.set(one.id, [
        ...(taken.get(one.id) ?? []),
        { from: from - one.before * minute, until: until + one.after * minute, on },
      ]);
    return { plan, from, until, booked, starts: begins };
  }
  return null;
}

function isFree(
  had: readonly Booked[],
  { before, after, cap }: Resource,
  from: number,
  until: number,
  on: Day,
) {
  const [first, last] = [from - before * minute, until + after * minute];
  return (
    had.every((one) => one.until <= first || last <= one.from) &&
    (cap === null || had.filter((one) => one.on === on).length < cap)
  );
}

type Told = Placed & {
  branchId: string;
  customer: Customer;
  author: Person;
  number: string;
  on: Day;
};

/** What stands by now: done, under way, still to come, called off; and how it came to that. */
function tell(rows: Rows, { sql, now }: Stage, random: Random, told: Told) {
  const { plan, from, until, booked, branchId, customer, author, number } = told;
  const at = new Date(Math.min(from, now) - random.between(2, 16 * 24) * 60 * minute);
  const id = random.idAt(at);
  const status = statusOf(random, from, until, now);
  const isMoved = random.chance(0.12);
  const of = { branch_id: branchId, appointment_id: id };
  const slot = (start: number) => ({
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + plan.minutes * minute).toISOString(),
    resources: booked.map(({ called }) => called),
  });
  rows.appointments.push({
    ...{ id, branch_id: branchId, number, customer_id: customer.id, kind: plan.kind, status },
    ...{
      starts_at: new Date(from),
      ends_at: new Date(until),
      author_id: author.id,
      created_at: at,
    },
    hold_expires_at:
      status === "held"
        ? new Date(Math.min(from, now + random.between(40, 40 * 60) * minute))
        : null,
    ...{ notes: random.pick(notes), rescheduled: isMoved ? 1 : 0 },
    reminded_at: from < now + 24 * 60 * minute ? at : null,
  });
  for (const one of booked)
    rows.bookings.push({ ...{ id: random.idAt(at), resource_id: one.id }, ...of });
  let moment = at.getTime();
  const line = (move: string, more: (typeof rows.appointment_moves)[number] = {}) => {
    rows.appointment_moves.push({
      ...{ id: random.idAt(new Date(moment)), ...of, move, author_id: author.id },
      ...{ at: new Date(moment), cause: null, reason: "", before: null, after: null, ...more },
    });
    moment += random.between(5, 50) * minute;
  };
  const first = isMoved ? from - 7 * 24 * 60 * minute : from;
  line("book", { after: sql.json(slot(first)) });
  if (isMoved) {
    const [cause, reason] = random.pick(reasons);
    const slots = { before: sql.json(slot(first)), after: sql.json(slot(from)) };
    line("move", { cause, reason, ...slots });
  }
  for (const move of stepsOf[status] ?? [])
    line(move, move === "cancel" ? { reason: "客户不来了" } : {});
  return {
    ...{ id, branchId, departmentId: null, ownerId: author.id, openedBy: "appointments:read" },
    ...{ title: number, subtitle: customer.name, words: [] },
  };
}

const stepsOf: Record<string, string[]> = {
  done: ["arrive", "start", "finish"],
  in_service: ["arrive", "start"],
  arrived: ["arrive"],
  cancelled: ["cancel"],
  no_show: ["miss"],
};

function statusOf(random: Random, from: number, until: number, now: number): string {
  const dice = random.next();
  if (until <= now) return dice < 0.9 ? "done" : dice < 0.95 ? "no_show" : "cancelled";
  if (from <= now) return dice < 0.8 ? "in_service" : "arrived";
  if (dice < 0.06) return "cancelled";
  return dice < 0.18 && from > now + 60 * minute ? "held" : "confirmed";
}
