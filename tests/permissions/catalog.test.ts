import { describe, expect, test } from "vitest";
import { admin } from "../support/admin";
import { named, tables } from "./tables";

const ofBranches = [
  ...[...named("branch"), ...named("between")],
  ...[...named("desk"), ...named("calendar")],
];

describe("INV-20: every table says to whom it belongs", () => {
  test("and none is forgotten, nor one that is gone remembered", async () => {
    const there = await admin`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
    expect(there.map(({ relname }) => relname).sort()).toEqual(Object.keys(tables).sort());
  });

  test.each(ofBranches)("%s always names its branch, by a key", async (table) => {
    const [column] = await admin`select a.attnotnull from pg_attribute a
      where a.attrelid = ${table}::regclass and a.attname = 'branch_id'`;
    expect(column).toEqual({ attnotnull: true });
    const keys = await keysOf(table);
    expect(keys.filter(({ columns }) => columns.includes("branch_id"))).not.toEqual([]);
  });

  test.each(ofBranches)("no row of %s hangs on another branch's document (T-03)", async (table) => {
    const keys = await keysOf(table);
    const held = keys
      .filter(({ columns }) => columns.includes("branch_id"))
      .flatMap(({ columns }) => columns);
    const loose = keys.filter(
      ({ to, columns }) => ofBranches.includes(to) && !columns.some((one) => held.includes(one)),
    );
    expect(loose).toEqual([]);
  });

  test("a policy asks who is reading once a statement, not once a row", async () => {
    const policies = await admin<{ where: string; rule: string }[]>`
      select tablename || ' ' || policyname as where, concat(qual, ' ', with_check) as rule
      from pg_policies where schemaname = 'public' and tablename = any (${ofBranches})`;
    expect(policies.length).toBeGreaterThan(ofBranches.length * 4);
    // What depends on the row itself cannot be asked once; it stands on small tables only.
    const perRow = policies.filter(({ rule }) => /(?<!SELECT )sec\.(?!is_asked\()/.test(rule));
    expect(perRow).toEqual([]);
  });
});

type Key = { columns: string[]; to: string };

const keysOf = (table: string) => admin<Key[]>`
  select c.confrelid::regclass::text as to, array(select a.attname::text from unnest(c.conkey) k
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k) as columns
  from pg_constraint c where c.conrelid = ${table}::regclass and c.contype = 'f'`;
