"use server";

import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { departments } from "@/db/schema/branches";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { write } from "../access";
import { addDepartmentInput, changeDepartmentInput } from "../schema";
import { only, refuseAt } from "../writes";

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

async function freeName(tx: Tx, branchId: string, name: string, id: string): Promise<void> {
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
