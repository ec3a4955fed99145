import type { purchaseOrderStatus } from "../../../db/schema/purchase-orders.ts";
import { fen, type Money, type Quantity } from "../../core/figures.ts";
import { addDays, type Day, dayIn, daysBetween } from "../../core/time.ts";
import { type LineFigures, totalOf } from "../../purchase-orders/rules.ts";
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
};
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
  /** The author's orders to this supplier in the seven days before, without this one (T-09). */
  windowBefore: Money;
  decisions: Decision[];
  approvedAt: Date | null;
  cancelledAt: Date | null;
  push: PushStory | null;
};

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
  const windows = new Map<string, { at: number; total: Money }[]>();
  const owner = people.find(({ role }) => role === "owner");
  const accountant = people.find(({ role }) => role === "accountant");

  return (createdAt: Date): Story => {
    const branch = random.chance(0.62) ? branches[0] : branches[1];
    if (!branch || !owner || !accountant) throw new Error("the demo's cast is incomplete");
    const here = people.filter(({ branchId }) => branchId === branch.id);
    const author = random.pick(here.filter(({ role }) => role === "buyer"));
    const manager = random.pick(here.filter(({ role }) => role === "branch_manager"));
    const supplier = random.pick(stocked);
    const on = dayIn(zone, createdAt);
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
    const windowBefore = submittedAt
      ? spentBefore(author, supplier, branch, submittedAt, total)
      : fen(0n);
    const first = random.chance(0.6) ? accountant : manager;
    const decisions = decisionsOf(
      fresh ? "draft" : status,
      submittedAt,
      total + windowBefore > 1_000_000n,
      first,
    );
    const approvedAt = status === "approved" ? (decisions.at(-1)?.at ?? null) : null;
    const begun = submittedAt ?? createdAt;
    return {
      id: random.idAt(createdAt),
      ...{ branch, author, supplier, lines, freight, createdAt, status, submittedAt, windowBefore },
      ...{ decisions, approvedAt },
      expectedOn: addDays(on, Math.max(3, supplier.leadDays + random.between(0, 6))),
      notes: random.pick(notes),
      cancelledAt: status === "cancelled" ? later(begun, 60, 1500) : null,
      push: approvedAt ? pushOf(approvedAt, age, supplier.channelIds.length === 0) : null,
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

  /** Seven days back, the same author, branch and supplier; then this one joins them. */
  function spentBefore(author: Person, supplier: Supplier, branch: Branch, at: Date, total: Money) {
    const key = `${author.id}${supplier.id}${branch.id}`;
    const from = at.getTime() - 7 * 86_400_000;
    const recent = (windows.get(key) ?? []).filter((one) => one.at > from);
    windows.set(key, [...recent, { at: at.getTime(), total }]);
    return fen(recent.reduce((sum, one) => sum + one.total, 0n));
  }

  function later(at: Date, fromMinutes: number, toMinutes: number): Date {
    const then = at.getTime() + random.between(fromMinutes * 60, toMinutes * 60) * 1000;
    return new Date(Math.min(then, stage.now - 1000));
  }
}

/** Frames by the piece, prints by the hundred; `cost` is yuan. */
function countOf(cost: number, random: Stage["random"]): number {
  if (cost > 500) return random.between(1, 2);
  if (cost > 100) return random.between(1, 6);
  if (cost > 20) return random.between(2, 16);
  return random.between(2, 12) * 5;
}

function priceOn(prices: readonly Price[], on: Day, count: number): number {
  const tiers = prices.filter(({ from, to }) => from <= on && (to === null || on <= to));
  const fitting = tiers
    .filter(({ minimum }) => minimum <= count)
    .sort((a, b) => b.minimum - a.minimum);
  return fitting[0]?.fen ?? prices[0]?.fen ?? 0;
}
