import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { keyClass } from "../../db/schema/core.ts";
import { type KeyClass, unwrapKey, wrapKey } from "../core/seal.ts";

type Wrapped = { id: number; class: KeyClass; wrapped: Buffer };

/** "new" when nothing was ever sealed in this database. */
export async function keyState(sql: Sql, kek: Buffer): Promise<"new" | "ours" | "foreign"> {
  const rows = await storedKeys(sql);
  if (rows.length === 0) return "new";
  return rows.every((row) => opens(kek, row)) ? "ours" : "foreign";
}

export async function storedKeys(sql: Sql) {
  const [table] = await sql<{ oid: string | null }[]>`select to_regclass('public.keyring') as oid`;
  if (!table?.oid) return [];
  return sql<Wrapped[]>`select id, class, wrapped from public.keyring`;
}

function opens(kek: Buffer, { id, class: kind, wrapped }: Wrapped) {
  try {
    unwrapKey(kek, id, kind, wrapped);
    return true;
  } catch {
    return false;
  }
}

/** One data key per class (EN-02). The caller holds the migration lock. */
export async function ensureDataKeys(sql: Sql, kek: Buffer) {
  for (const kind of keyClass) {
    const [active] = await sql`select 1 from public.keyring where class = ${kind} and active`;
    if (active) continue;
    const [next] = await sql<{ id: number }[]>`
      select coalesce(max(id), 0)::integer + 1 as id from public.keyring`;
    const id = next?.id ?? 1;
    await sql`insert into public.keyring (id, class, wrapped)
      values (${id}, ${kind}, ${wrapKey(kek, id, kind, randomBytes(32))})`;
  }
}
