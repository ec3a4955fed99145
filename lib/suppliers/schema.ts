import { z } from "zod";
import { lineInput, nameInput, textInput } from "@/lib/core/text";
import { settlements, supplierKinds } from "./kinds";

export const daysInput = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, "suppliers.days-wrong")
  .transform(Number);

const fields = {
  code: nameInput(20),
  name: nameInput(80),
  kind: z.enum(supplierKinds),
  settlement: z.enum(settlements),
  paymentTerms: lineInput(100),
  address: lineInput(200),
  leadDays: daysInput,
  autoPush: z.boolean(),
  showsPrices: z.boolean(),
  notes: textInput(2000),
};

/** Version 0: nothing is stored yet. So one form serves both. */
export const addSupplierInput = z.strictObject({
  id: z.uuid(),
  version: z.int().max(0),
  ...fields,
});
export const changeSupplierInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  ...fields,
});
export type SupplierForm = z.input<typeof changeSupplierInput>;

export const supplierMoveInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  reason: nameInput(500).refine((text) => [...text].length >= 5, "suppliers.reason-short"),
});
export const releaseInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  reason: lineInput(500).optional(),
});

/** A bank account is digits, often typed in groups of four. */
export const bankInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  holder: nameInput(80),
  bank: nameInput(80),
  account: z
    .string()
    .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{8,32}$/, "suppliers.account-wrong")),
});
export type BankForm = z.input<typeof bankInput>;
export const revealBankInput = z.strictObject({ id: z.uuid() });
