import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { packageCategories, packages, shootTypes } from "@/db/schema/packages";
import { can, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { codeIn, keyset, pageOfRows } from "@/lib/core/keyset";
import { matching } from "@/lib/core/matching";
import { read, seeFloor } from "./access";

export type PackageFilter = {
  q?: string;
  categories?: readonly string[];
  /** No longer sold; unset shows only what is. */
  retired?: boolean;
  after?: string;
  before?: string;
};

const pageSize = 80;

/** One page by code, and what the filter offers. */
export async function listPackages(actor: Staff, filter: PackageFilter) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [page, categories] = await Promise.all([pageOf(tx, actor, filter), categoriesOf(tx)]);
    return { ...page, categories };
  });
}
export type PackagePage = Awaited<ReturnType<typeof listPackages>>;
export type PackageRow = PackagePage["rows"][number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function filtered({ q, categories = [], retired }: PackageFilter): SQL | undefined {
  const known = categories.filter((id) => uuid.test(id));
  return and(
    eq(packages.active, !retired),
    q ? matching(packages.found, q) : undefined,
    known.length > 0 ? inArray(packages.categoryId, known) : undefined,
  );
}

async function pageOf(tx: Tx, actor: Staff, filter: PackageFilter) {
  const asked = { after: codeIn(filter.after), before: codeIn(filter.before) };
  const { beyond, order } = keyset({ key: packages.code }, asked);
  const rows = await tx
    .select({
      id: packages.id,
      code: packages.code,
      name: packages.name,
      category: packageCategories.name,
      shootType: shootTypes.name,
      price: packages.price,
      floorPrice: can(actor, seeFloor) ? packages.floorPrice : sql<null>`null`,
      shoots: packages.shoots,
      looks: packages.looks,
      retouched: packages.retouched,
      inAlbum: packages.inAlbum,
      validUntil: packages.validUntil,
    })
    .from(packages)
    .innerJoin(packageCategories, eq(packageCategories.id, packages.categoryId))
    .innerJoin(shootTypes, eq(shootTypes.id, packageCategories.shootTypeId))
    .where(and(filtered(filter), beyond))
    .orderBy(order)
    .limit(pageSize + 1);
  return pageOfRows(rows, pageSize, asked, ({ code }) => code);
}

/** 婚纱 · 外景, for filters and forms; what is no longer used stands last. */
export const categoriesOf = (tx: Tx) =>
  tx
    .select({
      value: packageCategories.id,
      label: sql<string>`${shootTypes.name} || ' · ' || ${packageCategories.name}`,
      active: sql<boolean>`${packageCategories.active} and ${shootTypes.active}`,
    })
    .from(packageCategories)
    .innerJoin(shootTypes, eq(shootTypes.id, packageCategories.shootTypeId))
    .orderBy(
      sql`${packageCategories.active} and ${shootTypes.active} desc`,
      shootTypes.createdAt,
      packageCategories.createdAt,
    )
    .limit(300);
