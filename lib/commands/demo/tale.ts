import type { departmentKind } from "../../../db/schema/branches.ts";
import type { answerKind, meansKind } from "../../../db/schema/pushes.ts";
import { contentHash } from "../../core/canonical.ts";
import { fen, type Money, type Quantity } from "../../core/figures.ts";
import type { Day } from "../../core/time.ts";
import { draftNameOf, summaryOf } from "../../purchase-orders/rules.ts";
import { contentOf } from "../../pushes/content.ts";
import { amountOf, suffixOf, sumOf } from "../../pushes/rules.ts";
import { searchedBy } from "../../search/writes.ts";
import { type Branch, departmentNames } from "./company.ts";
import { type Batch, Json, put } from "./copy.ts";
import { linkRows } from "./link-rows.ts";
import { decimals } from "./order-rows.ts";
import type { Person } from "./people.ts";
import type { Item } from "./products.ts";
import { type Stage, studio } from "./stage.ts";
import type { DemoChannel, Supplier } from "./suppliers.ts";

export type Receiver =
  | { kind: "supplier"; supplier: Supplier; becameOrderId?: string }
  | { kind: "branch"; branch: Branch }
  | { kind: "department"; branch: Branch; department: (typeof departmentKind)[number] };

export type TaleLine = {
  item: Item;
  unitPrice: Money | null;
  /** In the order of the receivers. */
  quantities: (Quantity | null)[];
};

type Told = {
  /** When another document names it before it begins. */
  id?: string;
  branch: Branch;
  author: Person;
  people: readonly Person[];
  order: { id: string; contentHash: Buffer; freight: Money } | null;
  receivers: Receiver[];
  lines: TaleLine[];
  dueOn: Day;
  notes: string;
  at: Date;
};

type Attempt = {
  at: Date;
  outcome: "sent" | "retry" | "failed" | "unknown";
  failure?: string;
  detail?: string;
};
type Message = {
  to: number;
  channel: DemoChannel | "inbox" | "manual";
  attempts: Attempt[];
  purpose?: "push" | "cancel";
  nextAt?: Date;
  stopped?: { at: Date; by: Person };
  means?: (typeof meansKind)[number];
  note?: string;
};
type Answer = {
  to: number;
  at: Date;
  by: Person;
  answer: (typeof answerKind)[number];
  on?: Day;
  note?: string;
  means?: (typeof meansKind)[number];
};

const zero = fen(0n);

/**
 * One push told by hand, move by move; `end` writes its rows as the product would have left them. Its
 * facets are the database's to say afterwards.
 */
