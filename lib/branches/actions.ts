"use server";

import { and, eq, ne } from "drizzle-orm";
import { branches, company } from "@/db/schema/branches";
import { numberSeries } from "@/db/schema/core";
import { people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { typedMoney } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { write } from "./access";
import { addBranchInput, changeBranchInput, changeCompanyInput, changeSeriesInput } from "./schema";
import { only, refuseAt } from "./writes";

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
