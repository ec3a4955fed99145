import "server-only";
import { asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import {
  packageCategories,
  packageItems,
  packages,
  packageVersions,
  shootTypes,
} from "@/db/schema/packages";
import { people } from "@/db/schema/people";
import { products } from "@/db/schema/products";
import { can, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { read, seeFloor } from "./access";
import { changesBetween, packageContent } from "./content";

/** A package with its pieces and the newest thirty versions; without the right, without its floor. */
export async function getPackage(actor: Staff, id: string) {
  must(actor, read);
  const seesFloor = can(actor, seeFloor);
  return reading(actor, async (tx) => {
    const [row] = await tx
      .select({ stored: packages, category: packageCategories.name, shootType: shootTypes.name })
      .from(packages)
      .innerJoin(packageCategories, eq(packageCategories.id, packages.categoryId))
      .innerJoin(shootTypes, eq(shootTypes.id, packageCategories.shootTypeId))
      .where(eq(packages.id, id));
    if (!row) return null;
    const { found: _found, initials: _initials, createdAt: _createdAt, ...stored } = row.stored;
    const [items, versions, places] = await Promise.all([
      itemsOf(tx, id),
      versionsOf(tx, id, seesFloor),
      tx.select({ id: branches.id, name: branches.name }).from(branches).orderBy(branches.code),
    ]);
    return {
      ...stored,
      floorPrice: seesFloor ? stored.floorPrice : null,
      category: row.category,
      shootType: row.shootType,
      branches: places.filter((one) => stored.branchIds.includes(one.id)),
      items,
      versions,
    };
  });
}
export type PackageProfile = NonNullable<Awaited<ReturnType<typeof getPackage>>>;
export type PackageVersion = PackageProfile["versions"][number];

export const itemsOf = (tx: Tx, packageId: string) =>
  tx
    .select({
      productId: packageItems.productId,
      quantity: packageItems.quantity,
      photoSlots: packageItems.photoSlots,
      sku: products.sku,
      name: products.name,
      spec: products.spec,
      unit: products.unit,
    })
    .from(packageItems)
    .innerJoin(products, eq(products.id, packageItems.productId))
    .where(eq(packageItems.packageId, packageId))
    .orderBy(asc(packageItems.seq));

const mostVersions = 30;

async function versionsOf(tx: Tx, packageId: string, seesFloor: boolean) {
  const rows = await tx
    .select({
      version: packageVersions.version,
      content: packageVersions.content,
      at: packageVersions.madeAt,
      by: people.name,
    })
    .from(packageVersions)
    .innerJoin(people, eq(people.id, packageVersions.madeBy))
    .where(eq(packageVersions.packageId, packageId))
    .orderBy(desc(packageVersions.version))
    .limit(mostVersions + 1);
  const read = rows.map((row) => {
    const content = packageContent.parse(row.content);
    return { ...row, content: seesFloor ? content : { ...content, floorPrice: "0" } };
  });
  return read.slice(0, mostVersions).map(({ version, content, at, by }, nth) => {
    const before = read[nth + 1]?.content;
    return { version, at, by, changes: before ? changesBetween(before, content) : null };
  });
}
