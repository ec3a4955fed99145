import "server-only";
import { and, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db";
import { products } from "@/db/schema/products";
import type { Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { lineInput } from "@/lib/core/text";
import { read } from "./access";
import { type FoundProduct, withPrices } from "./queries";

const wordsInput = z.strictObject({ name: lineInput(300), spec: lineInput(300) });

/** Lines that stand in a form: products by their ids, and words that may be the name or code of one. */
export const knownInput = z.strictObject({
  supplierId: z.uuid().optional(),
  ids: z.array(z.uuid()).max(200).default([]),
  words: z.array(wordsInput).max(200).default([]),
});
export type KnownInput = z.output<typeof knownInput>;

/** The products of a form's lines with this supplier's terms; `matched` says for each words which one they name. */
export async function knownProducts(
  actor: Staff,
  { supplierId, ids, words }: KnownInput,
): Promise<{ rows: FoundProduct[]; matched: (string | null)[] }> {
  must(actor, read);
  return reading(actor, async (tx) => {
    const matched = await matchesOf(tx, words, supplierId);
    const wanted = [...new Set([...ids, ...matched.flatMap((id) => id ?? [])])];
    const { id, sku, name, spec, unit } = products;
    const found = await tx
      .select({ id, sku, name, spec, unit })
      .from(products)
      .where(and(products.active, inArray(id, wanted)));
    return { rows: await withPrices(tx, actor, found, supplierId), matched };
  });
}

/** As a person compares them: without blanks, case or the width of letters. */
const squeezed = (text: unknown) =>
  sql`lower(regexp_replace(normalize(${text}, NFKC), '\\s', '', 'g'))`;

/**
 * A code names its product; else the name with its specification does, or the name alone where none was
 * given. When several answer, the supplier's own counts; if that leaves more than one, nobody guesses.
 */
async function matchesOf(
  tx: Tx,
  words: KnownInput["words"],
  supplierId: string | undefined,
): Promise<(string | null)[]> {
  if (words.length === 0) return [];
  const supplier = sql`${supplierId ?? null}::uuid`;
  const rows = await tx.execute<{ at: number; id: string | null }>(sql`
    with asked as (
      select at::int, ${squeezed(sql`name`)} as name, ${squeezed(sql`spec`)} as spec
      from unnest(${sql.param(words.map(({ name }) => name))}::text[], ${sql.param(words.map(({ spec }) => spec))}::text[])
        with ordinality as a (name, spec, at)),
    goods as (
      select p.id, ${squeezed(sql`p.sku`)} as sku, ${squeezed(sql`p.name`)} as name, ${squeezed(sql`p.spec`)} as spec,
        i.id is not null as his, ${squeezed(sql`coalesce(i.supplier_sku, '')`)} as his_sku
      from products p
      left join supplier_items i on i.product_id = p.id and i.supplier_id = ${supplier} and i.active
      where p.active),
    hits as (
      select a.at, g.id, g.his, 1 as rank from asked a join goods g on g.sku = a.name
      union select a.at, g.id, g.his, 1 from asked a join goods g on g.his_sku = a.name and a.name <> ''
      union select a.at, g.id, g.his, 2 from asked a join goods g on g.name = a.name and g.spec = a.spec
      union select a.at, g.id, g.his, 3 from asked a join goods g on g.name || g.spec = a.name and a.spec in ('', g.spec)
      union select a.at, g.id, g.his, 4 from asked a join goods g on g.name = a.name and a.spec = ''),
    best as (
      select at, id, his, bool_or(his) over (partition by at) as any_his
      from (select *, min(rank) over (partition by at) as least from hits) h where rank = least)
    select at, case when count(*) = 1 then min(id::text) end as id
    from best where his = any_his group by at`);
  const found = new Map(rows.map(({ at, id }) => [at, id]));
  return words.map((_, i) => found.get(i + 1) ?? null);
}
