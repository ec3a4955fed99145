import type { depositKind } from "@/db/schema/orders";
import type { OrderStatus } from "./states";

export type DepositKind = (typeof depositKind)[number];

// The tables' own lists would bring the database into the browser; the compiler keeps them the same.
export const depositKinds = Object.keys({
  deposit: true,
  prepay: true,
} satisfies Record<DepositKind, true>) as [DepositKind, ...DepositKind[]];

export const orderStatuses = Object.keys({
  draft: true,
  active: true,
  on_hold: true,
  completed: true,
  cancelled: true,
} satisfies Record<OrderStatus, true>) as [OrderStatus, ...OrderStatus[]];
