import { permission } from "@/lib/core/actor";

export const read = permission("packages:read", "shared", {
  cs_agent: "chain",
  sales: "chain",
  dispatcher: "chain",
  selector: "chain",
  designer: "chain",
  pickup_clerk: "chain",
  cashier: "chain",
  accountant: "chain",
  branch_manager: "chain",
  owner: "chain",
});
/** What is sold, for how much, and what an order of each kind of shoot needs. */
export const write = permission("packages:write", "shared", {
  branch_manager: "chain",
  owner: "chain",
});
/** How far a package may be discounted: what a clerk does not tell a customer, he need not know (M6). */
export const seeFloor = permission("packages:see-floor", "shared", {
  accountant: "chain",
  branch_manager: "chain",
  owner: "chain",
});