export function beginTale(batch: Batch, stage: Stage, told: Told) {
  const { random } = stage;
  const { branch, author, order, receivers, dueOn, notes } = told;
  const id = told.id ?? random.idAt(told.at);
  const base = { branch_id: branch.id };
  const push = {
    ...{ status: "draft", revision: 1, number: null as string | null, lines: told.lines },
    ...{ confirmedAt: null as Date | null, submittedAt: null as Date | null },
    ...{ endedAt: null as Date | null, endReason: "", changedAt: told.at, seq: 0 },
  };
  const targets = receivers.map((receiver, at) => ({
    ...{ id: random.idAt(told.at), suffix: suffixOf(at), receiver, name: nameOf(receiver) },
    ...{ answer: null as Answer | null, firstViewedAt: null as Date | null },
  }));
  type Target = (typeof targets)[number];
  const target = (at: number): Target => {
    const found = targets[at];
    if (!found) throw new Error(`${draftNameOf(id)} has no child ${at}`);
    return found;
  };

  function piecesFor(at: number) {
    const { receiver } = target(at);
    return push.lines.flatMap(({ item, unitPrice, quantities }, line) => {
      const quantity = quantities[at];
      if (!quantity) return [];
      const { sku, name, spec, unit } = item.product;
      const supplied = receiver.kind === "supplier";
      return {
        ...{ seq: line + 1, sku, name, spec, unit, quantity, dueOn, note: "", discount: zero },
        supplierSku: supplied ? item.supplierSku : "",
        unitPrice: supplied ? unitPrice : null,
      };
    });
  }
  const contentFor = (at: number) => {
    const { receiver, name } = target(at);
    const shows = receiver.kind === "supplier" && receiver.supplier.showsPrices;
    return contentOf(
      {
        ...{ studio, branch: branch.name, recipient: name, shipTo: branch.address, dueOn, notes },
        buyer: { name: author.name, phone: branch.phone },
        ...(receiver.kind === "supplier" && { files: [] }),
      },
      piecesFor(at),
      shows ? { freight: order?.freight ?? zero, discount: zero } : null,
    );
  };
  const confirmedHash = () =>
    contentHash({
      orderHash: order?.contentHash.toString("hex") ?? null,
      targets: targets.map(({ id: child, receiver: { kind } }, at) => ({
        ...{ target: child, kind, content: contentFor(at) },
      })),
    });

  function move(name: string, to: string, at: Date, reason = "") {
    push.seq += 1;
    push.changedAt = at;
    put(batch, "push_moves", {
      ...{ push_id: id, ...base, seq: push.seq, move: name, from_status: push.status },
      ...{ to_status: to, revision: push.revision, actor_id: author.id, reason, at },
    });
    push.status = to;
  }
  const isOrdered = ({ receiver }: Target) =>
    receiver.kind === "supplier" && receiver.becameOrderId !== undefined;

  move(order ? "generate" : "draft", "draft", told.at);
  return {
    id,
    receivers,
    confirm(at: Date) {
      push.confirmedAt = at;
      move("confirm", "confirmed", at);
    },
    /** Number, what each child is shown, and the suppliers' links. */
    submit(at: Date, number: () => string) {
      push.number ??= number();
      push.submittedAt ??= at;
      move("submit", "submitted", at);
      targets.forEach((one, place) => {
        if (isOrdered(one)) return;
        const content = contentFor(place);
        put(batch, "push_revisions", {
          ...{ target_id: one.id, ...base, revision: push.revision, content: new Json(content) },
          ...{ content_hash: contentHash(content), made_by: author.id, at },
          amount: one.receiver.kind === "supplier" ? amountOf(piecesFor(place)) : null,
        });
      });
    },
    link(
      to: number,
      at: Date,
      { views = [], revoked }: { views?: Date[]; revoked?: { at: Date; reason: string } } = {},
    ) {
      const one = target(to);
      one.firstViewedAt ??= views[0] ?? null;
      linkRows(batch, stage, {
        ...{ targetId: one.id, branchId: branch.id, authorId: author.id, dueOn, at, views },
        ...{ revision: push.revision, revoked: revoked ? { ...revoked, by: author.id } : null },
      });
    },
    message({ to, channel, attempts, purpose = "push", nextAt, stopped, means, note }: Message) {
      const deliveryId = random.idAt(attempts[0]?.at ?? push.changedAt);
      const last = attempts.at(-1);
      const sent = last?.outcome === "sent";
      const word = stopped ? "stopped" : sent ? "sent" : nextAt ? "queued" : "failed";
      const kind = typeof channel === "string" ? channel : channel.kind;
      const { receiver } = target(to);
      put(batch, "push_deliveries", {
        ...{ id: deliveryId, target_id: target(to).id, ...base, revision: push.revision, purpose },
        ...{ channel: kind, channel_id: typeof channel === "string" ? null : channel.id },
        ...{ means: means ?? null, note: note ?? "", status: word, created_by: author.id },
        recipient:
          kind === "inbox"
            ? answerersOf(told.people, receiver)
                .map(({ name }) => name)
                .join("、")
            : typeof channel === "string"
              ? ""
              : channel.label,
        attempts: kind === "manual" ? 0 : attempts.length,
        next_attempt_at: word === "queued" ? (nextAt ?? null) : null,
        sent_at: sent ? last.at : null,
        failure: sent ? null : (last?.failure ?? null),
        failure_detail: sent ? null : (last?.detail ?? null),
        maybe_twice: kind !== "webhook" && attempts.some(({ outcome }) => outcome === "unknown"),
        created_at: attempts[0]?.at ?? push.changedAt,
      });
      if (kind === "inbox" || kind === "manual") return;
      attempts.forEach(({ at, outcome, failure, detail }, nth) => {
        put(batch, "push_attempts", {
          ...{ delivery_id: deliveryId, ...base, seq: nth + 1, started_at: at, ended_at: at },
          ...{ outcome, failure: failure ?? null, detail: detail ?? null },
        });
      });
      if (stopped)
        put(batch, "push_delivery_moves", {
          ...{ delivery_id: deliveryId, ...base, seq: 1, move: "stop", actor_id: stopped.by.id },
          ...{ failure: null, at: stopped.at },
        });
    },
    answer(answer: Answer) {
      const { to, at, by, on, note = "", means } = answer;
      target(to).answer = answer;
      push.changedAt = at;
      put(batch, "push_answers", {
        ...{ id: random.idAt(at), target_id: target(to).id, ...base, revision: push.revision },
        ...{ answer: answer.answer, answer_on: on ?? null, note, means: means ?? null },
        ...{ answered_by: by.id, answered_at: at, at },
      });
    },
    revise(at: Date, reason: string, lines: TaleLine[]) {
      push.revision += 1;
      push.lines = lines;
      for (const one of targets) Object.assign(one, { answer: null, firstViewedAt: null });
      move("revise", "draft", at, reason);
    },
    finish(name: "close" | "cancel" | "become-orders", at: Date, reason = "") {
      const to = { close: "closed", cancel: "cancelled", "become-orders": "superseded" }[name];
      push.endedAt = at;
      push.endReason = reason;
      move(name, to, at, reason);
    },
    number: (to: number) => `${push.number}-${target(to).suffix}`,
    end() {
      const summed = push.lines.map(({ item: { product }, quantities }) => ({
        ...{ name: product.name, unit: product.unit, quantity: sumOf(quantities) },
      }));
      put(batch, "pushes", {
        ...{ id, ...base, author_id: author.id, draft_name: draftNameOf(id), number: push.number },
        ...{ order_id: order?.id ?? null, order_hash: order?.contentHash ?? null },
        ...{ status: push.status, revision: push.revision, due_on: dueOn, notes },
        ...{ ship_to: branch.address, summary: summaryOf(summed) },
        confirmed_by: push.confirmedAt && push.status !== "draft" ? author.id : null,
        confirmed_at: push.status === "draft" ? null : push.confirmedAt,
        confirmed_hash: push.confirmedAt && push.status !== "draft" ? confirmedHash() : null,
        ...{ submitted_at: push.submittedAt, ended_at: push.endedAt, end_reason: push.endReason },
        ...{ changed_at: push.changedAt, created_at: told.at },
      });
      targets.forEach((one, at) => {
        put(batch, "push_targets", targetRow(one, base, id));
        for (const { seq, quantity, supplierSku, unitPrice } of piecesFor(at))
          put(batch, "push_quantities", {
            ...{ push_id: id, ...base, seq, target_id: one.id, quantity: decimals(quantity) },
            ...{ supplier_sku: supplierSku, unit_price: unitPrice, discount: zero },
          });
      });
      push.lines.forEach(({ item: { product } }, at) => {
        put(batch, "push_lines", {
          ...{ push_id: id, ...base, seq: at + 1, product_id: product.id, due_on: dueOn },
          ...{ order_line_seq: order ? at + 1 : null, name: product.name, spec: product.spec },
          unit: product.unit,
        });
      });
      put(batch, "search_entries", found());
      return { id, changedAt: push.changedAt };
    },
  };

  function found() {
    const names = targets.map(({ name }) => name);
    const title = push.number ?? draftNameOf(id);
    return {
      ...{ id, document: "push", branch_id: branch.id, title, opened_by: "pushes:read" },
      ...{ department_id: author.departmentId, owner_id: author.id },
      subtitle: names.join("、"),
      words: searchedBy([
        ...[title, draftNameOf(id), author.name, ...names],
        ...push.lines.flatMap(({ item }) => [item.product.name, item.product.sku]),
      ]),
      at: told.at,
    };
  }
}

