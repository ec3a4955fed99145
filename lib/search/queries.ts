import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { can, type Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { hrefOf } from "@/lib/menu";
import { modules } from "@/lib/modules";

export type Hit = {
  id: string;
  document: string;
  title: string;
  subtitle: string;
  at: Date;
  href: string;
};

/** The kinds whose module this person's grants open; the rows themselves are checked in sec.find. */
export const searchable = (actor: Staff): { module: string; kinds: string[] }[] =>
  modules.flatMap(({ name, documents, menu }) =>
    documents && menu?.may && can(actor, menu.may)
      ? [{ module: name, kinds: Object.keys(documents) }]
      : [],
  );

const kindsOf = (actor: Staff) => searchable(actor).flatMap(({ kinds }) => kinds);

const pageSize = 30;
const cursorInput = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/**
 * Documents, suppliers, products and people by number, name or pinyin initials, newest first. Which
 * rows a person may see is decided inside sec.find, by his live session.
 */
export async function find(
  actor: Staff,
  text: string,
  {
    kinds: wanted = kindsOf(actor),
    after,
    limit = pageSize,
  }: { kinds?: readonly string[]; after?: string; limit?: number } = {},
): Promise<{ rows: Hit[]; after: string | null }> {
  const query = text.trim().slice(0, 80);
  if (query === "") return { rows: [], after: null };
  const cursor = cursorInput.safeParse(after?.split("_"));
  const [at, id] = cursor.success ? cursor.data : [null, null];
  const found = await reading(actor, (tx) =>
    tx.execute<{
      id: string;
      document: string;
      title: string;
      subtitle: string;
      at: string;
      moment: string;
    }>(
      sql`select f.*, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment
        from sec.find(${sql.param([...wanted])}::text[], ${query}, null, ${at}::timestamptz, ${id}::uuid, ${limit + 1}) f`,
    ),
  );
  const rows = [...found].slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.flatMap((row) => {
      const href = hrefOf(row.document, row.id);
      return href ? [{ ...row, at: new Date(row.at), href }] : [];
    }),
    after: found.length > limit && last ? `${last.moment}_${last.id}` : null,
  };
}

/** The best few of each kind, for ⌘K, in the order of the menu. */
export async function findSome(actor: Staff, text: string, each = 6): Promise<Hit[]> {
  const query = text.trim().slice(0, 80);
  if (query === "") return [];
  const found = await reading(actor, (tx) =>
    tx.execute<{ id: string; document: string; title: string; subtitle: string; at: string }>(
      sql`select f.* from unnest(${sql.param(kindsOf(actor))}::text[]) with ordinality k(kind, place)
        cross join lateral sec.find(array[k.kind], ${query}, null, null, null, ${each}) f
        order by k.place`,
    ),
  );
  return [...found].flatMap((row) => {
    const href = hrefOf(row.document, row.id);
    return href ? [{ ...row, at: new Date(row.at), href }] : [];
  });
}
