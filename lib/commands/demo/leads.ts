import { hashWith } from "../../core/blind-index.ts";
import { peopleToFind } from "../../core/pinyin.ts";
import { addDays } from "../../core/time.ts";
import type { Branch } from "./company.ts";
import { household, talkList } from "./households.ts";
import { numbersOf } from "./numbering.ts";
import type { Person } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";
import { demoSeed, insert, remember, type Stage } from "./stage.ts";

const day = 86_400_000;
const desks: readonly string[] = ["cs_agent", "sales"];
const sources = [
  ...["douyin", "douyin", "xiaohongshu", "xiaohongshu", "dianping", "wechat", "phone"],
  ...["referral", "fair", "walk_in"],
];
const intents = [
  ...["海边婚纱照，要两天", "森系婚纱，三套造型", "想看旅拍套系", "预算 6000 左右的婚纱照"],
  ...["宝宝百天照", "周岁全家福", "孕妇照", "亲子照，两个孩子", "职业形象照", "复古写真"],
];
const occasions = ["明年五一", "国庆前后", "12 月", "还没定", "8 个月大", "下个月满百天", "春节前"];
/** How many of each state a branch has. */
const shares = {
  new: 4,
  assigned: 8,
  contacted: 11,
  appointed: 7,
  arrived: 3,
  won: 8,
  lost: 7,
  pool: 7,
} as const;
type Status = keyof typeof shares;

type Value = Parameters<typeof insert>[2][number];
type Rows = Record<
  "leads" | "lead_contacts" | "lead_moves" | "communications" | "lead_collisions",
  Value[]
>;
type Known = { id: string; branch_id: string; name: string; last4: string; created_at: Date };

/** Who asked in the last weeks, in every state; the won ones are customers of the demo. */
export async function makeLeads(
  stage: Stage,
  branches: readonly Branch[],
  people: readonly Person[],
): Promise<void> {
  const random = randomFrom(demoSeed + 2);
  const rows: Rows = {
    ...{ leads: [], lead_contacts: [], lead_moves: [], communications: [], lead_collisions: [] },
  };
  const entries: Parameters<typeof remember>[2][number][] = [];
  const numbers = numbersOf("lead", "KZ");
  const customers = await stage.sql<Known[]>`
    select distinct on (c.created_at, c.id) c.id, c.branch_id, c.name, k.last4, c.created_at from customers c
    join customer_contacts k on k.customer_id = c.id where k.last4 is not null
    order by c.created_at desc, c.id, k.created_at`;
  for (const branch of branches) {
    const staff = people.filter(
      ({ branchId, role }) => branchId === branch.id && desks.includes(role),
    );
    const manager = people.find(
      ({ branchId, role }) => branchId === branch.id && role === "branch_manager",
    );
    const won = customers.filter(({ branch_id }) => branch_id === branch.id);
    const cases = (Object.keys(shares) as Status[])
      .flatMap((status) => Array.from({ length: shares[status] }, () => status))
      .map((status) => ({ status, at: momentOf(stage, random, status) }))
      .sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const { status, at } of cases) {
      const customer = status === "won" ? (won.shift() ?? null) : null;
      const moment = customer ? new Date(customer.created_at.getTime() - 4 * day) : at;
      const number = numbers.next(branch, moment);
      const of = { branch, staff, manager, status, at: moment, number, customer };
      entries.push(tell(rows, stage, random, of));
    }
  }
  collide(rows, random, people);
  for (const [table, some] of Object.entries(rows)) await insert(stage.sql, table, some);
  await remember(stage.sql, "lead", entries);
  await stage.sql`update search_entries e set at = l.created_at from leads l where l.id = e.id`;
  await numbers.keep(stage.sql);
}

/** What waits is of today, what is followed of the last days, what has ended is older. */
function momentOf({ now }: Stage, random: Random, status: Status): Date {
  const [from, until] = {
    ...{ new: [1, 20], assigned: [2, 80], contacted: [60, 600], appointed: [100, 700] },
    ...{ arrived: [120, 700], won: [240, 900], lost: [300, 2_000], pool: [400, 2_400] },
  }[status] as [number, number];
  return new Date(now - random.between(from * 60, until * 60) * 60_000);
}

type Case = {
  branch: Branch;
  staff: readonly Person[];
  manager: Person | undefined;
  status: Status;
  at: Date;
  number: string;
  customer: Known | null;
};

