import { permission } from "@/lib/core/actor";

export const read = permission("pushes:read", "purchasing", {
  buyer: "branch",
  warehouse: "branch",
  pickup_clerk: "own",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
export const write = permission("pushes:write", "purchasing", {
  buyer: "branch",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
/** Copying, renewing and revoking a supplier's link. */
export const links = permission("pushes:links", "purchasing", {
  buyer: "branch",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
export const download = permission("pushes:export", "purchasing", {
  buyer: "branch",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
