import { permission } from "@/lib/core/actor";

export const read = permission("products:read", "shared", {
  cs_agent: "chain",
  sales: "chain",
  selector: "chain",
  designer: "chain",
  pickup_clerk: "chain",
  buyer: "chain",
  warehouse: "chain",
  cashier: "chain",
  accountant: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const write = permission("products:write", "shared", {
  buyer: "chain",
  branch_manager: "chain",
  owner: "chain",
});
/** What a product costs us, and its price history. */
export const seeCost = permission("products:see-cost", "shared", {
  buyer: "chain",
  warehouse: "chain",
  accountant: "chain",
  branch_manager: "chain",
  owner: "chain",
});
export const download = permission("products:export", "shared", {
  buyer: "chain",
  branch_manager: "chain",
  owner: "chain",
});
