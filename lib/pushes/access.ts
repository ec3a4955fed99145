import { type Actor, permission, reaches } from "@/lib/core/actor";
import { seeCost } from "@/lib/purchase-orders/access";

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

/** The page behind a supplier's link names prices, so only who may see them is handed one. */
export const mayHandOut = (actor: Actor, push: Parameters<typeof reaches>[2]): boolean =>
  reaches(actor, links, push) && reaches(actor, seeCost, push);
