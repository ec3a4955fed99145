import { permission, type Staff } from "@/lib/core/actor";

/** Where the jobs of a branch stand; who only does a stage sees his own. */
export const read = permission("jobs:read", "orders", {
  cs_agent: "branch",
  sales: "branch",
  dispatcher: "branch",
  stylist: "own",
  photographer: "own",
  selector: "branch",
  retoucher: "own",
  designer: "own",
  pickup_clerk: "branch",
  branch_manager: "branch",
  owner: "chain",
});
/** Doing a stage: one's own (domain.md 12); whoever may, sees his own work on the board. */
export const work = permission("jobs:work", "orders", {
  cs_agent: "own",
  sales: "own",
  dispatcher: "own",
  stylist: "own",
  photographer: "own",
  selector: "own",
  retoucher: "own",
  designer: "own",
  pickup_clerk: "own",
  branch_manager: "branch",
});
/** Whether somebody sees more than what is assigned to himself. */
export function seesAll(actor: Staff): boolean {
  const reach = actor.grants.get(read.name);
  return reach !== undefined && (reach.chain || reach.branches.length > 0);
}
/** 主管: assigns, confirms, sends back, skips, hurries. */
export const supervise = permission("jobs:supervise", "orders", {
  dispatcher: "branch",
  branch_manager: "branch",
  owner: "chain",
});
/** The stages of each kind of shoot: how many days they take, and what has to be shown. */
export const stages = permission("jobs:stages", "shared", {
  branch_manager: "chain",
  owner: "chain",
  admin: "chain",
});
