import type { purchaseOrderStatus, pushStatus } from "@/db/schema/purchase-orders";
import { machine } from "@/lib/core/machine";
import { approve, write } from "./access";

export type Status = (typeof purchaseOrderStatus)[number];
export type PushProgress = (typeof pushStatus)[number];

/** The decisions on an order. How far its push has come is a facet beside it (domain.md 6). */
export const moves = machine<Status>()({
  submit: { from: ["draft"], to: "submitted", may: write },
  withdraw: { from: ["submitted"], to: "draft", may: write },
  approve: { from: ["submitted"], to: "approved", may: approve },
  reject: { from: ["submitted"], to: "rejected", may: approve },
  resubmit: { from: ["rejected"], to: "submitted", may: write },
  revise: { from: ["approved"], to: "submitted", may: write },
  cancel: { from: ["draft", "submitted", "rejected", "approved"], to: "cancelled", may: write },
});
export type OrderMove = keyof typeof moves;

/** Where the author may still write. */
export const isOpenToEdit = (status: Status): boolean =>
  status === "draft" || status === "rejected";
