import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Cursor } from "@/lib/core/keyset";

/**
 * How far one page looks: one page of hits, which is all it needs when nothing else narrows the list,
 * then twice a thousand. What it costs does not grow with the table; the next page goes on from there.
 */
const looks = (size: number) => [size + 1, 1000, 1000];

type Asked<R> = {
  kind: string;
  text: string;
  /** Only these branches; null for all that the reader's right opens. */
  branches: readonly string[] | null;
  after: Cursor | null;
  size: number;
  /** The rows of the hits that the list's own filters keep, in their order. `found` is (id, at, nth). */
  keep: (found: SQL) => Promise<readonly R[]>;
};

/**
 * A page of a list narrowed by text, newest first. sec.find alone may use the index of the words, so
 * the other filters are asked of what it found, until the page is full or it finds no more. The place
 * where the next page goes on is the last row looked at, also when this page is short or empty.
 */
export async function pageOfHits<R extends { id: string; cursor: string }>(
  tx: Tx,
  { kind, text, branches, after, size, keep }: Asked<R>,
): Promise<{ rows: R[]; after: Cursor | null }> {
  const page: R[] = [];
  const only = branches && sql.param([...branches]);
  let from = after;
  for (const most of looks(size)) {
    const hits = await tx.execute<Cursor>(sql`select f.id, f.at::text as key
      from sec.find(array[${kind}], ${text}, ${only}::uuid[],
        ${from?.key ?? null}::timestamptz, ${from?.id ?? null}::uuid, ${most}) f`);
    if (hits.length === 0) return { rows: page, after: null };
    const ids = hits.map(({ id }) => id);
    const keys = hits.map(({ key }) => key);
    const found = sql`unnest(${sql.param(ids)}::uuid[], ${sql.param(keys)}::text[])
      with ordinality found (id, at, nth)`;
    page.push(...(await keep(found)));
    if (page.length > size) {
      const last = page[size - 1];
      return { rows: page.slice(0, size), after: last ? { key: last.cursor, id: last.id } : null };
    }
    if (hits.length < most) return { rows: page, after: null };
    from = hits.at(-1) ?? null;
  }
  return { rows: page, after: from };
}
