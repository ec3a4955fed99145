import "server-only";
import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { company } from "@/db/schema/branches";
import { pushTargets } from "@/db/schema/pushes";
import { lockWindow } from "@/lib/approvals/window";
import type { Staff } from "@/lib/core/actor";
import { add, type Quantity, zero } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { type DraftContent, insertDraft } from "@/lib/purchase-orders/drafting";
import { submit } from "@/lib/purchase-orders/submission";
import type { PushDraft } from "./schema";
import type { WholePush, WholeTarget } from "./whole";

export type Became = {
  targetId: string;
  orderId: string;
  /** A line without a price waits as a draft; with every price the order is under approval. */
  submitted: boolean;
};

/**
 * A direct push to a supplier above 免审金额, counted with everything the author gave that supplier in
 * seven days (T-09), or with a line without price, becomes an order and goes through approval (P2).
 * Like every order it is submitted by its author: one person for both sums.
 */
export async function becomeOrders(
  tx: Tx,
  actor: Staff,
  { push, buyer, targets }: WholePush,
): Promise<Became[]> {
  const [settings] = await tx.select({ limit: company.directPushLimit }).from(company);
  const limit = settings?.limit ?? zero;
  // In one order for everybody, so that two submissions cannot wait for each other.
  const toSuppliers = targets
    .filter((one) => one.supplierId !== null && one.becameOrderId === null)
    .sort((one, other) => String(one.supplierId).localeCompare(String(other.supplierId)));
  const became: Became[] = [];
  for (const target of toSuppliers) {
    if (!target.supplierId) continue;
    const { supplierId, amount } = target;
    if (amount !== null) {
      const spending = { authorId: push.authorId, branchId: push.branchId, supplierId };
      const window = await lockWindow(tx, spending, push.id);
      if (add(window.sum, amount) <= limit) continue;
    }
    if (actor.id !== push.authorId)
      throw new Refusal("pushes.author-submits", { name: buyer.name });
    const content = orderOf(push, target, supplierId);
    const place = { id: uuid(), branchId: push.branchId };
    const from = { origin: "direct_push", name: push.draftName } as const;
    const draft = await insertDraft(tx, actor, place, content, from);
    // Before it is submitted: whoever had a hand in the push is no judge of its order (S6).
    await tx
      .update(pushTargets)
      .set({ becameOrderId: place.id })
      .where(eq(pushTargets.id, target.id));
    if (amount !== null) await submit(tx, actor, draft, content);
    became.push({ targetId: target.id, orderId: place.id, submitted: amount !== null });
  }
  return became;
}

const orderOf = (
  { dueOn, notes }: WholePush["push"],
  { pieces }: WholeTarget,
  supplierId: string,
): DraftContent => ({
  ...{ supplierId, notes, expectedOn: dueOn, freight: zero, discount: zero },
  lines: pieces.map(
    ({ productId, name, spec, supplierSku, unit, quantity, unitPrice, ...rest }) => ({
      ...{ productId, name, spec, supplierSku, unit, quantity, unitPrice },
      discount: zero,
      expectedOn: rest.dueOn,
    }),
  ),
});

/** A supplier's part that became an order is changed there; here it stands as it was. */
export function refuseOrdered({ targets }: WholePush, { targets: asked, lines }: PushDraft): void {
  for (const { becameOrderId, supplierId, name, pieces } of targets) {
    if (!becameOrderId) continue;
    const at = asked.findIndex(({ id }) => id === supplierId);
    const wanted = lines.flatMap(({ quantities, ...line }) => {
      const quantity = quantities[at];
      return quantity == null ? [] : { ...line, quantity };
    });
    if (at >= 0 && partOf(wanted) === partOf(pieces)) continue;
    const fields = at < 0 ? {} : { [`targets.${at}`]: ["pushes.target-is-ordered"] };
    throw new Refusal("pushes.target-became-order", { name }, { fields });
  }
}

type Part = { productId: string | null; name: string; spec: string; quantity: Quantity };
const partOf = (parts: readonly Part[]): string =>
  JSON.stringify(
    parts.map(({ productId, name, spec, quantity }) =>
      [productId, name, spec, String(quantity)].join("|"),
    ),
  );
