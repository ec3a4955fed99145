import type { purchaseOrderStatus } from "../../../db/schema/purchase-orders.ts";
import { fen, type Money, type Quantity } from "../../core/figures.ts";
import { addDays, type Day, dayIn, daysBetween } from "../../core/time.ts";
import { draftNameOf, type LineFigures, totalOf } from "../../purchase-orders/rules.ts";
import type { Branch } from "./company.ts";
import type { Person } from "./people.ts";
import type { Item, Price } from "./products.ts";
import type { Stage } from "./stage.ts";
import type { Supplier } from "./suppliers.ts";

export type Cast = {
  branches: readonly Branch[];
  people: readonly Person[];
  suppliers: readonly Supplier[];
  items: readonly Item[];
};

export type StoryLine = LineFigures & { item: Item; unitPrice: Money };
export type Decision = {
  by: Person;
  seq: number;
  decision: "approve" | "reject";
  reason: string;
  at: Date;
  /** In whose place, under a delegation (A6). */
  onBehalfOf?: Person;
};
/** What counts towards the seven-day sum; it gets its number when the order does. */
export type Counted = { document: "purchase-order"; id: string; name: string; amount: Money };
/** A version that was approved before 变更. */
export type Earlier = Pick<Round, "lines" | "decisions"> & {
  submittedAt: Date;
  approvedAt: Date;
  reason: string;
};
type Round = { lines: StoryLine[]; decisions: Decision[] };
export type PushStory = {
  submittedAt: Date;
  state: "queued" | "sent" | "failed" | "viewed" | "answered" | "closed";
  answer: "accepted" | "other_date" | "refused" | null;
};

/** What happened to one order, from the first word to the last. */
export type Story = {
  id: string;
  branch: Branch;
  author: Person;
  supplier: Supplier;
  lines: StoryLine[];
  freight: Money;
  expectedOn: Day;
  notes: string;
  createdAt: Date;
  status: (typeof purchaseOrderStatus)[number];
  submittedAt: Date | null;
  origin?: "manual" | "copy" | "direct_push";
  /** Of a copy or a converted push: the document it came from. */
  madeFrom?: string;
  earlier?: Earlier;
  /** The author's orders to this supplier in the seven days before, without this one (T-09). */
  window: readonly Counted[];
  counted: Counted;
  decisions: Decision[];
  approvedAt: Date | null;
  cancelledAt: Date | null;
  push: PushStory | null;
};

/** With whom showcase.ts tells one push of every kind. */
export const showcaseHosts = new Set(
  ["yaji-album", "haisi-album", "muyan-frame", "yimu-frame", "jingcai-frame", "yingdu-print"]
    .concat(["jingdian-print", "liyan-cosmetic", "zaoxing-cosmetic"])
    .map((name) => `${name}.example`),
);

const zone = "Asia/Shanghai";
const notes = [
  "",
  "",
  "",
  "",
  "急，请优先安排",
  "与上批同色",
  "封面烫银",
  "送货前先打电话",
  "月底结账前到",
];
const reasons = [
  "价格比上次高，请再谈",
  "数量过多，先用库存",
  "供应商不对，请换一家",
  "说明不清楚，请补充规格",
];

/** Tells `count` orders in the order in which they were begun, over the months since the opening. */
export function* stories(stage: Stage, cast: Cast, count: number): Generator<Story> {
  const tell = teller(stage, cast);
  const days = daysBetween(stage.opened, stage.today);
  const start = Date.parse(`${stage.opened}T01:00:00Z`);
  const end = stage.now;
  for (let i = 0; i < count; i += 1) {
    // Nine in the morning to six in the evening, and nobody works ahead of today's clock.
    const day = Math.floor((days * (i + 1)) / count);
    const within = ((days * (i + 1)) / count - day) * 9 * 3_600_000;
    yield tell(new Date(Math.min(start + day * 86_400_000 + within, end - (count - i) * 2)));
  }
}

