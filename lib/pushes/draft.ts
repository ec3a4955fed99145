import "server-only";
import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import {
  type pushes,
  pushLines,
  pushQuantities,
  pushRevisions,
  pushTargets,
} from "@/db/schema/pushes";
import { authored } from "@/lib/core/actor";
import { typedQuantity } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { dayIn } from "@/lib/core/time";
import { draftNameOf, summaryOf } from "@/lib/purchase-orders/rules";
import { remember } from "@/lib/search/writes";
import { read } from "./access";
import { type KnownTarget, knownProducts, knownTargets, offersOf } from "./known";
import { suffixOf, sumOf } from "./rules";
import type { PushDraft, PushForm } from "./schema";
import type { PushRow, WholePush } from "./whole";

/** Writes the children and lines of a draft that was typed. The caller holds the row, as a draft. */
export async function writeDraft(
  tx: Tx,
  push: PushRow,
  input: PushDraft,
  again: boolean,
): Promise<void> {
  const { id: pushId, branchId, lines } = input;
  const zone = await zoneOf(tx, branchId);
  const today = dayIn(zone);
  refusePast(input, today);
  const targets = await knownTargets(tx, input.targets);
  const known = await knownProducts(tx, lines);
  await tx.delete(pushQuantities).where(eq(pushQuantities.pushId, pushId));
  await tx.delete(pushLines).where(eq(pushLines.pushId, pushId));
  const ids = again ? await keepTargets(tx, input, targets) : await newTargets(tx, input, targets);
  await tx
    .insert(pushLines)
    .values(
      lines.map(({ quantities: _, ...line }, at) => ({ ...line, pushId, branchId, seq: at + 1 })),
    );
  const offers = await offersOf(
    tx,
    targets.filter(({ kind }) => kind === "supplier").map(({ id }) => id),
    [...known.keys()],
    today,
  );
  const parts = lines.flatMap((line, at) =>
    line.quantities.flatMap((quantity, to) => {
      const target = targets[to];
      const targetId = ids[to];
      if (quantity === null || !target || !targetId) return [];
      const asked = { supplierId: target.id, productId: line.productId, quantity };
      const offer = target.kind === "supplier" ? offers(asked) : null;
      return {
        pushId,
        branchId,
        seq: at + 1,
        targetId,
        quantity,
        supplierSku: offer?.supplierSku ?? "",
        unitPrice: offer?.price ?? null,
      };
    }),
  );
  await tx.insert(pushQuantities).values(parts);
  await rememberPush(tx, push, targets, [
    ...lines.map(({ name }) => name),
    ...[...known.values()].map(({ sku }) => sku),
  ]);
}

/** What the list shows of the lines, summed over the children. */
export const summaryOfDraft = (lines: PushDraft["lines"]): string =>
  summaryOf(
    lines.map(({ name, unit, quantities }) => ({ name, unit, quantity: sumOf(quantities) })),
  );

export async function zoneOf(tx: Tx, branchId: string): Promise<string> {
  const [branch] = await tx
    .select({ zone: branches.zone })
    .from(branches)
    .where(eq(branches.id, branchId));
  if (!branch) throw new Refusal("core.gone");
  return branch.zone;
}

function refusePast({ dueOn, lines }: PushDraft, today: string): void {
  const fields: Record<string, string[]> = {};
  if (dueOn < today) fields.dueOn = ["core.day-is-past"];
  lines.forEach((line, at) => {
    if (line.dueOn < today) fields[`lines.${at}.dueOn`] = ["core.day-is-past"];
  });
  if (Object.keys(fields).length > 0) throw new Refusal("core.invalid", {}, { fields });
}

const rowOf = (input: PushDraft, { kind, id, branchId }: KnownTarget, at: number) => ({
  id: uuid(),
  pushId: input.id,
  branchId: input.branchId,
  suffix: suffixOf(at),
  kind,
  supplierId: kind === "supplier" ? id : null,
  toBranchId: branchId,
  toDepartmentId: kind === "department" ? id : null,
  placeId: kind === "supplier" ? null : id,
});

