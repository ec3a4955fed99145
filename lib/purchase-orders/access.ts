import { authored, permission, reaches, type Staff } from "@/lib/core/actor";

export const read = permission("purchase-orders:read", "purchasing", {
  buyer: "branch",
  warehouse: "branch",
  pickup_clerk: "own",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
export const write = permission("purchase-orders:write", "purchasing", {
  buyer: "branch",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
export const approve = permission("purchase-orders:approve", "purchasing", {
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
/** Cancelling what others wrote or what was already sent. One's own unsent order needs only write. */
export const cancel = permission("purchase-orders:cancel", "purchasing", {
  branch_manager: "branch",
  owner: "chain",
});
/** Purchase prices; who writes an order sees its prices. */
export const seeCost = permission("purchase-orders:see-cost", "purchasing", {
  buyer: "branch",
  warehouse: "branch",
  pickup_clerk: "own",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});
export const download = permission("purchase-orders:export", "purchasing", {
  buyer: "branch",
  accountant: "chain",
  branch_manager: "branch",
  owner: "chain",
});

type Row = { branchId: string; departmentId: string | null; authorId: string };

export const isAuthor = (actor: Staff, order: Pick<Row, "authorId">): boolean =>
  actor.id === order.authorId;

/**
 * One's own order as long as nothing of it ever left the house; any other only with the right of its
 * own (domain.md 6).
 */
export function mayCancel(actor: Staff, order: Row, wasSent: boolean): boolean {
  const row = authored(order);
  if (reaches(actor, cancel, row)) return true;
  return isAuthor(actor, order) && !wasSent && reaches(actor, write, row);
}
