import { permission } from "@/lib/core/actor";

export const read = permission("receipts:read", "orders", {
  sales: "own",
  cashier: "branch",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
/** Taking money: the till of a branch, and 门市 the deposit of their own orders. */
export const record = permission("receipts:record", "orders", {
  sales: "own",
  cashier: "branch",
});
/** Somebody else than who took it looks at it again (M1). */
export const verify = permission("receipts:verify", "orders", {
  cashier: "branch",
  accountant: "chain",
  branch_manager: "branch",
});
export const reverse = permission("receipts:reverse", "orders", {
  accountant: "chain",
  branch_manager: "branch",
});
