import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { can, type Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { initialsOf } from "@/lib/core/pinyin";
import { type Rank, rankOf, ranks } from "@/lib/core/rank";
import { hrefOf } from "@/lib/menu";
import { modules } from "@/lib/modules";
import { isNamed } from "./kinds";
import { runningOf } from "./writes";

export type Hit = {
  id: string;
  document: string;
  title: string;
  subtitle: string;
  at: Date;
  href: string;
};

/** A hit, and how well its name answers what was typed. */
export type RankedHit = Hit & { rank: Rank };
type Ranked = Pick<Hit, "document" | "title" | "subtitle">;

/** The kinds whose module this person's grants open; the rows themselves are checked in sec.find. */
export const searchable = (actor: Staff): { module: string; kinds: string[] }[] =>
  modules.flatMap(({ name, documents, menu }) =>
    documents && menu?.may && can(actor, menu.may)
      ? [{ module: name, kinds: Object.keys(documents) }]
      : [],
  );

const kindsOf = (actor: Staff) => searchable(actor).flatMap(({ kinds }) => kinds);

/** What modules find by what they keep sealed; each asks its own right again. */
async function findExactly(actor: Staff, query: string, kinds: readonly string[]): Promise<Hit[]> {
  const found = await Promise.all(
    modules.flatMap(({ finds }) =>
      finds && can(actor, finds.may) ? [finds.find(actor, query)] : [],
    ),
  );
  return found.flat().flatMap((one) => {
    const href = hrefOf(one.document, one.id);
    return href && kinds.includes(one.document) ? [{ ...one, href }] : [];
  });
}

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
  const exact = id === null ? await findExactly(actor, query, wanted) : [];
  return {
    rows: [
      ...exact,
      ...rows.flatMap((row) => {
        const href = hrefOf(row.document, row.id);
        return href ? [{ ...row, at: new Date(row.at), href }] : [];
      }),
    ],
    after: found.length > limit && last ? `${last.moment}_${last.id}` : null,
  };
}

/** How many of a kind are looked at for the one that was meant, which need not be a new one. */
const looked = 300;

/** The best few of each kind, for ⌘K: what bears a name before what bears a number. */
export async function findSome(actor: Staff, text: string, each = 6): Promise<RankedHit[]> {
  const query = text.trim().slice(0, 80);
  if (query === "") return [];
  const kinds = kindsOf(actor);
  const exact = await findExactly(actor, query, kinds);
  const found = await reading(actor, (tx) =>
    tx.execute<{ id: string; document: string; title: string; subtitle: string; at: string }>(
      sql`select f.* from unnest(${sql.param(kinds)}::text[],
          ${sql.param(kinds.map((kind) => (isNamed(kind) ? looked : each)))}::integer[])
          with ordinality k(kind, most, place)
        cross join lateral sec.find(array[k.kind], ${query}, null, null, null, k.most) f
        order by k.place, f.at desc, f.id desc`,
    ),
  );
  const hits = [...found].flatMap((row) => {
    const href = hrefOf(row.document, row.id);
    return href ? [{ ...row, at: new Date(row.at), href, rank: rankOfHit(query, row) }] : [];
  });
  const best = (kind: string) =>
    hits
      .filter(({ document }) => document === kind)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, each);
  const ranked = [...kinds].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a))).flatMap(best);
  return [...exact.map((hit) => ({ ...hit, rank: ranks.same })), ...ranked];
}

function rankOfHit(query: string, { document, title, subtitle }: Ranked): Rank {
  if (isNamed(document)) return rankOf(query, [title, initialsOf(title), subtitle]);
  // Numbers all begin alike, so only a whole one, or its end, is the one that was meant.
  const rank = rankOf(query, [title, ...runningOf(title)]);
  return rank === ranks.same ? rank : ranks.within;
}
