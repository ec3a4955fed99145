import { fen, type Money, type Quantity, showMoney } from "../../core/figures.ts";
import { addDays, dayIn } from "../../core/time.ts";
import { draftNameOf, totalOf } from "../../purchase-orders/rules.ts";
import type { Branch } from "./company.ts";
import { type Batch, Json, put } from "./copy.ts";
import { orderRows, type Rules } from "./order-rows.ts";
import type { Person } from "./people.ts";
import type { Stage } from "./stage.ts";
import {
  type Cast,
  type Counted,
  countOf,
  type Decision,
  type Earlier,
  isLarge,
  priceOn,
  type Story,
  type StoryLine,
  type sevenDays,
  showcaseHosts,
} from "./story.ts";
import type { Supplier } from "./suppliers.ts";
import { answerersOf, beginTale, type Receiver, type TaleLine } from "./tale.ts";

type Tale = ReturnType<typeof beginTale>;
type Out = { tale: Tale; supplier: Supplier; at: Date };

/** What the desks of both branches write into together. */
export type Book = {
  rules: Rules;
  number: (kind: string, prefix: string, branch: Branch, at: Date) => string;
  windows: ReturnType<typeof sevenDays>;
  orders: string[];
  pushes: { id: string; changedAt: Date }[];
};

const zone = "Asia/Shanghai";

type Wanted = {
  yuan?: number;
  copyOf?: string;
  /** Who takes the second step, and in whose place. */
  second?: { by: Person; for: Person };
  revisedAt?: number;
  undecided?: true;
  origin?: { madeFrom: string };
};

