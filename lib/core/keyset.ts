import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { dayInput } from "./time";

/** Where a page ends: the row's place in the list's order, and its id, since two may share a place. */
export type Cursor = { key: string; id: string };

/** Where a page begins: behind a row, or, turning back, before one. */
export type Asked = { after: Cursor | null; before?: Cursor | null };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a key looks like. What Postgres would refuse, 2026-02-31, is not asked of it. */
export type Sound = { test: (key: string) => boolean };

const clock = /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/;
export const dayKey: Sound = { test: (key) => dayInput.safeParse(key).success };
/** A moment as Postgres writes it, to the microsecond: a Date would skip rows. */
export const momentKey: Sound = {
  test: (key) => dayKey.test(key.slice(0, 10)) && clock.test(key.slice(10)),
};

export const cursorText = ({ key, id }: Cursor): string => `${key}~${id}`;

/** What stands in the address; anything unsound is as if it were not there. */
export function cursorIn(text: string | undefined, sound: Sound): Cursor | null {
  const [key = "", id = ""] = (text ?? "").split("~");
  return sound.test(key) && uuid.test(id) ? { key, id } : null;
}

/** Of a list whose order is by one column that is unique: its code, or the id itself. */
export const codeIn = (text: string | undefined): Cursor | null =>
  text === undefined ? null : { key: text, id: "" };

/**
 * The condition and the order of one page. An index on (key, id) serves both in either direction, so
 * a deep page costs what the first does. Without `id` the key is unique.
 */
export function keyset(
  { key, type, id }: { key: SQLWrapper; type?: SQL; id?: SQLWrapper },
  { after, before = null }: Asked,
  down = false,
): { beyond: SQL | undefined; order: SQL } {
  const falls = before ? !down : down;
  const sign = falls ? sql`<` : sql`>`;
  const at = before ?? after;
  const mark = at && (type ? sql`${at.key}::${type}` : sql`${at.key}`);
  const step = falls ? sql` desc` : sql``;
  if (!id)
    return { beyond: mark ? sql`${key} ${sign} ${mark}` : undefined, order: sql`${key}${step}` };
  return {
    beyond: at ? sql`(${key}, ${id}) ${sign} (${mark}, ${at.id}::uuid)` : undefined,
    order: sql`${key}${step}, ${id}${step}`,
  };
}

/** A page and the cursors of its neighbours, from rows of which one more was read than it shows. */
export function pageOfRows<R>(
  found: readonly R[],
  size: number,
  { after, before = null }: Asked,
  cursor: (row: R) => string,
): { rows: R[]; before: string | null; after: string | null } {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (before) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    before: first && (before ? more : after) ? cursor(first) : null,
    after: last && (before || more) ? cursor(last) : null,
  };
}
