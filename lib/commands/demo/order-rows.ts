import type { Day, Quantity } from "../../../db/units.ts";
import { fen, type Money } from "../../core/figures.ts";
import { contentOf, hashOf } from "../../purchase-orders/content.ts";
import { draftNameOf, lineAmount, summaryOf, totalOf } from "../../purchase-orders/rules.ts";
import { searchedBy } from "../../search/writes.ts";
import { type Batch, Json, put } from "./copy.ts";
import type { Random } from "./random.ts";
import { isLarge, type Story, type StoryLine } from "./story.ts";

const zero = fen(0n);
/** What an approver's card names. Of a million orders a week holds hundreds: then sum and count do. */
const namedIn = (window: Story["window"]) =>
  window.length > 10
    ? []
    : [...window]
        .sort((one, other) => Number(other.amount - one.amount))
        .map((one) => ({ ...one, amount: String(one.amount) }));
export const decimals = (quantity: Quantity) =>
  `${quantity / 1000n}.${String(quantity % 1000n).padStart(3, "0")}`;

const lineRow = ({ item, quantity, unitPrice, discount }: StoryLine, i: number) => ({
  seq: i + 1,
  productId: item.product.id,
  name: item.product.name,
  spec: item.product.spec,
  supplierSku: item.supplierSku,
  unit: item.product.unit,
  ...{ quantity, unitPrice, discount },
  amount: lineAmount({ quantity, unitPrice, discount }),
  expectedOn: null as Day | null,
});

/** An order with its lines, history and round of approval, as the product would have left them. */
export function orderRows(
  batch: Batch,
  random: Random,
  rules: Rules,
  story: Story,
  number: string | null,
) {
  const { id, branch, author, supplier, lines, freight, notes, expectedOn, status } = story;
  const rows = lines.map(lineRow);
  const { content, total } = approvable(story, lines);
  const contentHash = story.submittedAt ? hashOf(content) : null;
  const ends = story.decisions.at(-1)?.at ?? story.submittedAt ?? story.createdAt;
  const summary = summaryOf(rows);
  const draftName = draftNameOf(id);

  put(batch, "purchase_orders", {
    id,
    branch_id: branch.id,
    supplier_id: supplier.id,
    author_id: author.id,
    department_id: author.departmentId,
    draft_name: draftName,
    number,
    status,
    push_status: story.push?.state ?? "none",
    origin: story.origin ?? "manual",
    revision: story.earlier ? 2 : 1,
    expected_on: expectedOn,
    freight,
    total,
    summary,
    notes,
    content_hash: contentHash,
    submitted_at: story.submittedAt,
    first_approved_at: story.earlier?.approvedAt ?? story.approvedAt,
    approved_at: story.approvedAt,
    cancelled_at: story.cancelledAt,
    changed_at: story.push?.submittedAt ?? story.cancelledAt ?? ends,
    created_at: story.createdAt,
  });
  put(
    batch,
    "purchase_order_lines",
    ...rows.map((row) => ({
      order_id: id,
      branch_id: branch.id,
      seq: row.seq,
      product_id: row.productId,
      name: row.name,
      spec: row.spec,
      supplier_sku: row.supplierSku,
      unit: row.unit,
      quantity: decimals(row.quantity),
      unit_price: row.unitPrice,
      discount: row.discount,
      amount: row.amount,
    })),
  );
  put(batch, "search_entries", {
    id,
    document: "purchase-order",
    branch_id: branch.id,
    department_id: author.departmentId,
    owner_id: author.id,
    opened_by: "purchase-orders:read",
    title: number ?? draftName,
    subtitle: `${supplier.name} · ${summary}`.slice(0, 120),
    words: searchedBy([
      ...[number ?? draftName, supplier.name, draftName, supplier.code, author.name],
      ...rows.flatMap(({ name, spec, supplierSku }) => [name, spec, supplierSku]),
    ]),
    at: story.createdAt,
  });
  moveRows(batch, story);
  if (!story.submittedAt || !contentHash) return { contentHash, total };
  const { earlier } = story;
  const rounds = [
    ...(earlier ? [{ ...story, ...earlier, status: "approved" as const, cancelledAt: null }] : []),
    story,
  ];
  rounds.forEach((round, at) => {
    const said = approvable(story, round.lines);
    const hash = hashOf(said.content);
    put(batch, "purchase_order_revisions", {
      order_id: id,
      branch_id: branch.id,
      revision: at + 1,
      content: new Json(said.content),
      content_hash: hash,
      made_by: author.id,
      at: round.submittedAt,
    });
    approvalRows(batch, random, rules, round, { contentHash: hash, total: said.total }, at + 1);
  });
  return { contentHash, total };
}

