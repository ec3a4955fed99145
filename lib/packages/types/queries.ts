import "server-only";
import { asc, sql } from "drizzle-orm";
import { packageCategories, shootTypes } from "@/db/schema/packages";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { read } from "../access";

/** Every kind of shoot with its categories, and how many packages are sold in each. */
export async function listShootTypes(actor: Staff) {
  must(actor, read);
  return reading(actor, async (tx) => {
    const [types, categories] = await Promise.all([
      tx.select().from(shootTypes).orderBy(asc(shootTypes.createdAt), asc(shootTypes.id)).limit(50),
      tx
        .select({
          id: packageCategories.id,
          shootTypeId: packageCategories.shootTypeId,
          name: packageCategories.name,
          active: packageCategories.active,
          version: packageCategories.version,
          sold: sql<number>`(select count(*)::int from packages p where p.category_id = package_categories.id and p.active)`,
        })
        .from(packageCategories)
        .orderBy(asc(packageCategories.createdAt), asc(packageCategories.id))
        .limit(300),
    ]);
    return types.map((type) => ({
      ...type,
      categories: categories.filter(({ shootTypeId }) => shootTypeId === type.id),
    }));
  });
}
export type ShootType = Awaited<ReturnType<typeof listShootTypes>>[number];
export type Category = ShootType["categories"][number];