function tell(rows: Rows, stage: Stage, random: Random, one: Case) {
  const { branch, staff, manager, status, at, number, customer } = one;
  const { now, today } = stage;
  const id = random.idAt(at);
  const [capturer, owner, closer] = [random.pick(staff), random.pick(staff), random.pick(staff)];
  const isOwned = status !== "new" && status !== "pool";
  const wasCalled = isOwned && status !== "assigned";
  const wasInvited = ["appointed", "arrived", "won"].includes(status);
  const name = customer?.name.split(" ")[0] ?? household(random).name.split(" ")[0] ?? "";
  const ownedAt = new Date(Math.min(now, at.getTime() + 3_600_000));
  rows.leads.push({
    ...{ id, branch_id: branch.id, number, name, status, created_at: at },
    source: random.pick(sources),
    intent: random.pick(intents),
    occasion: random.chance(0.6) ? random.pick(occasions) : "",
    owner_id: isOwned ? owner.id : null,
    captured_by: capturer.id,
    inviter_id: wasInvited ? owner.id : null,
    closer_id: status === "arrived" || status === "won" ? closer.id : null,
    supervisor_id: isOwned && manager ? manager.id : null,
    visit_on: wasInvited
      ? addDays(today, status === "appointed" ? random.between(-1, 9) : 0)
      : null,
    lost_reason:
      status === "lost" ? random.pick(["price", "elsewhere", "no_need", "no_answer"]) : null,
    customer_id: customer?.id ?? null,
    moved_at: ownedAt,
    owned_at: isOwned ? ownedAt : null,
    protected_until: new Date(ownedAt.getTime() + 30 * day),
  });
  rows.lead_moves.push({
    ...{ id: random.idAt(at), branch_id: branch.id, lead_id: id, at, from_status: null },
    ...{ to_status: status, owner_after: isOwned ? owner.id : null, moved_by: capturer.id },
  });
  const last4 = customer?.last4 ?? String((rows.leads.length * 13 + 37) % 10_000).padStart(4, "0");
  const value = customer ? `+861390000${last4}` : `+861370000${last4}`;
  const contact = random.idAt(at);
  rows.lead_contacts.push({
    ...{ id: contact, branch_id: branch.id, lead_id: id, kind: "mobile", last4, created_at: at },
    value_sealed: stage.seal(
      "customer",
      { table: "lead_contacts", column: "value_sealed", id: contact },
      value,
    ),
    value_hash: hashWith(stage.index, "customer.phone", value),
  });
  if (wasCalled) talk(rows, stage, random, { id, branch, owner, status, at });
  const inPool = status === "pool";
  return {
    ...{ id, branchId: branch.id, title: name, subtitle: number },
    departmentId: inPool ? null : (isOwned ? owner : capturer).departmentId,
    ownerId: inPool ? undefined : (isOwned ? owner : capturer).id,
    openedBy: inPool ? "leads:claim" : "leads:read",
    words: [peopleToFind(name), ...(inPool ? [] : [last4])],
  };
}

type Talked = { id: string; branch: Branch; owner: Person; status: Status; at: Date };

/** One or two talks; of whoever is still followed the last one was in these days. */
function talk(rows: Rows, stage: Stage, random: Random, { id, branch, owner, status, at }: Talked) {
  const { now, today } = stage;
  const isOver = status === "won" || status === "lost";
  const last = isOver
    ? Math.min(now, at.getTime() + 2 * day)
    : Math.max(at.getTime() + 3_600_000, now - random.between(1, 90) * 3_600_000);
  const moments = random.chance(0.5) ? [at.getTime() + 1_800_000, last] : [last];
  for (const [nth, moment] of moments.entries()) {
    const { outcome, note, next } = random.pick(
      talkList.filter((one) => one.outcome !== "refused"),
    );
    const when = new Date(Math.min(now, moment));
    const isOpen = nth === moments.length - 1 && !isOver;
    rows.communications.push({
      ...{ id: random.idAt(when), branch_id: branch.id, lead_id: id, author_id: owner.id },
      ...{ at: when, channel: random.pick(["phone", "wechat", "wechat"]), outcome, note },
      direction: random.chance(0.25) ? "in" : "out",
      next_step: isOpen ? next : "",
      next_on: isOpen ? addDays(today, random.between(-1, 5)) : null,
    });
  }
}

/** Two branches advertise in one town: now and then a number comes to both. */
function collide(rows: Rows, random: Random, people: readonly Person[]) {
  const tried = people.filter(({ role }) => desks.includes(role));
  for (const [nth, contact] of rows.lead_contacts.entries()) {
    const lead = rows.leads[nth];
    if (!lead || !["contacted", "appointed"].includes(String(lead.status))) continue;
    if (!random.chance(0.3)) continue;
    const by = random.pick(tried);
    const at = new Date(new Date(String(lead.created_at)).getTime() + 5 * 3_600_000);
    const { branch_id, lead_id, kind, last4, value_hash } = contact;
    rows.lead_collisions.push({
      ...{ id: random.idAt(at), branch_id: branch_id ?? null, lead_id: lead_id ?? null, at },
      ...{ kind: kind ?? null, last4: last4 ?? null, value_hash: value_hash ?? null },
      ...{ tried_by: by.id, tried_in: by.branchId },
    });
  }
}
