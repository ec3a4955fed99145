"use server";

import { eq } from "drizzle-orm";
import { packages } from "@/db/schema/packages";
import { action } from "@/lib/core/action";
import { can } from "@/lib/core/actor";
import { initialsOf } from "@/lib/core/pinyin";
import { sameVersion } from "@/lib/core/version";
import { seeFloor, write } from "./access";
import type { PackageContent } from "./content";
import { itemsOf } from "./profile";
import { addPackageInput, changePackageInput } from "./schema";
import {
  contentOf,
  formOf,
  freeCode,
  keepVersion,
  lastContent,
  lockPackage,
  placeItems,
  rememberPackage,
} from "./writes";

export const addPackage = action({
  may: write,
  input: addPackageInput,
  run: async ({ tx, actor, input, trace }) => {
    const { items: _items, ...facts } = input;
    await freeCode(tx, input.code, input.id);
    const after = await contentOf(tx, input);
    await tx.insert(packages).values({ ...facts, version: 1, initials: initialsOf(input.name) });
    await placeItems(tx, input);
    await keepVersion(tx, actor, { packageId: input.id, version: 1, content: after });
    await rememberPackage(tx, input);
    await trace({ act: "packages.add", document: "package", id: input.id, after: said(after) });
    return { id: input.id };
  },
});

/** What was sold before keeps its version; from now on this one is sold. */
export const changePackage = action({
  may: write,
  input: changePackageInput,
  run: async ({ tx, actor, input, trace }) => {
    const { id } = input;
    const stored = await lockPackage(tx, id);
    const seesFloor = can(actor, seeFloor);
    const shown = seesFloor ? stored : { ...stored, floorPrice: null };
    const pieces = await itemsOf(tx, id);
    sameVersion(stored, input.version, () => formOf(shown, pieces));
    await freeCode(tx, input.code, id);
    const version = stored.version + 1;
    const sold = { ...input, floorPrice: seesFloor ? input.floorPrice : stored.floorPrice };
    const { id: _id, items: _items, ...facts } = sold;
    const after = await contentOf(tx, sold);
    await tx
      .update(packages)
      .set({ ...facts, version, initials: initialsOf(input.name) })
      .where(eq(packages.id, id));
    await placeItems(tx, sold);
    await keepVersion(tx, actor, { packageId: id, version, content: after });
    await rememberPackage(tx, sold);
    await trace({
      act: "packages.change",
      document: "package",
      id,
      before: said(await lastContent(tx, id, stored.version)),
      after: said(after),
    });
    return { id };
  },
});

/** What the log says of it; the whole of it stands in its versions. */
const said = ({ code, name, category, price, floorPrice, deposit, active }: PackageContent) => ({
  ...{ code, name, category: category.name, price, floorPrice, deposit, active },
});
