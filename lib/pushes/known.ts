import "server-only";
import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches, departments } from "@/db/schema/branches";
import { inboxMembers } from "@/db/schema/inbox";
import { products } from "@/db/schema/products";
import { suppliers } from "@/db/schema/suppliers";
import type { Money, Quantity } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import type { Day } from "@/lib/core/time";
import { priceFor } from "@/lib/suppliers/queries";
import { priceAt } from "@/lib/suppliers/rules";
import type { PushDraft } from "./schema";

export type KnownTarget = {
  kind: PushDraft["targets"][number]["kind"];
  id: string;
  name: string;
  branchId: string | null;
};

/** The targets as they are now, in the form's order. Refuses whom nothing may be pushed to, and says why. */
export async function knownTargets(tx: Tx, targets: PushDraft["targets"]): Promise<KnownTarget[]> {
  const ids = targets.map(({ id }) => id);
  const [makers, shops, rooms, members] = await Promise.all([
    tx.select().from(suppliers).where(inArray(suppliers.id, ids)),
    tx.select().from(branches).where(inArray(branches.id, ids)),
    tx
      .select({ department: departments, branch: branches.name })
      .from(departments)
      .innerJoin(branches, eq(branches.id, departments.branchId))
      .where(inArray(departments.id, ids)),
    tx.select().from(inboxMembers).where(inArray(inboxMembers.placeId, ids)),
  ]);
  return targets.map(({ kind, id }, at) => {
    const refuse = (code: string, params: Record<string, string>, mark = code) =>
      new Refusal(code, params, { fields: { [`targets.${at}`]: [mark] } });
    const nobody = (name: string) => {
      if (!members.some(({ placeId }) => placeId === id))
        throw refuse("pushes.nobody-answers", { name }, "pushes.target-nobody");
    };
    if (kind === "supplier") {
      const maker = makers.find((one) => one.id === id);
      if (!maker) throw refuse("pushes.target-gone", {});
      const { name, status, statusReason } = maker;
      if (status !== "active") {
        const why = { name, reason: statusReason ?? "" };
        throw refuse("pushes.supplier-on-hold", why, "pushes.target-on-hold");
      }
      return { kind, id, name, branchId: null };
    }
    if (kind === "branch") {
      const shop = shops.find((one) => one.id === id && one.active);
      if (!shop) throw refuse("pushes.target-gone", {});
      nobody(shop.name);
      return { kind, id, name: shop.name, branchId: shop.id };
    }
    const room = rooms.find((one) => one.department.id === id && one.department.active);
    if (!room) throw refuse("pushes.target-gone", {});
    const name = `${room.branch} ${room.department.name}`;
    nobody(name);
    return { kind, id, name, branchId: room.department.branchId };
  });
}

/** Refuses a line whose product is gone; gives the products by id. */
export async function knownProducts(tx: Tx, lines: PushDraft["lines"]) {
  const ids = lines.flatMap(({ productId }) => productId ?? []);
  const rows = ids.length
    ? await tx
        .select({ id: products.id, sku: products.sku, initials: products.initials })
        .from(products)
        .where(inArray(products.id, ids))
    : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  lines.forEach(({ productId }, at) => {
    if (productId && !byId.has(productId))
      throw new Refusal("core.gone", {}, { fields: { [`lines.${at}.name`]: ["core.gone"] } });
  });
  return byId;
}

type Asked = { supplierId: string; productId: string | null; quantity: Quantity };
type Asks = { supplierSku: string; leadDays: number; price: Money | null };

/** What each supplier calls a product and asks for so much of it on a day; null without an offer. */
export async function offersOf(
  tx: Tx,
  supplierIds: readonly string[],
  productIds: readonly string[],
  on: Day,
): Promise<(asked: Asked) => Asks | null> {
  const lists = new Map(
    await Promise.all(
      supplierIds.map(async (id) => [id, await priceFor(tx, id, productIds, on)] as const),
    ),
  );
  return ({ supplierId, productId, quantity }) => {
    const offer = productId ? lists.get(supplierId)?.get(productId) : undefined;
    if (!offer) return null;
    const { supplierSku, leadDays, tiers } = offer;
    return { supplierSku, leadDays, price: priceAt(tiers, quantity) };
  };
}
