import "server-only";
import type { Tx } from "@/db";
import { reaches, type Staff } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";
import { mustBeColleague } from "@/lib/customers/colleagues";
import { assign, claim } from "./access";

/**
 * Whose a lead becomes: nobody's yet, one's own if one may look after leads, a colleague's if one may
 * assign. Whoever assigns is the 主管 of its credits.
 */
export async function mustBeGivenTo(tx: Tx, actor: Staff, branchId: string, ownerId: string) {
  if (ownerId === "") return { ownerId: null };
  const mayAssign = reaches(actor, assign, { branchId });
  if (ownerId === actor.id && reaches(actor, claim, { branchId, ownerId })) return { ownerId };
  if (!mayAssign)
    throw new Refusal("core.invalid", {}, { fields: { ownerId: ["leads.not-yours-to-give"] } });
  await mustBeColleague(tx, branchId, "ownerId", ownerId);
  return { ownerId, supervisorId: actor.id };
}
