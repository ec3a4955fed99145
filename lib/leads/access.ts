import { type Actor, type Permission, permission, reaches } from "@/lib/core/actor";
import type { LeadStatus } from "./kinds";

/** Whoever brings leads in sees his own; the shop floor and those who lead it see the branch's. */
export const read = permission("leads:read", "cs", {
  cs_agent: "own",
  sales: "branch",
  dispatcher: "own",
  selector: "own",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
/** Capturing them, noting talks, moving them on. */
export const write = permission("leads:write", "cs", {
  cs_agent: "own",
  sales: "branch",
  dispatcher: "own",
  selector: "own",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
/** Seeing the pool, and taking leads out of it. */
export const claim = permission("leads:claim", "cs", {
  cs_agent: "branch",
  sales: "branch",
  branch_manager: "branch",
  owner: "chain",
});
/** Seeing a whole number, with a reason, each time logged; of one's own leads. */
export const reveal = permission("leads:reveal", "cs", {
  cs_agent: "own",
  sales: "own",
  dispatcher: "own",
  selector: "own",
  pickup_clerk: "own",
  branch_manager: "branch",
  owner: "chain",
});
export const assign = permission("leads:assign", "cs", {
  branch_manager: "branch",
  owner: "chain",
});
export const setRules = permission("leads:rules", "cs", {
  branch_manager: "branch",
  owner: "chain",
});

type Whose = {
  branchId: string;
  departmentId: string | null;
  ownerId: string | null;
  capturedBy: string;
  status: LeadStatus;
};

/** Until it is assigned, a lead is with whoever captured it. */
export const holderOf = ({
  ownerId,
  status,
  capturedBy,
}: Omit<Whose, "branchId" | "departmentId">) => ownerId ?? (status === "new" ? capturedBy : null);

/** May this actor use the right on this lead? What lies in the pool is for whoever may claim it. */
export function reachesLead(actor: Actor, needed: Permission, lead: Whose): boolean {
  const { branchId, departmentId, status } = lead;
  if (needed === read && status === "pool" && reaches(actor, claim, lead)) return true;
  return reaches(actor, needed, { branchId, departmentId, ownerId: holderOf(lead) });
}
