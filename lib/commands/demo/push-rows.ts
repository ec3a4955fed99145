import { contentHash } from "../../core/canonical.ts";
import { fen } from "../../core/figures.ts";
import { addDays } from "../../core/time.ts";
import { draftNameOf, summaryOf } from "../../purchase-orders/rules.ts";
import { contentOf } from "../../pushes/content.ts";
import { amountOf } from "../../pushes/rules.ts";
import { searchedBy } from "../../search/writes.ts";
import { type Batch, Json, put } from "./copy.ts";
import { linkRows } from "./link-rows.ts";
import { decimals } from "./order-rows.ts";
import { type Stage, studio } from "./stage.ts";
import type { PushStory, Story } from "./story.ts";

const zero = fen(0n);
const failure = { failure: "mail-refused", failure_detail: "550 用户不存在，请核对邮箱" };

/** The push of an approved order: its one target, what it was shown, its message and its link. */
export function pushRows(
  batch: Batch,
  stage: Stage,
  story: Story,
  push: PushStory,
  order: { contentHash: Buffer | null },
  number: string,
) {
  const { random } = stage;
  const { branch, author, supplier, expectedOn: dueOn } = story;
  const { submittedAt, state } = push;
  const id = random.idAt(submittedAt);
  const targetId = random.idAt(submittedAt);
  const base = { branch_id: branch.id };
  const pieces = story.lines.map(({ item, quantity, unitPrice, discount }, i) => ({
    ...{ seq: i + 1, sku: item.product.sku, supplierSku: item.supplierSku, quantity, unitPrice },
    ...{ name: item.product.name, spec: item.product.spec, unit: item.product.unit },
    ...{ discount, dueOn, note: "" },
  }));
  const content = contentOf(
    {
      ...{ studio, branch: branch.name, recipient: supplier.name, dueOn },
      ...{ shipTo: branch.address, notes: story.notes, files: [] },
      buyer: { name: author.name, phone: branch.phone },
    },
    pieces,
    supplier.showsPrices ? { freight: story.freight, discount: zero } : null,
  );
  const orderHash = order.contentHash?.toString("hex") ?? null;
  const confirmed = contentHash({
    orderHash,
    targets: [{ target: targetId, kind: "supplier", content }],
  });
  const arrived = !["queued", "failed"].includes(state);
  const seen = ["viewed", "answered", "closed"].includes(state);
  const answer = ["answered", "closed"].includes(state) ? push.answer : null;
  const minutes = (count: number) =>
    new Date(Math.min(submittedAt.getTime() + count * 60_000, stage.now - 500));
  const viewedAt = seen ? minutes(random.between(3, 400)) : null;
  const answeredAt = answer ? minutes(random.between(401, 900)) : null;
  const channel = supplier.channels[0];
  const channelId = channel?.id ?? null;
  const byHand = channelId === null;
  const failing = state === "failed" && !byHand;
  const answerOn = answer === "other_date" ? addDays(dueOn, random.between(2, 6)) : null;
  const waiting = answer === null && state !== "closed";
  const endedAt = state === "closed" ? minutes(60 * 24 * random.between(5, 12)) : null;

  put(batch, "pushes", {
    id,
    ...base,
    author_id: author.id,
    department_id: author.departmentId,
    draft_name: draftNameOf(id),
    failing,
    unseen: waiting && !seen && !byHand,
    unanswered: waiting,
    order_id: story.id,
    order_hash: order.contentHash,
    number,
    status: state === "closed" ? "closed" : "submitted",
    due_on: dueOn,
    ship_to: branch.address,
    notes: story.notes,
    summary: summaryOf(pieces),
    confirmed_by: author.id,
    confirmed_at: submittedAt,
    confirmed_hash: confirmed,
    submitted_at: submittedAt,
    ended_at: endedAt,
    changed_at: endedAt ?? answeredAt ?? viewedAt ?? submittedAt,
    created_at: submittedAt,
  });
  put(batch, "push_targets", {
    id: targetId,
    push_id: id,
    ...base,
    suffix: "A",
    kind: "supplier",
    supplier_id: supplier.id,
    answer,
    answer_on: answerOn,
    answer_means: answer ? "wechat" : null,
    answered_by: answer ? author.id : null,
    answered_at: answeredAt,
    first_viewed_at: viewedAt,
  });
  put(
    batch,
    "push_lines",
    ...pieces.map((piece, i) => ({
      push_id: id,
      ...base,
      seq: piece.seq,
      product_id: story.lines[i]?.item.product.id ?? null,
      order_line_seq: piece.seq,
      name: piece.name,
      spec: piece.spec,
      unit: piece.unit,
      due_on: dueOn,
    })),
  );
  put(
    batch,
    "push_quantities",
    ...pieces.map((piece) => ({
      push_id: id,
      ...base,
      seq: piece.seq,
      target_id: targetId,
      quantity: decimals(piece.quantity),
      supplier_sku: piece.supplierSku,
      unit_price: piece.unitPrice,
      discount: piece.discount,
    })),
  );
  put(batch, "push_revisions", {
    target_id: targetId,
    ...base,
    revision: 1,
    content: new Json(content),
    content_hash: contentHash(content),
    amount: amountOf(pieces),
    made_by: author.id,
    at: submittedAt,
  });
  const deliveryId = random.idAt(submittedAt);
  put(batch, "push_deliveries", {
    id: deliveryId,
    target_id: targetId,
    ...base,
    revision: 1,
    channel: channel?.kind ?? "manual",
    channel_id: channelId,
    means: byHand ? "wechat" : null,
    recipient: channel?.label ?? "",
    status: failing ? "failed" : arrived || byHand ? "sent" : "queued",
    attempts: byHand ? 0 : 1,
    sent_at: arrived || byHand ? submittedAt : null,
    failure: failing ? failure.failure : null,
    failure_detail: failing ? failure.failure_detail : null,
    created_by: author.id,
    created_at: submittedAt,
  });
  if (!byHand)
    put(batch, "push_attempts", {
      delivery_id: deliveryId,
      ...base,
      seq: 1,
      started_at: submittedAt,
      ended_at: submittedAt,
      outcome: failing ? "failed" : "sent",
      failure: failing ? failure.failure : null,
      detail: failing ? failure.failure_detail : null,
    });
  const moves = [
    ["generate", "draft", "draft"],
    ["confirm", "draft", "confirmed"],
    ["submit", "confirmed", "submitted"],
    ...(state === "closed" ? [["close", "submitted", "closed"] as const] : []),
  ] as const;
  put(
    batch,
    "push_moves",
    ...moves.map(([move, from, to], i) => ({
      push_id: id,
      ...base,
      seq: i + 1,
      move,
      from_status: from,
      to_status: to,
      revision: 1,
      actor_id: author.id,
      reason: "",
      at: move === "close" ? endedAt : submittedAt,
    })),
  );
  if (answer && answeredAt)
    put(batch, "push_answers", {
      id: random.idAt(answeredAt),
      target_id: targetId,
      ...base,
      revision: 1,
      answer,
      answer_on: answerOn,
      means: "wechat",
      answered_by: author.id,
      answered_at: answeredAt,
      at: answeredAt,
    });
  linkRows(batch, stage, {
    ...{ targetId, dueOn, at: submittedAt, views: viewedAt ? [viewedAt] : [] },
    ...{ authorId: author.id, branchId: branch.id, revision: 1, revoked: null },
  });
  put(batch, "search_entries", {
    id,
    document: "push",
    branch_id: branch.id,
    department_id: author.departmentId,
    owner_id: author.id,
    opened_by: "pushes:read",
    title: number,
    subtitle: `${supplier.name} · ${summaryOf(pieces)}`.slice(0, 120),
    words: searchedBy([
      ...[number, supplier.name, supplier.code, author.name],
      ...pieces.flatMap(({ name, spec, supplierSku }) => [name, spec, supplierSku]),
    ]),
    at: submittedAt,
  });
}