function teller(stage: Stage, { branches, people, suppliers, items }: Cast) {
  const { random, today } = stage;
  const active = suppliers.filter(({ status }) => !status);
  const itemsOf = new Map(
    active.map(({ id }) => [id, items.filter((one) => one.supplierId === id)]),
  );
  const stocked = active.filter(({ id }) => (itemsOf.get(id)?.length ?? 0) > 0);
  const usual = stocked.filter(({ host }) => !showcaseHosts.has(host));
  const windows = sevenDays();
  const owner = people.find(({ role }) => role === "owner");
  const accountant = people.find(({ role }) => role === "accountant");

  return (createdAt: Date): Story => {
    const branch = random.chance(0.62) ? branches[0] : branches[1];
    if (!branch || !owner || !accountant) throw new Error("the demo's cast is incomplete");
    const here = people.filter(({ branchId }) => branchId === branch.id);
    const author = random.pick(here.filter(({ role }) => role === "buyer"));
    const manager = random.pick(here.filter(({ role }) => role === "branch_manager"));
    const on = dayIn(zone, createdAt);
    // The last fortnight of these few is told by hand, so that their seven-day sums are whole.
    const supplier = random.pick(daysBetween(on, today) > 24 ? stocked : usual);
    const lines = random
      .sample(itemsOf.get(supplier.id) ?? [], random.between(1, 5))
      .map((item) => lineOf(item, on));
    const freight = fen(random.chance(0.3) ? BigInt(random.between(1, 12)) * 1000n : 0n);
    const total = totalOf({ lines, freight, discount: fen(0n) });
    const age = daysBetween(on, today);
    // What began this morning has had no time to be decided.
    const fresh = stage.now - createdAt.getTime() < 14 * 3_600_000;
    const settled = statusAt(age);
    const status = fresh && settled !== "draft" ? "submitted" : settled;
    const submittedAt = status === "draft" ? null : later(createdAt, 5, 90);
    const id = random.idAt(createdAt);
    const counted: Counted = {
      ...{ document: "purchase-order", id, name: draftNameOf(id), amount: total },
    };
    const window = submittedAt ? windowOf(author, supplier, branch, submittedAt, counted) : [];
    const first = random.chance(0.6) ? accountant : manager;
    const decisions = decisionsOf(
      fresh ? "draft" : status,
      submittedAt,
      isLarge({ window, counted }),
      first,
    );
    const approvedAt = status === "approved" ? (decisions.at(-1)?.at ?? null) : null;
    const begun = submittedAt ?? createdAt;
    return {
      ...{ id, branch, author, supplier, lines, freight, createdAt, status, submittedAt },
      ...{ window, counted, decisions, approvedAt },
      expectedOn: addDays(on, Math.max(3, supplier.leadDays + random.between(0, 6))),
      notes: random.pick(notes),
      cancelledAt: status === "cancelled" ? later(begun, 60, 1500) : null,
      push: approvedAt ? pushOf(approvedAt, age, supplier.channels.length === 0) : null,
    };
  };

  function lineOf(item: Item, on: Day): StoryLine {
    const count = countOf(item.product.cost, random);
    const price = priceOn(item.prices, on, count);
    return {
      item,
      quantity: (BigInt(count) * 1000n) as Quantity,
      unitPrice: fen(BigInt(price)),
      discount: fen(0n),
    };
  }

  /** The older, the more settled: what is open today is what a real desk has open. */
  function statusAt(age: number): Story["status"] {
    const dice = random.next();
    if (age > 12) return dice < 0.965 ? "approved" : dice < 0.995 ? "cancelled" : "rejected";
    if (age > 3)
      return dice < 0.86
        ? "approved"
        : dice < 0.91
          ? "submitted"
          : dice < 0.95
            ? "draft"
            : "rejected";
    return dice < 0.45 ? "approved" : dice < 0.7 ? "submitted" : dice < 0.92 ? "draft" : "rejected";
  }

  function decisionsOf(
    status: Story["status"],
    submittedAt: Date | null,
    large: boolean,
    first: Person,
  ) {
    if (!submittedAt || !["approved", "rejected", "submitted"].includes(status) || !owner)
      return [];
    const one = { by: first, seq: 1, at: later(submittedAt, 4, 600), reason: "" };
    if (status === "rejected")
      return [{ ...one, decision: "reject" as const, reason: random.pick(reasons) }];
    const approved = { ...one, decision: "approve" as const };
    if (status === "submitted") return large && random.chance(0.5) ? [approved] : [];
    if (!large) return [approved];
    const second = { by: owner, seq: 2, at: later(approved.at, 10, 900), reason: "" };
    return [approved, { ...second, decision: "approve" as const }];
  }

  function pushOf(approvedAt: Date, age: number, byHand: boolean): PushStory | null {
    const dice = random.next();
    const submittedAt = later(approvedAt, 2, 120);
    if (age > 25) return { submittedAt, state: "closed", answer: "accepted" };
    if (dice < 0.16) return null;
    if (dice < 0.2) return { submittedAt, state: byHand ? "sent" : "failed", answer: null };
    const hours = (stage.now - submittedAt.getTime()) / 3_600_000;
    if (dice < 0.3 || hours < 7) return { submittedAt, state: "sent", answer: null };
    if (dice < 0.45 || hours < 16) return { submittedAt, state: "viewed", answer: null };
    const answer = dice < 0.9 ? "accepted" : dice < 0.97 ? "other_date" : "refused";
    return { submittedAt, state: "answered", answer };
  }

  function windowOf(
    author: Person,
    supplier: Supplier,
    branch: Branch,
    at: Date,
    counted: Counted,
  ): Counted[] {
    const key = `${author.id}${supplier.id}${branch.id}`;
    return windows(key, at, counted);
  }

  function later(at: Date, fromMinutes: number, toMinutes: number): Date {
    const then = at.getTime() + random.between(fromMinutes * 60, toMinutes * 60) * 1000;
    return new Date(Math.min(then, stage.now - 1000));
  }
}

/** What stands in the seven days before under the same key; then this one joins them. Told in order. */
export function sevenDays() {
  const known = new Map<string, { at: number; counted: Counted }[]>();
  return (key: string, at: Date, counted: Counted): Counted[] => {
    const from = at.getTime() - 7 * 86_400_000;
    const recent = (known.get(key) ?? []).filter((one) => one.at > from);
    known.set(key, [...recent, { at: at.getTime(), counted }]);
    return recent.map((one) => one.counted);
  };
}

/** Above 10,000 元 together, 老板 agrees as well. */
export const isLarge = ({ window, counted }: Pick<Story, "window" | "counted">): boolean =>
  window.reduce((sum, { amount }) => sum + amount, 0n as bigint) + counted.amount > 1_000_000n;

/** Frames by the piece, prints by the hundred; `cost` is yuan. */
export function countOf(cost: number, random: Stage["random"]): number {
  if (cost > 500) return random.between(1, 2);
  if (cost > 100) return random.between(1, 6);
  if (cost > 20) return random.between(2, 16);
  return random.between(2, 12) * 5;
}

export function priceOn(prices: readonly Price[], on: Day, count: number): number {
  const tiers = prices.filter(({ from, to }) => from <= on && (to === null || on <= to));
  const fitting = tiers
    .filter(({ minimum }) => minimum <= count)
    .sort((a, b) => b.minimum - a.minimum);
  return fitting[0]?.fen ?? prices[0]?.fen ?? 0;
}