function targetRow(
  {
    id,
    suffix,
    receiver,
    answer,
    firstViewedAt,
  }: {
    id: string;
    suffix: string;
    receiver: Receiver;
    answer: Answer | null;
    firstViewedAt: Date | null;
  },
  base: { branch_id: string },
  pushId: string,
) {
  const department =
    receiver.kind === "department" ? departmentOf(receiver.branch, receiver.department) : null;
  const branchId = receiver.kind === "supplier" ? null : receiver.branch.id;
  const supplied = receiver.kind === "supplier" ? receiver : null;
  return {
    ...{ id, push_id: pushId, ...base, suffix, kind: receiver.kind },
    ...{ supplier_id: supplied?.supplier.id ?? null, to_branch_id: branchId },
    ...{ to_department_id: department, place_id: department ?? branchId },
    ...{ became_order_id: supplied?.becameOrderId ?? null, answer: answer?.answer ?? null },
    ...{ answer_on: answer?.on ?? null, answer_note: answer?.note ?? "" },
    ...{ answer_means: answer?.means ?? null, answered_by: answer?.by.id ?? null },
    ...{ answered_at: answer?.at ?? null, first_viewed_at: firstViewedAt },
  };
}

/** Who is in the inbox: of a branch its manager and warehouse, of a department its people. */
export const answerersOf = (people: readonly Person[], receiver: Receiver): Person[] =>
  people.filter(({ role, branchId, departmentId }) => {
    if (receiver.kind === "supplier") return false;
    if (receiver.kind === "department")
      return departmentId === departmentOf(receiver.branch, receiver.department);
    return branchId === receiver.branch.id && (role === "branch_manager" || role === "warehouse");
  });

function departmentOf(branch: Branch, kind: (typeof departmentKind)[number]): string {
  const id = branch.departments.get(kind);
  if (!id) throw new Error(`${branch.name} has no ${kind}`);
  return id;
}

const nameOf = (receiver: Receiver): string =>
  receiver.kind === "supplier"
    ? receiver.supplier.name
    : receiver.kind === "branch"
      ? receiver.branch.name
      : `${receiver.branch.name} ${departmentNames[receiver.department]}`;
