import type { Sql, TransactionSql } from "postgres";
import { aadOf, type KeyClass, type Place, sealWith, unwrapKey } from "../../core/seal.ts";
import { type Day, dayIn } from "../../core/time.ts";
import { searchedBy } from "../../search/writes.ts";
import { storedKeys } from "../keyring.ts";
import { monthsBefore, type Random, randomFrom } from "./random.ts";

/** The password of every demo login. A company that was set up for real has no such account. */
export const demoPassword = "aperture-demo";
export const studio = "拾光影像";
export const demoSeed = 20_261_123;

/** What every part of the demo needs: where to write, by which dice, around which day. */
export type Stage = {
  sql: TransactionSql;
  random: Random;
  today: Day;
  /** The clock at the load, in milliseconds: nothing in the demo happened later. */
  now: number;
  /** 18 months ago: the shop's first day in this system. */
  opened: Day;
  seal: (kind: KeyClass, place: Place, text: string) => Buffer;
  /** What sealed values are found by (EN-04). */
  index: Buffer;
};

export async function setStage(
  owner: Sql,
  kek: Buffer,
  now = Date.now(),
): Promise<Omit<Stage, "sql">> {
  const today = dayIn("Asia/Shanghai", new Date(now));
  const keys = new Map<KeyClass, { id: number; key: Buffer }>();
  for (const { id, class: kind, wrapped } of await storedKeys(owner))
    keys.set(kind, { id, key: unwrapKey(kek, id, kind, wrapped) });
  const index = keys.get("index")?.key;
  if (!index) throw new Error("no data key of class index");
  return {
    index,
    random: randomFrom(demoSeed),
    today,
    now,
    opened: monthsBefore(today, 18),
    seal(kind, place, text) {
      const active = keys.get(kind);
      if (!active) throw new Error(`no data key of class ${kind}`);
      return sealWith(active.key, active.id, aadOf(place), Buffer.from(text, "utf8"));
    },
  };
}

type Value = Parameters<TransactionSql["unsafe"]>[1] extends (infer V)[] | undefined ? V : never;

/** Inserts in batches below Postgres' limit of 65,535 parameters. */
export async function insert(
  sql: TransactionSql,
  table: string,
  rows: readonly Record<string, Value>[],
) {
  const size = Math.floor(60_000 / Math.max(1, Object.keys(rows[0] ?? {}).length));
  for (let from = 0; from < rows.length; from += size)
    await sql`insert into ${sql(table)} ${sql(rows.slice(from, from + size))}`;
}

type Entry = {
  id: string;
  branchId?: string;
  departmentId?: string | null;
  ownerId?: string;
  /** The name of the right whose reach shows it; null for everybody. */
  openedBy: string | null;
  title: string;
  subtitle: string;
  words: string[];
};

/** What ⌘K finds, written through the same door as the product's own. */
export async function remember(sql: TransactionSql, kind: string, entries: readonly Entry[]) {
  const words = entries.map((one) => searchedBy([one.title, one.subtitle, ...one.words]));
  await sql`
    select sec.remember(e.id, ${kind}, e.branch, e.department, e.owner, e.needed, e.title, e.subtitle, e.words)
    from unnest(${entries.map(({ id }) => id)}::uuid[],
      ${entries.map(({ branchId }) => branchId ?? null)}::uuid[],
      ${entries.map(({ departmentId }) => departmentId ?? null)}::uuid[],
      ${entries.map(({ ownerId }) => ownerId ?? null)}::uuid[],
      ${entries.map(({ openedBy }) => openedBy)}::text[],
      ${entries.map(({ title }) => title)}::text[],
      ${entries.map(({ subtitle }) => subtitle)}::text[],
      ${words}::text[]) e (id, branch, department, owner, needed, title, subtitle, words)`;
}
