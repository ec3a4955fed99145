"use server";

import { and, eq } from "drizzle-orm";
import { departments } from "@/db/schema/branches";
import { inboxMembers } from "@/db/schema/inbox";
import { people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { notify } from "@/lib/inbox/writes";
import { write } from "../access";
import { memberInput } from "../schema";

/** Whoever is in the inbox answers what is pushed to the branch or department. */
export const addMember = action({
  may: write,
  input: memberInput,
  run: async ({ tx, input: { branchId, departmentId, personId }, trace }) => {
    const placeId = departmentId ?? branchId;
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person?.active) throw new Refusal("branches.person-missing");
    if (departmentId) {
      const [part] = await tx.select().from(departments).where(eq(departments.id, departmentId));
      if (part?.branchId !== branchId) throw new Refusal("core.gone");
    }
    await tx
      .insert(inboxMembers)
      .values({ placeId, branchId, departmentId, personId })
      .onConflictDoNothing();
    await trace({
      ...{ act: "branches.add-member", document: departmentId ? "department" : "branch" },
      ...{ id: placeId, branchId, after: { personId } },
    });
    await notify(tx, {
      people: [personId],
      message: "branches.you-answer",
      document: "own-account",
      documentId: personId,
    });
    return { personId };
  },
});

export const removeMember = action({
  may: write,
  input: memberInput,
  run: async ({ tx, input: { branchId, departmentId, personId }, trace }) => {
    const placeId = departmentId ?? branchId;
    const gone = await tx
      .delete(inboxMembers)
      .where(and(eq(inboxMembers.placeId, placeId), eq(inboxMembers.personId, personId)))
      .returning({ personId: inboxMembers.personId });
    if (gone.length === 0) throw new Refusal("core.gone");
    await trace({
      ...{ act: "branches.remove-member", document: departmentId ? "department" : "branch" },
      ...{ id: placeId, branchId, before: { personId } },
    });
    return { personId };
  },
});
