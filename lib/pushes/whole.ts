import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { attachments } from "@/db/schema/attachments";
import { branches, company, departments } from "@/db/schema/branches";
import { people } from "@/db/schema/people";
import { products } from "@/db/schema/products";
import { purchaseOrders } from "@/db/schema/purchase-orders";
import { pushes, pushLines, pushQuantities, pushTargets } from "@/db/schema/pushes";
import { suppliers } from "@/db/schema/suppliers";
import { contentHash } from "@/lib/core/canonical";
import { type Money, zero } from "@/lib/core/figures";
import { contentOf, type Piece, type PushContent } from "./content";
import { amountOf } from "./rules";

export type PushRow = typeof pushes.$inferSelect;
export type TargetRow = typeof pushTargets.$inferSelect;

export type WholeTarget = TargetRow & {
  name: string;
  supplier: { status: string; reason: string | null; leadDays: number } | null;
  pieces: (Piece & { productId: string | null; orderLineSeq: number | null })[];
  amount: Money | null;
  content: PushContent;
};

export type WholePush = {
  push: PushRow;
  studio: string;
  branch: { name: string; zone: string };
  buyer: { name: string; phone: string };
  order: {
    id: string;
    number: string | null;
    status: string;
    contentHash: Buffer | null;
    freight: Money;
    discount: Money;
  } | null;
  targets: WholeTarget[];
  /** sha256 of everything that is read back (P3). */
  hash: Buffer;
};

/** A push with its children, and what each child will be shown. Null outside the reader's rows. */
export async function wholePush(tx: Tx, id: string): Promise<WholePush | null> {
  const [head] = await tx
    .select({
      push: pushes,
      studio: company.name,
      branch: { name: branches.name, zone: branches.zone, phone: branches.phone },
      buyer: { name: people.name, phone: people.workPhone },
      order: {
        id: purchaseOrders.id,
        number: purchaseOrders.number,
        status: purchaseOrders.status,
        contentHash: purchaseOrders.contentHash,
        freight: purchaseOrders.freight,
        discount: purchaseOrders.discount,
      },
    })
    .from(pushes)
    .innerJoin(branches, eq(branches.id, pushes.branchId))
    .innerJoin(people, eq(people.id, pushes.authorId))
    .innerJoin(company, sql`true`)
    .leftJoin(purchaseOrders, eq(purchaseOrders.id, pushes.orderId))
    .where(eq(pushes.id, id));
  if (!head) return null;
  const buyer = { name: head.buyer.name, phone: head.buyer.phone || head.branch.phone };
  const [rows, pieces, files] = await Promise.all([
    targetsOf(tx, id),
    piecesOf(tx, id),
    filesOf(tx, id),
  ]);
  const targets = rows.map(({ target, supplier, branchName, departmentName }) => {
    const mine = pieces.filter(({ targetId }) => targetId === target.id);
    const parts = mine.map(({ targetId: _, ...piece }) => piece);
    const name = supplier?.name ?? [branchName, departmentName].filter(Boolean).join(" ");
    const prices = supplier?.showsPrices
      ? { freight: head.order?.freight ?? zero, discount: head.order?.discount ?? zero }
      : null;
    const shown = parts.map(({ productId: _p, orderLineSeq: _o, ...piece }) => piece);
    const heading = {
      studio: head.studio,
      branch: head.branch.name,
      recipient: name,
      buyer,
      shipTo: head.push.shipTo,
      dueOn: head.push.dueOn,
      notes: head.push.notes,
      ...(supplier ? { files } : {}),
    };
    return {
      ...target,
      name,
      supplier: supplier && {
        status: supplier.status,
        reason: supplier.statusReason,
        leadDays: supplier.leadDays,
      },
      pieces: parts,
      amount: target.kind === "supplier" ? amountOf(parts) : null,
      content: contentOf(heading, shown, prices),
    };
  });
  const hash = contentHash({
    orderHash: head.push.orderHash?.toString("hex") ?? null,
    targets: targets.map(({ id: target, kind, content }) => ({ target, kind, content })),
  });
  return {
    push: head.push,
    studio: head.studio,
    branch: { name: head.branch.name, zone: head.branch.zone },
    buyer,
    order: head.order,
    targets,
    hash,
  };
}

/** The files that suppliers are given: part of what is read back, confirmed and sent. */
const filesOf = (tx: Tx, pushId: string) =>
  tx
    .select({ id: attachments.id, name: attachments.name, size: attachments.size })
    .from(attachments)
    .where(
      and(
        eq(attachments.documentId, pushId),
        eq(attachments.document, "push"),
        eq(attachments.forSupplier, true),
        isNull(attachments.removedAt),
      ),
    )
    .orderBy(asc(attachments.id));

const place = alias(branches, "place");

const targetsOf = (tx: Tx, pushId: string) =>
  tx
    .select({
      target: pushTargets,
      supplier: {
        name: suppliers.name,
        status: suppliers.status,
        statusReason: suppliers.statusReason,
        leadDays: suppliers.leadDays,
        showsPrices: suppliers.showsPrices,
      },
      branchName: place.name,
      departmentName: departments.name,
    })
    .from(pushTargets)
    .leftJoin(suppliers, eq(suppliers.id, pushTargets.supplierId))
    .leftJoin(place, eq(place.id, pushTargets.toBranchId))
    .leftJoin(departments, eq(departments.id, pushTargets.toDepartmentId))
    .where(eq(pushTargets.pushId, pushId))
    .orderBy(asc(pushTargets.suffix));

const piecesOf = (tx: Tx, pushId: string) =>
  tx
    .select({
      targetId: pushQuantities.targetId,
      seq: pushLines.seq,
      productId: pushLines.productId,
      orderLineSeq: pushLines.orderLineSeq,
      name: pushLines.name,
      spec: pushLines.spec,
      sku: sql<string>`coalesce(${products.sku}, '')`,
      supplierSku: pushQuantities.supplierSku,
      unit: pushLines.unit,
      quantity: pushQuantities.quantity,
      unitPrice: pushQuantities.unitPrice,
      discount: pushQuantities.discount,
      dueOn: pushLines.dueOn,
      note: pushLines.note,
    })
    .from(pushQuantities)
    .innerJoin(
      pushLines,
      sql`${pushLines.pushId} = ${pushQuantities.pushId} and ${pushLines.seq} = ${pushQuantities.seq}`,
    )
    .leftJoin(products, eq(products.id, pushLines.productId))
    .where(eq(pushQuantities.pushId, pushId))
    .orderBy(asc(pushLines.seq));
