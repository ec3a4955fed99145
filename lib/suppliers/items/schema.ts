import { z } from "zod";
import { moneyInput, quantityInput } from "@/lib/core/money";
import { lineInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { daysInput } from "../schema";

export const mostTiers = 12;

const tierInput = z.strictObject({ minQuantity: quantityInput, price: moneyInput });
export type TierForm = z.input<typeof tierInput>;

/** From 1 at 68.00, from 50 at 61.00: the lowest first, each once. */
const tiersInput = z
  .array(tierInput)
  .min(1, "suppliers.price-missing")
  .max(mostTiers)
  .superRefine((tiers, context) => {
    for (const [place, { minQuantity }] of tiers.entries()) {
      const previous = tiers[place - 1];
      if (previous && previous.minQuantity >= minQuantity)
        context.addIssue({
          code: "custom",
          path: [place, "minQuantity"],
          message: "suppliers.tiers-unordered",
        });
    }
  });

export const offerInput = z.strictObject({
  id: z.uuid(),
  supplierId: z.uuid(),
  productId: z.uuid("suppliers.product-missing"),
  supplierSku: lineInput(60),
  leadDays: daysInput,
  tiers: tiersInput,
});
export type OfferForm = z.input<typeof offerInput>;

export const changeItemInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  supplierSku: lineInput(60),
  leadDays: daysInput,
  active: z.boolean(),
});
export type ItemForm = z.input<typeof changeItemInput>;

export const pricesInput = z.strictObject({
  itemId: z.uuid(),
  validFrom: dayInput,
  tiers: tiersInput,
});
export type PricesForm = z.input<typeof pricesInput>;
