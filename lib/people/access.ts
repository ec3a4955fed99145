import { type Permission, permission, type Staff } from "@/lib/core/actor";

export const read = permission("people:read", "people", {
  admin: "chain",
  owner: "chain",
  branch_manager: "branch",
});
export const write = permission("people:write", "people", { admin: "chain" });
/** Giving and taking roles; never to oneself (contract.md 6.2). */
export const grant = permission("people:grant", "people", { admin: "chain" });

export const overChain = (actor: Staff, needed: Permission): boolean =>
  actor.grants.get(needed.name)?.chain ?? false;

/**
 * Whoever manages one branch must not lay hands on somebody who reaches further: a new password or
 * another role would be a way up.
 */
export function mayManage(
  actor: Staff,
  needed: Permission,
  seats: readonly { role: string; branchId: string | null }[],
): boolean {
  if (overChain(actor, needed)) return true;
  const mine = actor.grants.get(needed.name)?.branches ?? [];
  return seats.every(
    ({ role, branchId }) =>
      role !== "owner" && role !== "admin" && branchId !== null && mine.includes(branchId),
  );
}
