import { permission } from "@/lib/core/actor";

export const read = permission("people:read", "people", {
  admin: "chain",
  owner: "chain",
  branch_manager: "branch",
});
export const write = permission("people:write", "people", { admin: "chain" });
/** Giving and taking roles; never to oneself (contract.md 6.2). */
export const grant = permission("people:grant", "people", { admin: "chain" });
