import { permission } from "@/lib/core/actor";

// "shared": suppliers are the chain's, and a right that reaches the chain must not open the orders of
// other branches to row security.
export const read = permission("suppliers:read", "shared", {
  buyer: "chain",
  warehouse: "chain",
  pickup_clerk: "chain",
  accountant: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const write = permission("suppliers:write", "shared", {
  buyer: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const hold = permission("suppliers:hold", "shared", {
  branch_manager: "chain",
  owner: "chain",
});
/** Changing bank data, apart from everything else (contract.md 6.1). */
export const bank = permission("suppliers:bank", "shared", {
  accountant: "chain",
  owner: "chain",
});
/** Seeing a contact's whole mobile number; each time is logged. */
export const reveal = permission("suppliers:reveal", "shared", {
  buyer: "chain",
  pickup_clerk: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const download = permission("suppliers:export", "shared", {
  branch_manager: "chain",
  owner: "chain",
});