async function newTargets(tx: Tx, input: PushDraft, targets: KnownTarget[]): Promise<string[]> {
  await tx.delete(pushTargets).where(eq(pushTargets.pushId, input.id));
  const rows = targets.map((target, at) => rowOf(input, target, at));
  await tx.insert(pushTargets).values(rows);
  return rows.map(({ id }) => id);
}

/** A child that was once sent keeps its letter, its links and its history: none is taken away. */
async function keepTargets(tx: Tx, input: PushDraft, targets: KnownTarget[]): Promise<string[]> {
  const there = await tx.select().from(pushTargets).where(eq(pushTargets.pushId, input.id));
  const idOf = (one: (typeof there)[number]) => one.supplierId ?? one.placeId;
  const shown = await tx
    .selectDistinct({ targetId: pushRevisions.targetId })
    .from(pushRevisions)
    .innerJoin(pushTargets, eq(pushTargets.id, pushRevisions.targetId))
    .where(eq(pushTargets.pushId, input.id));
  const gone = there.filter((one) => !targets.some(({ id }) => id === idOf(one)));
  if (gone.some((one) => shown.some(({ targetId }) => targetId === one.id)))
    throw new Refusal("pushes.target-was-sent");
  for (const { id } of gone) await tx.delete(pushTargets).where(eq(pushTargets.id, id));
  let next = Math.max(...there.map(({ suffix }) => suffix.charCodeAt(0) - 65)) + 1;
  const ids: string[] = [];
  for (const target of targets) {
    const kept = there.find((one) => idOf(one) === target.id);
    const row = kept ?? rowOf(input, target, next++);
    if (!kept) await tx.insert(pushTargets).values(row);
    ids.push(row.id);
  }
  return ids;
}

/** What ⌘K finds a push by. */
export async function rememberPush(
  tx: Tx,
  push: Pick<PushRow, "id" | "branchId" | "departmentId" | "authorId" | "number">,
  targets: readonly { name: string }[],
  words: readonly string[],
): Promise<void> {
  await remember(tx, {
    id: push.id,
    document: "push",
    ...authored(push),
    openedBy: read,
    title: push.number ?? draftNameOf(push.id),
    subtitle: targets.map(({ name }) => name).join("、"),
    words,
  });
}

/** The stored draft as the form holds it: for the edit page, and for 被他人修改. */
export function formOf({ push, targets }: WholePush): PushForm {
  const lines = new Map<number, PushForm["lines"][number]>();
  targets.forEach((target, to) => {
    for (const piece of target.pieces) {
      const line = lines.get(piece.seq) ?? {
        productId: piece.productId,
        name: piece.name,
        spec: piece.spec,
        unit: piece.unit,
        dueOn: piece.dueOn,
        note: piece.note,
        quantities: targets.map(() => ""),
      };
      line.quantities[to] = typedQuantity(piece.quantity);
      lines.set(piece.seq, line);
    }
  });
  return {
    id: push.id,
    branchId: push.branchId,
    version: push.version,
    dueOn: push.dueOn,
    shipTo: push.shipTo,
    notes: push.notes,
    targets: targets.map(({ kind, supplierId, placeId }) => ({
      kind,
      id: supplierId ?? placeId ?? "",
    })),
    lines: [...lines.entries()].sort(([one], [other]) => one - other).map(([, line]) => line),
  };
}

export const freshRow = (input: PushDraft, authorId: string): typeof pushes.$inferInsert => ({
  id: input.id,
  branchId: input.branchId,
  authorId,
  draftName: draftNameOf(input.id),
  dueOn: input.dueOn,
  shipTo: input.shipTo,
  notes: input.notes,
  summary: summaryOfDraft(input.lines),
});

/** What the audit log keeps of a draft: what was typed, without the ids of the form. */
export const typed = ({ dueOn, shipTo, notes, targets, lines }: PushDraft | PushForm) => ({
  ...{ dueOn, shipTo, notes, targets, lines },
});
