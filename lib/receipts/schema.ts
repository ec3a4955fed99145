import { z } from "zod";
import { moneyInput } from "@/lib/core/money";
import { lineInput, nameInput } from "@/lib/core/text";
import { isWithoutNumber } from "@/lib/customers/schema";
import { receiptKinds, receiptMethods } from "./kinds";

const numberInText = "customers.number-in-text";

export const recordReceiptInput = z.strictObject({
  id: z.uuid(),
  orderId: z.uuid(),
  kind: z.enum(receiptKinds),
  method: z.enum(receiptMethods),
  amount: moneyInput.refine((amount) => amount > 0n, "receipts.amount-above-zero"),
  externalRef: lineInput(60),
  note: lineInput(200).refine(isWithoutNumber, numberInText),
});
export type ReceiptForm = z.input<typeof recordReceiptInput>;

export const verifyReceiptInput = z.strictObject({ id: z.uuid() });
/** `newId` is that of the counter-entry, made by the form. */
export const reverseReceiptInput = z.strictObject({
  id: z.uuid(),
  newId: z.uuid(),
  reason: nameInput(500).refine(isWithoutNumber, numberInText),
});
