import "server-only";
import { branches } from "@/db/schema/branches";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { write } from "./access";
import { categoriesOf } from "./list";

/** What a package's form offers: categories in use, and the one it has; the branches. */
export async function packageChoices(actor: Staff, has = "") {
  must(actor, write);
  return reading(actor, async (tx) => {
    const [categories, places] = await Promise.all([
      categoriesOf(tx),
      tx
        .select({ value: branches.id, label: branches.name })
        .from(branches)
        .orderBy(branches.code)
        .limit(200),
    ]);
    const offered = categories.filter(({ active, value }) => active || value === has);
    return { categories: offered, branches: places };
  });
}
