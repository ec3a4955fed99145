import { permission } from "@/lib/core/actor";

// "shared": what can be booked is the chain's, since people travel and dresses are lent.
export const read = permission("resources:read", "shared", {
  ...{ cs_agent: "branch", sales: "branch", dispatcher: "branch", selector: "branch" },
  ...{ pickup_clerk: "branch", stylist: "own", photographer: "own" },
  ...{ branch_manager: "branch", owner: "chain", admin: "chain" },
});
/** What a branch has to book, with its buffers and caps: the manager's, and the admin's. */
export const write = permission("resources:write", "shared", {
  branch_manager: "branch",
  admin: "chain",
});