/** What is approved of these lines, and what they cost. */
function approvable(
  { branch, supplier, expectedOn, freight, notes }: Story,
  lines: readonly StoryLine[],
) {
  const total = totalOf({ lines, freight, discount: zero });
  const ids = { branchId: branch.id, supplierId: supplier.id };
  const head = { ...ids, expectedOn, freight, discount: zero, total, notes };
  return { total, content: contentOf(head, lines.map(lineRow)) };
}

function moveRows(batch: Batch, story: Story) {
  const { id, branch, author } = story;
  let from = "draft";
  let seq = 0;
  const move = (name: string, to: string, actorId: string, at: Date, reason = "") => {
    seq += 1;
    put(batch, "purchase_order_moves", {
      order_id: id,
      branch_id: branch.id,
      seq,
      move: name,
      from_status: from,
      to_status: to,
      actor_id: actorId,
      reason,
      at,
    });
    from = to;
  };
  if (story.origin === "copy") {
    from = "approved";
    move("copy", "draft", author.id, story.createdAt, story.madeFrom);
  }
  if (story.origin === "direct_push")
    move("direct-push", "draft", author.id, story.createdAt, story.madeFrom);
  const { earlier } = story;
  if (earlier) {
    move("submit", "submitted", author.id, earlier.submittedAt);
    for (const [i, { by, at }] of earlier.decisions.entries())
      move("approve", i === earlier.decisions.length - 1 ? "approved" : "submitted", by.id, at);
    if (story.submittedAt)
      move("revise", "submitted", author.id, story.submittedAt, earlier.reason);
  } else if (story.submittedAt) move("submit", "submitted", author.id, story.submittedAt);
  for (const [i, { by, decision, reason, at }] of story.decisions.entries()) {
    const last = i === story.decisions.length - 1;
    if (decision === "reject") move("reject", "rejected", by.id, at, reason);
    else move("approve", last && story.approvedAt ? "approved" : "submitted", by.id, at);
  }
  if (story.cancelledAt)
    move("cancel", "cancelled", author.id, story.cancelledAt, "客户改了套系，不需要了");
}

export type Rules = { large: { id: string; name: string }; usual: { id: string; name: string } };

function approvalRows(
  batch: Batch,
  random: Random,
  rules: Rules,
  story: Story,
  { contentHash, total }: { contentHash: Buffer; total: Money },
  revision: number,
) {
  const { branch, author, submittedAt, decisions, status } = story;
  if (!submittedAt) return;
  const requestId = random.idAt(submittedAt);
  const counted = { ...story.counted, amount: total };
  const large = isLarge({ window: story.window, counted });
  const rule = large ? rules.large : rules.usual;
  const ended = { approved: "approved", rejected: "rejected", cancelled: "void" } as const;
  const outcome = status in ended ? ended[status as keyof typeof ended] : "open";
  put(batch, "approval_requests", {
    id: requestId,
    branch_id: branch.id,
    document: "purchase-order",
    document_id: story.id,
    revision,
    author_id: author.id,
    amount: total,
    window_amount: story.window.reduce((sum, { amount }) => sum + amount, total as bigint),
    window_count: story.window.length,
    window_documents: new Json(namedIn(story.window)),
    rule_id: rule.id,
    rule_name: rule.name,
    content_hash: contentHash,
    status: outcome,
    created_at: submittedAt,
    ended_at: outcome === "open" ? null : (story.cancelledAt ?? decisions.at(-1)?.at ?? null),
  });
  const steps = large
    ? [
        { roles: ["accountant", "branch_manager"], hours: 24, escalate: "owner" },
        { roles: ["owner"], hours: 48, escalate: null },
      ]
    : [{ roles: ["accountant", "branch_manager"], hours: 24, escalate: "owner" }];
  steps.forEach(({ roles, hours, escalate }, i) => {
    const decision = decisions.find(({ seq }) => seq === i + 1);
    const before = i === 0 ? submittedAt : decisions.find(({ seq }) => seq === i)?.at;
    const waits = outcome === "open" ? (before ? "current" : "waiting") : "void";
    const word = decision?.decision === "reject" ? "rejected" : decision ? "approved" : waits;
    put(batch, "approval_steps", {
      request_id: requestId,
      seq: i + 1,
      branch_id: branch.id,
      roles,
      sla_hours: hours,
      escalate_to: escalate,
      status: word,
      started_at: before ?? null,
      due_at: before ? new Date(before.getTime() + hours * 3_600_000) : null,
    });
  });
  for (const { by, seq, decision, reason, at, onBehalfOf } of decisions)
    put(batch, "approval_decisions", {
      id: random.idAt(at),
      request_id: requestId,
      seq,
      branch_id: branch.id,
      author_id: author.id,
      approver_id: by.id,
      on_behalf_of: onBehalfOf?.id ?? null,
      decision,
      reason,
      content_hash: contentHash,
      at,
    });
}
