import { z } from "zod";
import { type Money, moneyInput, quantityInput, zero } from "@/lib/core/money";
import { lineInput as oneLine, textInput } from "@/lib/core/text";
import { dayInput } from "@/lib/core/time";
import { lineAmount, mostTotal, subtotalOf } from "./rules";

/** Must say something; `word` asks for it. */
const filled = (text: ReturnType<typeof textInput>, word: string, least = 1) =>
  text.pipe(z.string().min(least, word));

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

/** Sums are looked at once every figure is sound. */
const sound = ({ issues }: { issues: readonly unknown[] }) => issues.length === 0;

export const lineInput = z
  .strictObject({
    productId: optional(z.uuid()),
    name: filled(oneLine(120), "purchase-orders.name-missing"),
    spec: oneLine(200).default(""),
    supplierSku: oneLine(60).default(""),
    unit: filled(oneLine(12), "purchase-orders.unit-missing"),
    quantity: quantityInput,
    unitPrice: moneyInput,
    discount: money.default(zero),
    expectedOn: optional(dayInput),
  })
  .refine((line) => lineAmount(line) >= 0n, {
    path: ["discount"],
    error: "purchase-orders.discount-too-large",
    when: sound,
  });

const order = {
  supplierId: z.uuid("purchase-orders.supplier-missing"),
  expectedOn: optional(dayInput),
  freight: money.default(zero),
  discount: money.default(zero),
  notes: textInput(2000).default(""),
  lines: z
    .array(lineInput)
    .min(1, "purchase-orders.no-lines")
    .max(200, "purchase-orders.too-many-lines"),
};

type Sums = { lines: readonly z.output<typeof lineInput>[]; freight: Money; discount: Money };

const before = ({ lines, freight }: Sums) => subtotalOf(lines) + freight;

/** The order's own discount may not exceed what there is to pay, nor the sum what a column holds. */
const summed = <S extends z.ZodType<Sums>>(form: S) =>
  form
    .refine((values) => values.discount <= before(values), {
      path: ["discount"],
      error: "purchase-orders.discount-too-large",
      when: sound,
    })
    .refine((values) => before(values) <= mostTotal, {
      path: ["lines"],
      error: "purchase-orders.sum-too-large",
      when: sound,
    });

export const draftInput = summed(
  z.strictObject({ id: z.uuid(), branchId: z.uuid("purchase-orders.branch-missing"), ...order }),
);

export const saveInput = summed(z.strictObject({ id: z.uuid(), version: z.int(), ...order }));

/** 变更: the whole content again, and why. */
export const reviseInput = summed(
  z.strictObject({
    id: z.uuid(),
    version: z.int(),
    reason: filled(textInput(500), "purchase-orders.reason-missing", 2),
    ...order,
  }),
);

/** A move on an order as it was when the person saw it. */
export const moveInput = z.strictObject({ id: z.uuid(), version: z.int() });

export const cancelInput = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  reason: filled(textInput(500), "purchase-orders.reason-missing", 2),
});

export const copyInput = z.strictObject({ id: z.uuid(), from: z.uuid() });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `seen` is the hash of the content on the page: nobody approves what he did not see (INV-06). */
export const approveInput = z.strictObject({
  id: z.uuid(),
  seen: hash,
  note: textInput(500).default(""),
});

export const rejectInput = z.strictObject({
  id: z.uuid(),
  seen: hash,
  reason: filled(textInput(500), "approvals.reason-missing"),
});

export type DraftForm = z.input<typeof draftInput>;
export type LineForm = z.input<typeof lineInput>;
export type OrderValues = z.output<z.ZodObject<typeof order>>;
export type LineValues = z.output<typeof lineInput>;
