import type { orderStatus } from "@/db/schema/orders";
import { machine } from "@/lib/core/machine";
import { override, write } from "./access";

export type OrderStatus = (typeof orderStatus)[number];

/** An order's own life; how far its shoots have come stands beside it (domain.md 4). */
export const moves = machine<OrderStatus>()({
  sign: { from: ["draft"], to: "active", may: write },
  hold: { from: ["active"], to: "on_hold", may: write },
  resume: { from: ["on_hold"], to: "active", may: write },
  cancel: { from: ["draft", "active", "on_hold"], to: "cancelled", may: write },
  approveDiscount: { from: ["draft"], to: "draft", may: override },
});
export type OrderMove = keyof typeof moves;
