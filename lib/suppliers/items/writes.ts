import "server-only";
import { and, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { supplierItems, supplierPrices } from "@/db/schema/suppliers";
import type { Day } from "@/db/units";
import { showMoney, showQuantity } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { addDays } from "@/lib/core/time";
import type { Tier } from "../rules";

export async function lockItem(tx: Tx, id: string) {
  const [row] = await tx.select().from(supplierItems).where(eq(supplierItems.id, id)).for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}

/**
 * New tiers from a day on. What held until then ends the day before; what would have begun later
 * never does. Nothing is overwritten, so the history stays whole.
 */
export async function setTiers(
  tx: Tx,
  { itemId, from, tiers, by }: { itemId: string; from: Day; tiers: readonly Tier[]; by: string },
): Promise<void> {
  const open = or(isNull(supplierPrices.validTo), gte(supplierPrices.validTo, from));
  await tx
    .update(supplierPrices)
    .set({ validTo: addDays(from, -1) })
    .where(and(eq(supplierPrices.itemId, itemId), lt(supplierPrices.validFrom, from), open));
  await tx
    .update(supplierPrices)
    .set({ validTo: sql`${supplierPrices.validFrom} - 1` })
    .where(and(eq(supplierPrices.itemId, itemId), gte(supplierPrices.validFrom, from), open));
  await tx.insert(supplierPrices).values(
    tiers.map(({ minQuantity, price }) => ({
      id: uuid(),
      itemId,
      minQuantity,
      price,
      validFrom: from,
      createdBy: by,
    })),
  );
}

/** For the audit log: "1 起 68.00，50 起 61.00". */
export const saidTiers = (tiers: readonly Tier[]): string =>
  tiers
    .map(({ minQuantity, price }) => `${showQuantity(minQuantity)} 起 ${showMoney(price)}`)
    .join("，");
