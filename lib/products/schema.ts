import { z } from "zod";
import { moneyInput } from "@/lib/core/money";
import { lineInput, nameInput } from "@/lib/core/text";
import { productKinds } from "./kinds";

const fields = {
  sku: nameInput(40),
  name: nameInput(80),
  kind: z.enum(productKinds),
  unit: nameInput(8),
  spec: lineInput(120),
  salePrice: moneyInput,
  cost: moneyInput,
  productionDays: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "products.days-wrong")
    .transform(Number),
  active: z.boolean(),
};

/** Version 0: nothing is stored yet. So one form serves both. */
export const addProductInput = z.strictObject({ id: z.uuid(), version: z.int().max(0), ...fields });
export const changeProductInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ...fields,
});
export type ProductForm = z.input<typeof changeProductInput>;
