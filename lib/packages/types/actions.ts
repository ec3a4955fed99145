"use server";

import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db";
import { packageCategories, shootTypes } from "@/db/schema/packages";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { write } from "../access";
import {
  addCategoryInput,
  addShootTypeInput,
  changeCategoryInput,
  changeShootTypeInput,
} from "../schema";

const taken = () => new Refusal("core.invalid", {}, { fields: { name: ["packages.name-taken"] } });

async function freeTypeName(tx: Tx, { id, name }: { id: string; name: string }) {
  const [other] = await tx
    .select({ id: shootTypes.id })
    .from(shootTypes)
    .where(and(eq(shootTypes.name, name), ne(shootTypes.id, id)));
  if (other) throw taken();
}

async function freeCategoryName(
  tx: Tx,
  { id, name, shootTypeId }: { id: string; name: string; shootTypeId: string },
) {
  const [other] = await tx
    .select({ id: packageCategories.id })
    .from(packageCategories)
    .where(
      and(
        eq(packageCategories.shootTypeId, shootTypeId),
        eq(packageCategories.name, name),
        ne(packageCategories.id, id),
      ),
    );
  if (other) throw taken();
}

export const addShootType = action({
  may: write,
  input: addShootTypeInput,
  run: async ({ tx, input, trace }) => {
    const { id, ...after } = input;
    await freeTypeName(tx, input);
    await tx.insert(shootTypes).values(input);
    await trace({ act: "packages.add-type", document: "shoot-type", id, after });
    return { id };
  },
});

export const changeShootType = action({
  may: write,
  input: changeShootTypeInput,
  run: async ({ tx, input: { id, version, ...after }, trace }) => {
    const [stored] = await tx.select().from(shootTypes).where(eq(shootTypes.id, id)).for("update");
    if (!stored) throw new Refusal("core.gone");
    const { name, required, active } = stored;
    const before = { name, required, active };
    sameVersion(stored, version, () => ({ id, version: stored.version, ...before }));
    await freeTypeName(tx, { id, name: after.name });
    await tx
      .update(shootTypes)
      .set({ ...after, version: version + 1 })
      .where(eq(shootTypes.id, id));
    await trace({ act: "packages.change-type", document: "shoot-type", id, before, after });
    return { id };
  },
});

export const addCategory = action({
  may: write,
  input: addCategoryInput,
  run: async ({ tx, input, trace }) => {
    const { id, ...after } = input;
    await freeCategoryName(tx, input);
    await tx.insert(packageCategories).values(input);
    await trace({ act: "packages.add-category", document: "package-category", id, after });
    return { id };
  },
});

export const changeCategory = action({
  may: write,
  input: changeCategoryInput,
  run: async ({ tx, input: { id, version, ...after }, trace }) => {
    const [stored] = await tx
      .select()
      .from(packageCategories)
      .where(eq(packageCategories.id, id))
      .for("update");
    if (!stored) throw new Refusal("core.gone");
    const { name, active, shootTypeId } = stored;
    const before = { name, active };
    sameVersion(stored, version, () => ({ id, version: stored.version, ...before }));
    await freeCategoryName(tx, { id, name: after.name, shootTypeId });
    await tx
      .update(packageCategories)
      .set({ ...after, version: version + 1 })
      .where(eq(packageCategories.id, id));
    await trace({
      act: "packages.change-category",
      document: "package-category",
      id,
      before,
      after,
    });
    return { id };
  },
});
