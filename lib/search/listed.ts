import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { type Asked, cursorText, keyset, pageOfRows } from "@/lib/core/keyset";
import { pageOfHits } from "./hits";

/** A list of documents that is sorted by a column, or narrowed by what was typed. */
type Listed = {
  /** The table, and what `where`, `sort` and `names` call its rows: `purchase_orders o` and `o`. */
  table: SQL;
  row: SQL;
  /** Its rows' kind among the entries of the search. */
  kind: string;
  where: SQL;
  sort: { key: SQL; type: SQL; down: boolean };
  /** Joins a page of rows with the names that stand beside them; `order` is the page's own. */
  names: (page: SQL, order: SQL) => SQL;
  /** Only these branches; null for all that the reader's right opens. */
  branches: readonly string[] | null;
  size: number;
};

/** One page with the cursors of its neighbours. What was typed comes newest first, and turns no page back. */
export async function pageOfList<R extends { id: string; cursor: string }>(
  tx: Tx,
  list: Listed,
  { text, ...asked }: Asked & { text: string },
): Promise<{ rows: R[]; before: string | null; after: string | null }> {
  const { table, row, kind, where, names, branches, size } = list;
  const ask = (page: SQL, order: SQL) =>
    tx.execute(names(page, order)) as unknown as Promise<readonly R[]>;

  if (text) {
    const { rows, after } = await pageOfHits(tx, {
      ...{ kind, text, branches, size, after: asked.after },
      keep: (found) =>
        ask(
          sql`select ${row}.*, found.at as cursor, found.nth from ${found}
            join ${table} on ${row}.id = found.id where ${where}`,
          sql`${row}.nth`,
        ),
    });
    return { rows, before: null, after: after && cursorText(after) };
  }
  const { key, type, down } = list.sort;
  const { beyond, order } = keyset({ key, type, id: sql`${row}.id` }, asked, down);
  const rows = await ask(
    sql`select ${row}.*, (${key})::text as cursor from ${table}
      where ${where} ${beyond ? sql`and ${beyond}` : sql``} order by ${order} limit ${size + 1}`,
    order,
  );
  return pageOfRows(rows, size, asked, ({ cursor, id }) => cursorText({ key: cursor, id }));
}
