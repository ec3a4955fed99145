import { z } from "zod";
import { halfWidth } from "@/lib/core/figures";
import { moneyInput } from "@/lib/core/money";
import { lineInput, nameInput, textInput } from "@/lib/core/text";
import { dayInput, dayOrNone } from "@/lib/core/time";
import { isWithoutNumber } from "@/lib/customers/schema";
import { depositKinds } from "./kinds";

const numberInText = "customers.number-in-text";
const personOrNone = z.union(
  [z.literal("").transform(() => null), z.uuid("orders.not-of-branch")],
  "orders.not-of-branch",
);

const itemInput = z.strictObject({
  productId: z.union([z.literal(""), z.uuid()]).refine((id) => id !== "", "orders.item-missing"),
  quantity: z
    .string()
    .transform(halfWidth)
    .pipe(z.string().regex(/^[1-9]\d{0,2}$/, "orders.quantity-wrong"))
    .transform(Number),
  unitPrice: moneyInput,
});
export const mostItems = 40;

const fields = {
  customerId: z
    .union([z.literal(""), z.uuid()])
    .refine((id) => id !== "", "orders.customer-missing"),
  packageId: z.union([z.literal(""), z.uuid()]).refine((id) => id !== "", "orders.package-missing"),
  items: z.array(itemInput).max(mostItems),
  discount: moneyInput,
  discountReason: lineInput(200).refine(isWithoutNumber, numberInText),
  deposit: moneyInput,
  depositKind: z.enum(depositKinds),
  weddingOn: dayOrNone,
  promisedOn: dayInput,
  notes: textInput(1000).refine(isWithoutNumber, numberInText),
  ownerId: z.uuid("orders.not-of-branch"),
  leadBy: personOrNone,
  invitedBy: personOrNone,
  supervisedBy: personOrNone,
};

const whole = z.strictObject({ id: z.uuid(), branchId: z.uuid(), ...fields });

const sound = <S extends typeof whole>(schema: S) =>
  schema.superRefine(({ discount, discountReason }, context) => {
    if (discount > 0n && discountReason === "")
      context.addIssue({
        ...{ code: "custom", path: ["discountReason"] },
        message: "orders.discount-reason-missing",
      });
  });

/** Version 0: nothing is stored yet. So one form serves both. */
export const addOrderInput = sound(whole.extend({ version: z.int().max(0) }));
export const changeOrderInput = sound(whole.extend({ version: z.int().positive() }));
export type OrderForm = z.input<typeof changeOrderInput>;
export type SoundOrder = z.output<typeof changeOrderInput>;

const known = { id: z.uuid(), version: z.int().positive() };
const reason = nameInput(500).refine(isWithoutNumber, numberInText);

/** `waiver` is why it is signed before the deposit is there; empty when it is. */
export const signOrderInput = z.strictObject({
  ...known,
  waiver: lineInput(500).refine(isWithoutNumber, numberInText),
});
export const moveOrderInput = z.strictObject({ ...known, reason });
export const resumeOrderInput = z.strictObject(known);
/** The sum that was looked at: another is not approved by this. */
export const approveDiscountInput = z.strictObject({
  ...known,
  discount: z.bigint("core.not-an-amount").positive("core.not-an-amount"),
});
export const promiseOrderInput = z.strictObject({ ...known, promisedOn: dayInput, reason });
