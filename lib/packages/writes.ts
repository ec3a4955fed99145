import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branches } from "@/db/schema/branches";
import {
  packageCategories,
  packageItems,
  packages,
  packageVersions,
  shootTypes,
} from "@/db/schema/packages";
import { products } from "@/db/schema/products";
import type { Money } from "@/db/units";
import type { Staff } from "@/lib/core/actor";
import { typedMoney } from "@/lib/core/figures";
import { initialsToFind } from "@/lib/core/pinyin";
import { Refusal } from "@/lib/core/refusal";
import { remember } from "@/lib/search/writes";
import { read } from "./access";
import { type PackageContent, packageContent } from "./content";
import type { PackageForm, SoundPackage } from "./schema";

export type StoredPackage = typeof packages.$inferSelect;

export async function lockPackage(tx: Tx, id: string): Promise<StoredPackage> {
  const [row] = await tx.select().from(packages).where(eq(packages.id, id)).for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}

/** No two packages carry one code; said at the field, not as a database error. */
export async function freeCode(tx: Tx, code: string, id: string): Promise<void> {
  const [other] = await tx
    .select({ id: packages.id })
    .from(packages)
    .where(sql`lower(${packages.code}) = lower(${code}) and ${packages.id} <> ${id}`);
  if (other) throw refusedAt("code", "packages.code-taken");
}

const refusedAt = (field: string, why: string) =>
  new Refusal("core.invalid", {}, { fields: { [field]: [why] } });

/** Keeps the package as it is sold from now on. */
export const keepVersion = (
  tx: Tx,
  actor: Staff,
  kept: { packageId: string; version: number; content: PackageContent },
) => tx.insert(packageVersions).values({ ...kept, madeBy: actor.id });

export async function lastContent(tx: Tx, id: string, version: number): Promise<PackageContent> {
  const [row] = await tx
    .select({ content: packageVersions.content })
    .from(packageVersions)
    .where(and(eq(packageVersions.packageId, id), eq(packageVersions.version, version)));
  return packageContent.parse(row?.content);
}

/** What is sold, in words; a category or product that is none is said at its field. */
export async function contentOf(tx: Tx, sold: SoundPackage): Promise<PackageContent> {
  const { id: _id, version: _version, categoryId, branchIds, items, ...facts } = sold;
  const [of] = await tx
    .select({ category: packageCategories, shootType: shootTypes })
    .from(packageCategories)
    .innerJoin(shootTypes, eq(shootTypes.id, packageCategories.shootTypeId))
    .where(eq(packageCategories.id, categoryId));
  if (!of) throw refusedAt("categoryId", "packages.category-missing");
  const [goods, places] = await Promise.all([
    tx
      .select()
      .from(products)
      .where(
        inArray(
          products.id,
          items.map(({ productId }) => productId),
        ),
      ),
    tx.select().from(branches).where(inArray(branches.id, branchIds)).orderBy(branches.code),
  ]);
  return {
    ...facts,
    price: String(facts.price),
    floorPrice: String(facts.floorPrice),
    deposit: String(facts.deposit),
    extraRetouch: String(facts.extraRetouch),
    extraInAlbum: String(facts.extraInAlbum),
    shootType: nameOf(of.shootType),
    category: nameOf(of.category),
    branches: places.map(nameOf),
    items: items.map(({ productId, quantity, photoSlots }, nth) => {
      const product = goods.find(({ id }) => id === productId);
      if (!product) throw refusedAt(`items.${nth}.productId`, "packages.item-missing");
      const { sku, name, spec, unit } = product;
      return { productId, sku, name, spec, unit, quantity, photoSlots };
    }),
  };
}

const nameOf = ({ id, name }: { id: string; name: string }) => ({ id, name });

/** The pieces of a package, in their order, in place of those before. */
export async function placeItems(tx: Tx, { id: packageId, items }: SoundPackage): Promise<void> {
  await tx.delete(packageItems).where(eq(packageItems.packageId, packageId));
  if (items.length > 0)
    await tx
      .insert(packageItems)
      .values(items.map((one, nth) => ({ packageId, seq: nth + 1, ...one })));
}

/** Lets ⌘K find it by code, name and any tail of its initials. */
export function rememberPackage(
  tx: Tx,
  { id, code, name }: Pick<StoredPackage, "id" | "code" | "name">,
): Promise<void> {
  return remember(tx, {
    id,
    document: "package",
    ...{ branchId: null, departmentId: null, ownerId: null, openedBy: read },
    title: name,
    subtitle: code,
    words: [initialsToFind(name)],
  });
}

type Shown = Omit<StoredPackage, "found" | "initials" | "createdAt" | "floorPrice"> & {
  floorPrice: Money | null;
};
type Piece = Pick<typeof packageItems.$inferSelect, "productId" | "quantity" | "photoSlots">;

/** The package as its form holds it; also what a stale save is shown as stored (S3). */
export function formOf(stored: Shown, items: readonly Piece[]): PackageForm {
  const { id, version, code, name, categoryId, branchIds, allFiles, notes, active } = stored;
  return {
    ...{ id, version, code, name, categoryId, branchIds, allFiles, notes, active },
    price: typedMoney(stored.price),
    // Hidden from who may not see it; the act then keeps the stored one.
    floorPrice: stored.floorPrice === null ? "0" : typedMoney(stored.floorPrice),
    deposit: typedMoney(stored.deposit),
    validFrom: stored.validFrom ?? "",
    validUntil: stored.validUntil ?? "",
    shoots: String(stored.shoots),
    looks: String(stored.looks),
    leastShots: String(stored.leastShots),
    retouched: String(stored.retouched),
    inAlbum: String(stored.inAlbum),
    extraRetouch: typedMoney(stored.extraRetouch),
    extraInAlbum: typedMoney(stored.extraInAlbum),
    items: items.map(({ productId, quantity, photoSlots }) => ({
      productId,
      quantity: String(quantity),
      photoSlots: String(photoSlots),
    })),
  };
}