/** One buyer's desk: what is done at it, so many hours ago, with the rows that it leaves. */
export function openDesk(batch: Batch, stage: Stage, cast: Cast, branch: Branch, book: Book) {
  const { random, now, today } = stage;
  const ago = (hours: number) => new Date(now - Math.round(hours * 3_600_000));
  const who = (role: Person["role"], place = branch) => {
    const found =
      cast.people.find((person) => person.role === role && person.branchId === place.id) ??
      cast.people.find((person) => person.role === role);
    if (!found) throw new Error(`the demo has no ${role}`);
    return found;
  };
  const [author, manager] = [who("buyer"), who("branch_manager")];
  const [accountant, owner] = [who("accountant"), who("owner")];
  const makers = cast.suppliers.filter(({ host, status }) => showcaseHosts.has(host) && !status);
  const maker = (host: string): Supplier => {
    const found = makers.find((supplier) => supplier.host === `${host}.example`);
    if (!found) throw new Error(`the demo has no ${host}`);
    return found;
  };
  return {
    ...{ ago, who, maker, author, order, becoming, filled, goneOut, goOut, direct, asked },
    ...{ sent, noted, finished, tellAuthor, inbox },
  };

  function order(supplier: Supplier, hours: number, wanted: Wanted = {}) {
    const createdAt = ago(hours);
    const firstLines = linesOf(supplier, createdAt, wanted.yuan);
    const lines = wanted.revisedAt ? firstLines.map(doubled) : firstLines;
    const id = random.idAt(createdAt);
    const counted: Counted = {
      ...{ document: "purchase-order", id, name: draftNameOf(id) },
      amount: costOf(lines),
    };
    const firstAt = ago(hours - 0.4);
    const submittedAt = wanted.revisedAt ? ago(wanted.revisedAt) : firstAt;
    const key = `${author.id}${supplier.id}${branch.id}`;
    const window = book.windows(key, submittedAt, counted);
    const decide = (at: Date, said: readonly StoryLine[]): Decision[] => {
      const amount = costOf(said);
      const agreed = { decision: "approve", reason: "" } as const;
      const then = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
      if (!isLarge({ window, counted: { ...counted, amount } }))
        return [{ by: manager, seq: 1, at: then(40), ...agreed }];
      const { by, for: onBehalfOf } = wanted.second ?? { by: owner, for: undefined };
      return [
        { by: manager, seq: 1, at: then(40), ...agreed },
        { by, seq: 2, at: then(200), ...agreed, ...(onBehalfOf && { onBehalfOf }) },
      ];
    };
    const decisions = wanted.undecided ? [] : decide(submittedAt, lines);
    const approvedAt = decisions.at(-1)?.at ?? null;
    const before = decide(firstAt, firstLines);
    const earlier: Earlier | undefined = wanted.revisedAt
      ? {
          ...{ lines: firstLines, decisions: before, submittedAt: firstAt },
          ...{ approvedAt: before.at(-1)?.at ?? firstAt, reason: "客人加做两份" },
        }
      : undefined;
    const story: Story = {
      ...{ id, branch, author, supplier, lines, freight: fen(0n), notes: "", createdAt },
      ...{ status: approvedAt ? "approved" : "submitted", submittedAt, window, counted },
      ...{ decisions, approvedAt, cancelledAt: null, push: null, earlier },
      expectedOn: addDays(dayIn(zone, createdAt), supplier.leadDays + 9),
      origin: wanted.copyOf ? "copy" : wanted.origin ? "direct_push" : "manual",
      madeFrom: wanted.copyOf ?? wanted.origin?.madeFrom,
    };
    const official = approvedAt
      ? book.number("purchase-order", "PO", branch, earlier?.approvedAt ?? approvedAt)
      : null;
    if (official) counted.name = official;
    const { contentHash } = orderRows(batch, random, book.rules, story, official);
    book.orders.push(id);
    if (wanted.undecided) waitsFor(story);
    return { story, number: official ?? "", contentHash, first: firstLines };
  }

  /** The order that a direct push to this supplier became; it waits for its approval. */
  function becoming(supplier: Supplier, hours: number) {
    const id = random.idAt(ago(hours + 0.2));
    const origin = { madeFrom: draftNameOf(id) };
    const { story } = order(supplier, hours, { undecided: true, origin });
    const receiver: Receiver = { kind: "supplier", supplier, becameOrderId: story.id };
    return { id, receiver, lines: story.lines };
  }

  /** 生成推单 soon after the approval. */
  function filled(
    { story, contentHash }: ReturnType<typeof order>,
    lines: readonly StoryLine[] = story.lines,
  ): Out {
    const { supplier } = story;
    const approvedAt = story.earlier?.approvedAt ?? story.approvedAt ?? story.createdAt;
    const at = new Date(approvedAt.getTime() + 10 * 60_000);
    if (!contentHash) throw new Error("an order that was not submitted is not pushed");
    const tale = beginTale(batch, stage, {
      ...{ branch, author, people: cast.people, at, notes: story.notes },
      order: { id: story.id, contentHash, freight: story.freight },
      ...{ receivers: [{ kind: "supplier", supplier }], lines: taleLines(lines) },
      dueOn: story.expectedOn,
    });
    return { tale, supplier, at };
  }

  function goneOut(begun: Out, hours?: number): Out {
    const at = hours ? ago(hours) : new Date(begun.at.getTime() + 20 * 60_000);
    goOut(begun.tale, new Date(at.getTime() - 60_000), at);
    return { ...begun, at };
  }

  function goOut(tale: Tale, confirmedAt: Date, at: Date) {
    tale.confirm(confirmedAt);
    tale.submit(at, () => book.number("push", "TD", branch, at));
  }

  function direct(
    receivers: Receiver[],
    hours: number,
    notes: string,
    made?: { id: string; lines: StoryLine[] },
  ) {
    const at = ago(hours);
    const goods = made?.lines ?? linesOf(random.pick(makers), at);
    return beginTale(batch, stage, {
      ...(made && { id: made.id }),
      ...{ branch, author, people: cast.people, at, notes, order: null, receivers },
      lines: taleLines(goods, receivers.length),
      dueOn: addDays(today, 3 + random.between(0, 6)),
    });
  }

  /** Submits a direct push; whoever answers it finds it in his inbox. */
  function asked(tale: Tale, hours?: number, ends = true): Tale {
    const at = hours ? ago(hours) : ago(19.5);
    goOut(tale, new Date(at.getTime() - 60_000), at);
    tale.receivers.forEach((receiver, to) => {
      const people = answerersOf(cast.people, receiver);
      if (people.length === 0) return;
      tale.message({ to, channel: "inbox", attempts: [{ at, outcome: "sent" }] });
      inbox(people, tale.id, at, {
        ...{ message: "pushes.inbox-asked", meaning: "waiting" },
        params: { number: tale.number(to), from: `${branch.name} ${author.name}` },
      });
    });
    if (ends) finished(tale);
    return tale;
  }

  function sent({ tale, supplier, at }: Out, everywhere = supplier.channels.length > 1) {
    const channels = everywhere ? supplier.channels : supplier.channels.slice(0, 1);
    for (const channel of channels)
      tale.message({
        ...{ to: 0, channel },
        attempts: [{ at, outcome: "sent", detail: channel.kind === "email" ? "250 OK" : "0 ok" }],
      });
  }

  function noted(
    { tale }: Out,
    answer: "accepted" | "other_date" | "refused",
    hours: number,
    note = "",
    days = 0,
  ) {
    tale.answer({
      ...{ to: 0, at: ago(hours), by: author, answer, note, means: "wechat" },
      ...(days && { on: addDays(today, 9 + days) }),
    });
    finished(tale);
  }

  function finished(tale: Tale) {
    book.pushes.push(tale.end());
  }

  function tellAuthor(
    tale: Tale,
    to: number,
    at: Date,
    answer: "accepted" | "partial" | "refused",
    by: Person,
    note: string,
  ) {
    inbox([author], tale.id, at, {
      message: `pushes.inbox-${answer}`,
      meaning: answer === "accepted" ? "good" : "wrong",
      params: { number: tale.number(to), name: by.name, note },
    });
  }

  function waitsFor({ id, supplier, submittedAt, counted }: Story) {
    inbox(
      [manager, accountant],
      id,
      submittedAt ?? ago(1),
      {
        ...{ message: "approvals.waits-for-you", meaning: "waiting" },
        params: {
          ...{ from: author.name, name: counted.name, party: supplier.name },
          amount: showMoney(counted.amount),
        },
      },
      "approval",
    );
  }

  function inbox(
    people: readonly Person[],
    documentId: string,
    at: Date,
    item: { message: string; meaning: string; params: Record<string, string> },
    document = "push",
  ) {
    for (const { id: person_id } of people)
      put(batch, "inbox_items", {
        ...{ id: random.idAt(at), person_id, message: item.message, meaning: item.meaning },
        ...{ params: new Json(item.params), document, document_id: documentId, created_at: at },
        // What is older than a day has been read.
        read_at: at.getTime() < now - 86_400_000 ? new Date(at.getTime() + 3_600_000) : null,
      });
  }

  /** One or two goods of this supplier, for about so many yuan when that matters. */
  function linesOf(supplier: Supplier, at: Date, yuan?: number): StoryLine[] {
    const on = dayIn(zone, at);
    const items = cast.items
      .filter(({ supplierId }) => supplierId === supplier.id)
      .filter(({ prices }) => !yuan || priceOn(prices, on, 1) * 4 < yuan * 100);
    return random.sample(items, yuan ? 1 : random.between(1, 2)).map((item) => {
      const one = priceOn(item.prices, on, 1);
      const count = yuan ? Math.ceil((yuan * 100) / one) : countOf(item.product.cost, random);
      const unitPrice = fen(BigInt(yuan ? one : priceOn(item.prices, on, count)));
      return { item, quantity: thousandths(count), unitPrice, discount: fen(0n) };
    });
  }
}

const costOf = (lines: readonly StoryLine[]): Money =>
  totalOf({ lines, freight: fen(0n), discount: fen(0n) });
const thousandths = (count: number) => (BigInt(count) * 1000n) as Quantity;
const doubled = (line: StoryLine): StoryLine => ({
  ...line,
  quantity: (line.quantity * 2n) as Quantity,
});
export const mailOf = ({ channels, name }: Supplier) => {
  const mail = channels.find(({ kind }) => kind === "email");
  if (!mail) throw new Error(`${name} is not reached by e-mail`);
  return mail;
};

export const taleLines = (lines: readonly StoryLine[], receivers = 1): TaleLine[] =>
  lines.map(({ item, quantity, unitPrice }) => ({
    ...{ item, unitPrice: unitPrice as Money | null },
    quantities: Array.from({ length: receivers }, () => quantity),
  }));
