import type { receiptKind, receiptMethod } from "@/db/schema/receipts";

export type ReceiptKind = (typeof receiptKind)[number];
export type ReceiptMethod = (typeof receiptMethod)[number];

// The tables' own lists would bring the database into the browser; the compiler keeps them the same.
export const receiptKinds = Object.keys({
  deposit: true,
  prepay: true,
  balance: true,
  aftersale: true,
  other: true,
} satisfies Record<ReceiptKind, true>) as [ReceiptKind, ...ReceiptKind[]];

export const receiptMethods = Object.keys({
  cash: true,
  wechat: true,
  alipay: true,
  card: true,
  transfer: true,
} satisfies Record<ReceiptMethod, true>) as [ReceiptMethod, ...ReceiptMethod[]];
