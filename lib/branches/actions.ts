"use server";

import { and, eq, ne, sql } from "drizzle-orm";
import { branches, company, departments } from "@/db/schema/branches";
import { numberSeries } from "@/db/schema/core";
import { inboxMembers } from "@/db/schema/inbox";
import { people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { typedMoney } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { notify } from "@/lib/inbox/writes";
import { write } from "./access";
import {
  addBranchInput,
  addDepartmentInput,
  changeBranchInput,
  changeCompanyInput,
  changeDepartmentInput,
  changeSeriesInput,
  memberInput,
} from "./schema";

export const changeCompany = action({
  may: write,
  input: changeCompanyInput,
  run: async ({ tx, input: { version, ...after }, trace }) => {
    const [before] = await tx.select().from(company).for("update");
    if (!before) throw new Refusal("core.gone");
    sameVersion(before, version, () => ({
      version: before.version,
      name: before.name,
      fiscalYearStart: String(before.fiscalYearStart),
      directPushLimit: typedMoney(before.directPushLimit),
      revisionTolerance: typedMoney(before.revisionTolerance),
    }));
    await tx.update(company).set({ ...after, version: version + 1 });
    await trace({
      act: "branches.change-company",
      document: "company",
      before: only(before, after),
      after,
    });
    return { version: version + 1 };
  },
});

export const addBranch = action({
  may: write,
  input: addBranchInput,
  run: async ({ tx, input: { id, ...after }, trace }) => {
    const [taken] = await tx.select().from(branches).where(eq(branches.code, after.code));
    if (taken && taken.id !== id) refuseAt("code", "branches.code-taken");
    await tx.insert(branches).values({ id, ...after });
    await trace({ act: "branches.add", document: "branch", id, branchId: id, after });
    return { id };
  },
});

/** A branch is closed only when nobody calls it home: his new documents would have no place. */
export const changeBranch = action({
  may: write,
  input: changeBranchInput,
  run: async ({ tx, input: { id, version, ...after }, trace }) => {
    const [before] = await tx.select().from(branches).where(eq(branches.id, id)).for("update");
    if (!before) throw new Refusal("core.gone");
    sameVersion(before, version, () => ({
      version: before.version,
      name: before.name,
      address: before.address,
      phone: before.phone,
      zone: before.zone,
      active: before.active,
    }));
    if (before.active && !after.active) {
      const here = await tx.$count(people, and(eq(people.branchId, id), eq(people.active, true)));
      if (here > 0) throw new Refusal("branches.people-remain", { count: here });
      const others = await tx.$count(branches, and(ne(branches.id, id), eq(branches.active, true)));
      if (others === 0) throw new Refusal("branches.last-branch");
    }
    await tx
      .update(branches)
      .set({ ...after, version: version + 1 })
      .where(eq(branches.id, id));
    const was = only(before, after);
    await trace({
      act: "branches.change",
      document: "branch",
      id,
      branchId: id,
      before: was,
      after,
    });
    return { version: version + 1 };
  },
});

export const addDepartment = action({
  may: write,
  input: addDepartmentInput,
  run: async ({ tx, input: { id, ...after }, trace }) => {
    await freeName(tx, after.branchId, after.name, id);
    await tx.insert(departments).values({ id, ...after });
    const { branchId } = after;
    await trace({ act: "branches.add-department", document: "department", id, branchId, after });
    return { id };
  },
});

export const changeDepartment = action({
  may: write,
  input: changeDepartmentInput,
  run: async ({ tx, input: { id, version, ...after }, trace }) => {
    const [before] = await tx
      .select()
      .from(departments)
      .where(eq(departments.id, id))
      .for("update");
    if (!before) throw new Refusal("core.gone");
    sameVersion(before, version, () => ({
      version: before.version,
      name: before.name,
      active: before.active,
    }));
    const { branchId } = before;
    await freeName(tx, branchId, after.name, id);
    await tx
      .update(departments)
      .set({ ...after, version: version + 1 })
      .where(eq(departments.id, id));
    await trace({
      ...{ act: "branches.change-department", document: "department", id, branchId },
      ...{ before: only(before, after), after },
    });
    return { version: version + 1 };
  },
});

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

/** Numbers that were given keep theirs; the next ones begin so. */
export const changeSeries = action({
  may: write,
  input: changeSeriesInput,
  run: async ({ tx, input: { kind, prefix }, trace }) => {
    const [before] = await tx
      .select()
      .from(numberSeries)
      .where(eq(numberSeries.kind, kind))
      .for("update");
    if (!before) throw new Refusal("core.gone");
    const [taken] = await tx
      .select()
      .from(numberSeries)
      .where(and(eq(numberSeries.prefix, prefix), ne(numberSeries.kind, kind)));
    if (taken) refuseAt("prefix", "branches.prefix-taken");
    await tx.update(numberSeries).set({ prefix }).where(eq(numberSeries.kind, kind));
    await trace({
      ...{ act: "branches.change-series", document: "number-series" },
      ...{ before: { kind, prefix: before.prefix }, after: { kind, prefix } },
    });
    return { prefix };
  },
});

const only = <A extends object>(row: object, after: A) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key in after));

function refuseAt(field: string, why: string): never {
  throw new Refusal("core.invalid", {}, { fields: { [field]: [why] } });
}

async function freeName(
  tx: Parameters<typeof notify>[0],
  branchId: string,
  name: string,
  id: string,
): Promise<void> {
  const [taken] = await tx
    .select({ id: departments.id })
    .from(departments)
    .where(
      and(
        eq(departments.branchId, branchId),
        sql`${departments.name} = ${name}`,
        ne(departments.id, id),
      ),
    );
  if (taken) refuseAt("name", "branches.name-taken");
}
