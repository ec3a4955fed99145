import type { Role, Scope } from "@/lib/core/actor";

/** One right of a person, and the roles it comes from. */
export type Line = {
  name: string;
  module: string;
  word: string;
  via: { role: Role; scope: Exclude<Scope, "none"> }[];
};

/**
 * The words key of a permission: "people:grant" is "people.may-grant"; a name that is not the
 * module's own stands in full: "approvals.may-approval-rules-read".
 */
export function wordOf(module: string, permission: string): string {
  const [owner = "", verb = ""] = permission.split(":");
  return `${module}.may-${owner === module ? verb : `${owner}-${verb}`}`;
}
