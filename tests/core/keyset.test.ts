import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { contextOf } from "@/lib/core/guard";
import {
  type Asked,
  type Cursor,
  codeIn,
  cursorIn,
  cursorText,
  dayKey,
  keyset,
  momentKey,
  pageOfRows,
} from "@/lib/core/keyset";
import { signInAs } from "../support/session";

const columns = { key: sql`n.at`, type: sql`integer`, id: sql`n.id` };
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const sound = /^\d+$/;

/** Twenty-three rows of which each four share a place, seven to a page. */
async function pageOf(asked: Asked, down: boolean) {
  const { beyond, order } = keyset(columns, asked, down);
  const reader = await signInAs("buyer");
  const found = await withTx(contextOf(reader), (tx) =>
    tx.execute<{ at: number; id: string }>(sql`
      select * from (select n / 4 as at, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id
        from generate_series(1, 23) n) n
      where true ${beyond ? sql`and ${beyond}` : sql``} order by ${order} limit 8`),
  );
  return pageOfRows([...found], 7, asked, ({ at, id }) => cursorText({ key: String(at), id }));
}
const all = Array.from({ length: 23 }, (_, n) => idOf(n + 1));
const cursorOf = (text: string | null): Cursor | null => cursorIn(text ?? undefined, sound);

describe("the pages of a list", () => {
  test.each([false, true])(
    "show every row once, forwards and back again (down: %s)",
    async (down) => {
      const seen: string[][] = [];
      let page = await pageOf({ after: null }, down);
      expect(page.before).toBeNull();
      for (;;) {
        seen.push(page.rows.map(({ id }) => id));
        if (!page.after) break;
        page = await pageOf({ after: cursorOf(page.after) }, down);
      }
      expect(seen.flat()).toEqual(down ? all.toReversed() : all);
      const back = [seen.at(-1)];
      while (page.before) {
        page = await pageOf({ after: null, before: cursorOf(page.before) }, down);
        expect(page.after).not.toBeNull();
        back.unshift(page.rows.map(({ id }) => id));
      }
      expect(back).toEqual(seen);
    },
  );

  test("ask for one range in one order, so that one index answers them", () => {
    const said = (asked: Asked, down: boolean) => {
      const { beyond, order } = keyset(columns, asked, down);
      return new PgDialect().sqlToQuery(sql`${beyond ?? sql`all`} by ${order}`).sql;
    };
    const at = { key: "3", id: idOf(3) };
    expect(said({ after: null }, true)).toBe("all by n.at desc, n.id desc");
    expect(said({ after: at }, true)).toBe(
      "(n.at, n.id) < ($1::integer, $2::uuid) by n.at desc, n.id desc",
    );
    expect(said({ after: null, before: at }, true)).toBe(
      "(n.at, n.id) > ($1::integer, $2::uuid) by n.at, n.id",
    );
    const { beyond, order } = keyset({ key: sql`s.code` }, { after: codeIn("G010") });
    expect(new PgDialect().sqlToQuery(sql`${beyond} by ${order}`).sql).toBe(
      "s.code > $1 by s.code",
    );
  });

  test("begin at the beginning when the address names no sound place", () => {
    const moment = "2026-11-28 09:10:11.123456+00";
    expect(cursorIn(`${moment}~${idOf(1)}`, momentKey)).toEqual({ key: moment, id: idOf(1) });
    for (const text of [undefined, "", "~", moment, `${moment}~1`, `x~${idOf(1)}`, `'~${idOf(1)}`])
      expect(cursorIn(text, momentKey)).toBeNull();
    for (const key of [
      ...["2026-99-99 00:00:00+00", "2026-02-31 00:00:00+00", "2026-01-01 25:00:00+00"],
      ...["2026-01-01 00:61:00+00", "2026-01-01 00:00:00+99", "2026-01-01"],
    ])
      expect(cursorIn(`${key}~${idOf(1)}`, momentKey)).toBeNull();
    expect(cursorIn(`2026-02-30~${idOf(1)}`, dayKey)).toBeNull();
  });
});
