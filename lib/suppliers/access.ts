import { permission } from "@/lib/core/actor";

export const read = permission("suppliers:read", "purchasing", {
  buyer: "chain",
  warehouse: "chain",
  pickup_clerk: "chain",
  accountant: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const write = permission("suppliers:write", "purchasing", {
  buyer: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const hold = permission("suppliers:hold", "purchasing", {
  branch_manager: "chain",
  owner: "chain",
});
/** Changing bank data, apart from everything else (contract.md 6.1). */
export const bank = permission("suppliers:bank", "purchasing", {
  accountant: "chain",
  owner: "chain",
});
/** Seeing a contact's whole mobile number; each time is logged. */
export const reveal = permission("suppliers:reveal", "purchasing", {
  buyer: "chain",
  pickup_clerk: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const download = permission("suppliers:export", "purchasing", {
  branch_manager: "chain",
  owner: "chain",
});
