import { z } from "zod";
import { type Money, moneyInput, quantityInput, zero } from "@/lib/core/money";
import { dayInput } from "@/lib/core/time";
import { lineAmount, mostTotal, subtotalOf } from "./rules";

const text = (most: number) => z.string().trim().max(most, "core.too-long");

/** An empty field of a form is no value; anything else must be a sound one. */
const optional = <S extends z.ZodType<unknown, string>>(sound: S) =>
  z
    .string()
    .transform((typed) => typed.trim() || null)
    .pipe(sound.nullable())
    .nullish()
    .transform((value) => value ?? null);

const money = z
  .string()
  .transform((typed) => typed.trim() || "0")
  .pipe(moneyInput);

export const lineInput = z
  .strictObject({
    productId: optional(z.uuid()),
    name: text(120).min(1, "purchase-orders.name-missing"),
    spec: text(200).default(""),
    supplierSku: text(60).default(""),
    unit: text(12).min(1, "purchase-orders.unit-missing"),
    quantity: quantityInput,
    unitPrice: moneyInput,
    discount: money.default(zero),
    expectedOn: optional(dayInput),
  })
  .refine((line) => lineAmount(line) >= 0n, {
    path: ["discount"],
    error: "purchase-orders.discount-too-large",
  });

const order = {
  supplierId: z.uuid("purchase-orders.supplier-missing"),
  expectedOn: optional(dayInput),
  freight: money.default(zero),
  discount: money.default(zero),
  notes: text(2000).default(""),
  lines: z
    .array(lineInput)
    .min(1, "purchase-orders.no-lines")
    .max(200, "purchase-orders.too-many-lines"),
};

type Sums = { lines: readonly z.output<typeof lineInput>[]; freight: Money; discount: Money };

/** The order's own discount may not exceed what there is to pay, nor the sum what a column holds. */
const soundSums = (values: Sums, context: z.RefinementCtx) => {
  const before = subtotalOf(values.lines) + values.freight;
  if (values.discount > before) {
    context.addIssue({
      code: "custom",
      path: ["discount"],
      message: "purchase-orders.discount-too-large",
    });
  }
  if (before > mostTotal) {
    context.addIssue({ code: "custom", path: ["lines"], message: "purchase-orders.sum-too-large" });
  }
};

export const draftInput = z
  .strictObject({ id: z.uuid(), branchId: z.uuid("purchase-orders.branch-missing"), ...order })
  .superRefine(soundSums);

export const saveInput = z
  .strictObject({ id: z.uuid(), version: z.int(), ...order })
  .superRefine(soundSums);

/** 变更: the whole content again, and why. */
export const reviseInput = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    reason: text(500).min(2, "purchase-orders.reason-missing"),
    ...order,
  })
  .superRefine(soundSums);

/** A move on an order as it was when the person saw it. */
export const moveInput = z.strictObject({ id: z.uuid(), version: z.int() });

export const cancelInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  reason: text(500).min(2, "purchase-orders.reason-missing"),
});

export const copyInput = z.strictObject({ id: z.uuid(), from: z.uuid() });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `seen` is the hash of the content on the page: nobody approves what he did not see (INV-06). */
export const approveInput = z.strictObject({
  id: z.uuid(),
  seen: hash,
  note: text(500).default(""),
});

export const rejectInput = z.strictObject({
  id: z.uuid(),
  seen: hash,
  reason: text(500).min(1, "approvals.reason-missing"),
});

export type DraftForm = z.input<typeof draftInput>;
export type LineForm = z.input<typeof lineInput>;
export type OrderValues = z.output<z.ZodObject<typeof order>>;
export type LineValues = z.output<typeof lineInput>;
