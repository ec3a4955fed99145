import { permission } from "@/lib/core/actor";

export const read = permission("purchase-orders:read", "purchasing", {
  buyer: "branch",
  warehouse: "branch",
  pickup_clerk: "own",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
export const write = permission("purchase-orders:write", "purchasing", {
  buyer: "branch",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
export const approve = permission("purchase-orders:approve", "purchasing", {
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
/** Cancelling what others wrote or what was already sent. One's own unsent order needs only write. */
export const cancel = permission("purchase-orders:cancel", "purchasing", {
  branch_manager: "branch",
  owner: "chain",
});
/** Purchase prices; who writes an order sees its prices. */
export const seeCost = permission("purchase-orders:see-cost", "purchasing", {
  buyer: "branch",
  warehouse: "branch",
  pickup_clerk: "own",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
export const download = permission("purchase-orders:export", "purchasing", {
  buyer: "branch",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
