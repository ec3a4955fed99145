"use server";

import { eq } from "drizzle-orm";
import { people } from "@/db/schema/people";
import { resources } from "@/db/schema/resources";
import { action } from "@/lib/core/action";
import { mustReach } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { write } from "./access";
import { formOf } from "./forms";
import { addResourceInput, changeResourceInput } from "./schema";

/** A person has a name already, and alone a limit of a day. */
const ofKind = <F extends { name: string; dailyCap: number | null }>(
  isPerson: boolean,
  facts: F,
): F => (isPerson ? { ...facts, name: "" } : { ...facts, dailyCap: null });

const wrong = (field: string, message: string) =>
  new Refusal("core.invalid", {}, { fields: { [field]: [message] } });

export const addResource = action({
  may: write,
  input: addResourceInput,
  run: async ({ tx, actor, input: { id, branchId, kind, personId, ...facts }, trace }) => {
    mustReach(actor, write, { branchId });
    const isPerson = kind === "person";
    if (isPerson && personId) {
      const [person] = await tx.select().from(people).where(eq(people.id, personId));
      if (!person?.active || person.branchId !== branchId)
        throw wrong("personId", "resources.not-of-branch");
      const [there] = await tx.select().from(resources).where(eq(resources.personId, personId));
      if (there) throw wrong("personId", "resources.there-already");
    }
    const after = ofKind(isPerson, facts);
    await tx
      .insert(resources)
      .values({ id, branchId, kind, personId: isPerson ? personId : null, ...after });
    await trace({
      ...{ act: "resources.add", document: "resource", id, branchId },
      after: { kind, personId, ...after },
    });
    return { id };
  },
});

/** What is booked already keeps the time it was booked with; what comes next takes the new buffers. */
export const changeResource = action({
  may: write,
  input: changeResourceInput,
  run: async ({ tx, actor, input: { id, version, ...facts }, trace }) => {
    const [before] = await tx.select().from(resources).where(eq(resources.id, id)).for("update");
    mustReach(actor, write, before);
    if (!before) throw new Refusal("core.gone");
    sameVersion(before, version, () => formOf(before));
    const isPerson = before.kind === "person";
    if (!isPerson && facts.name === "") throw wrong("name", "core.required");
    const after = ofKind(isPerson, facts);
    await tx
      .update(resources)
      .set({ ...after, version: before.version + 1 })
      .where(eq(resources.id, id));
    const known = Object.keys(after) as (keyof typeof after)[];
    await trace({
      ...{ act: "resources.change", document: "resource", id, branchId: before.branchId },
      before: Object.fromEntries(known.map((key) => [key, before[key]])),
      after,
    });
    return { id };
  },
});
