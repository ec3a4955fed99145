import { permission } from "@/lib/core/actor";

export const read = permission("orders:read", "orders", {
  cs_agent: "branch",
  sales: "branch",
  dispatcher: "branch",
  selector: "branch",
  pickup_clerk: "branch",
  cashier: "branch",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
/** Writing orders and signing them: 门市 their own. */
export const write = permission("orders:write", "orders", {
  sales: "own",
  branch_manager: "branch",
  owner: "chain",
});
/** A discount beyond one's limit, and signing before the deposit is there (M6, domain.md 4). */
export const override = permission("orders:override", "orders", {
  branch_manager: "branch",
  owner: "chain",
});
