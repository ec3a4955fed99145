import type { rowGroups, scopes } from "@/db/schema/roles";

/** The roles of domain.md section 1. Their codes are the demo's account names. */
export const roles = [
  "cs_agent",
  "sales",
  "dispatcher",
  "stylist",
  "photographer",
  "selector",
  "retoucher",
  "designer",
  "pickup_clerk",
  "buyer",
  "warehouse",
  "cashier",
  "accountant",
  "branch_manager",
  "owner",
  "admin",
] as const;
export type Role = (typeof roles)[number];
export type Scope = (typeof scopes)[number];
export type RowGroup = (typeof rowGroups)[number];

/**
 * A right, as a value: rename it and the compiler follows. The defaults stand here; what an admin
 * changes is data (role_grants), and both are resolved into the actor.
 */
export type Permission = {
  readonly name: `${string}:${string}`;
  /** The group of tables row security opens for a holder. */
  readonly group: RowGroup;
  readonly defaults: Readonly<Partial<Record<Role, Exclude<Scope, "none">>>>;
};

export const permission = (
  name: Permission["name"],
  group: RowGroup,
  defaults: Permission["defaults"],
): Permission => ({ name, group, defaults });

/** How far a right reaches: everything, these branches, this department there, or only one's own there. */
export type Reach = {
  readonly chain: boolean;
  readonly branches: readonly string[];
  readonly departments: readonly string[];
  readonly own: readonly string[];
};

declare const proven: unique symbol;
type Proven<T> = T & { readonly [proven]: true };

export type Staff = Proven<{
  readonly kind: "staff";
  readonly id: string;
  readonly sessionId: string;
  /** sha256 of the session's token, hex: the row security context. */
  readonly sessionHash: string;
  readonly name: string;
  readonly account: string;
  readonly locale: "zh-CN" | "en";
  readonly branchId: string;
  readonly departmentId: string | null;
  readonly roles: readonly Role[];
  readonly branches: readonly { id: string; code: string; name: string; zone: string }[];
  readonly grants: ReadonlyMap<string, Reach>;
}>;
/** Background work: it has every right, its own database role, and its name in the audit log. */
export type Job = Proven<{ readonly kind: "job"; readonly name: string }>;
export type Nobody = Proven<{ readonly kind: "nobody" }>;

/** Who is asking. Only the gates make one (lib/core/prove.ts), so holding one is proof. */
export type Actor = Staff | Job;

export function can(actor: Actor, needed: Permission): boolean {
  return actor.kind === "job" || actor.grants.has(needed.name);
}

/** Whose a document is, for `reaches`: its branch, its author, and the department he wrote it in. */
export const authored = (of: {
  branchId: string;
  departmentId: string | null;
  authorId: string;
}) => ({ branchId: of.branchId, departmentId: of.departmentId, ownerId: of.authorId });

/** May this actor use the right on a row of this branch, department and person? */
export function reaches(
  actor: Actor,
  needed: Permission,
  row: { branchId: string; departmentId?: string | null; ownerId?: string | null },
): boolean {
  if (actor.kind === "job") return true;
  const reach = actor.grants.get(needed.name);
  if (!reach) return false;
  return (
    reach.chain ||
    reach.branches.includes(row.branchId) ||
    (row.departmentId != null && reach.departments.includes(row.departmentId)) ||
    (row.ownerId === actor.id && reach.own.includes(row.branchId))
  );
}

/** The branches in which this right can be used at all, for pickers. */
export function branchesFor(actor: Staff, needed: Permission): Staff["branches"] {
  const reach = actor.grants.get(needed.name);
  if (!reach) return [];
  if (reach.chain) return actor.branches;
  return actor.branches.filter(({ id }) => reach.branches.includes(id) || reach.own.includes(id));
}
