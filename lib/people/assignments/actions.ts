"use server";

import { eq } from "drizzle-orm";
import { assignments, people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { notify } from "@/lib/inbox/writes";
import { grant, overChain } from "../access";
import { giveRoleInput, takeRoleInput } from "../schema";
import { giveRole, mustNotBeLast } from "../writes";

export const giveRoleTo = action({
  may: grant,
  input: giveRoleInput,
  run: async ({ tx, actor, input: { personId, role, branchId }, trace }) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId)).for("update");
    mustReach(actor, grant, person && { ...person, ownerId: personId });
    if (!person?.active) throw new Refusal("people.has-left");
    return { id: await giveRole(tx, actor, person, { role, branchId }, trace) };
  },
});

/** Takes effect with the person's next request (INV-26). */
export const takeRole = action({
  may: grant,
  input: takeRoleInput,
  run: async ({ tx, actor, input, trace }) => {
    const [seat] = await tx.select().from(assignments).where(eq(assignments.id, input.id));
    if (!seat) throw new Refusal("core.gone");
    const [person] = await tx.select().from(people).where(eq(people.id, seat.personId));
    mustReach(actor, grant, person && { ...person, ownerId: seat.personId });
    if (seat.branchId) mustReach(actor, grant, { branchId: seat.branchId });
    else if (!overChain(actor, grant)) throw new Refusal("people.above-you");
    await mustNotBeLast(tx, seat.personId, seat.role);
    const gone = await tx
      .delete(assignments)
      .where(eq(assignments.id, seat.id))
      .returning({ id: assignments.id });
    if (gone.length === 0) throw new Refusal("core.gone");
    await trace({
      act: "people.take",
      document: "person",
      id: seat.personId,
      branchId: seat.branchId ?? person?.branchId,
      before: { role: seat.role, in: seat.branchId },
      reason: input.reason,
    });
    await notify(tx, {
      people: seat.personId === actor.id ? [] : [seat.personId],
      message: "people.lost-role",
      params: { by: actor.name },
      document: "own-account",
      documentId: seat.personId,
    });
    return { id: seat.id };
  },
});
