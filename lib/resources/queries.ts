import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, reaches, type Staff } from "@/lib/core/actor";
import { must, reading, within } from "@/lib/core/guard";
import { read, write } from "./access";
import type { ResourceKind } from "./kinds";

type Raw = {
  id: string;
  branch_id: string;
  branch: string;
  kind: ResourceKind;
  code: string;
  name: string;
  detail: string;
  buffer_before: number;
  buffer_after: number;
  daily_cap: number | null;
  active: boolean;
  version: number;
};

const most = 400;

/** `r` is the resource. People first, as the day's columns stand. */
const rowsWhere = (tx: Tx, where: SQL) =>
  tx.execute<Raw>(sql`
    select r.id, r.branch_id, b.name as branch, r.kind, r.code, coalesce(p.name, r.name) as name, r.detail,
      r.buffer_before, r.buffer_after, r.daily_cap, r.active and coalesce(p.active, true) as active, r.version
    from resources r
    join branches b on b.id = r.branch_id
    left join people p on p.id = r.person_id
    where ${where}
    order by array_position(array['person', 'room', 'scene', 'dress'], r.kind), r.position, r.detail, r.code, r.id
    limit ${most}`);

const shown = (row: Raw) => ({
  id: row.id,
  branchId: row.branch_id,
  branch: row.branch,
  kind: row.kind,
  code: row.code,
  name: row.name,
  detail: row.detail,
  bufferBefore: row.buffer_before,
  bufferAfter: row.buffer_after,
  dailyCap: row.daily_cap,
  active: row.active,
  version: row.version,
});
export type Resource = ReturnType<typeof shown>;

/** 023 拖尾主纱 */
export const calledOf = ({ code, name }: Pick<Resource, "code" | "name">): string =>
  [code, name].filter(Boolean).join(" ");

/** These, or whatever can be booked in the chain, in the order of the columns. */
export async function resourcesIn(
  tx: Tx,
  actor: Staff,
  ids: readonly string[] | null = null,
): Promise<Resource[]> {
  must(actor, read);
  const rows = await rowsWhere(
    tx,
    ids ? sql`r.id = any (${sql.param([...ids])}::uuid[])` : sql`r.active`,
  );
  return rows.map(shown);
}

/** For pickers: one's own branch first, then what can come from elsewhere. A room stays where it is. */
export async function listBookable(actor: Staff, branchId: string): Promise<Resource[]> {
  must(actor, read);
  const rows = await reading(actor, (tx) => resourcesIn(tx, actor));
  const usable = rows.filter(
    (one) => one.active && (one.kind !== "room" || one.branchId === branchId),
  );
  const isHome = (one: Resource) => Number(one.branchId === branchId);
  return usable.sort((a, b) => isHome(b) - isHome(a));
}

/** The settings: what one's branches have, also what is no longer used. */
export async function listResources(actor: Staff, branchId: string | null) {
  must(actor, write);
  return reading(actor, async (tx) => {
    const mine = within(actor, write, { branch: sql`r.branch_id` }) ?? sql`true`;
    const [rows, people] = await Promise.all([
      rowsWhere(tx, branchId ? sql`${mine} and r.branch_id = ${branchId}` : mine),
      tx.execute<{ value: string; label: string; branch_id: string }>(sql`
        select p.id as value, p.name as label, p.branch_id from people p
        where p.active and not exists (select from resources r where r.person_id = p.id)
        order by p.name limit 400`),
    ]);
    return {
      rows: rows.map((row) => ({
        ...shown(row),
        mayWrite: reaches(actor, write, { branchId: row.branch_id }),
      })),
      people: people.map(({ value, label, branch_id }) => ({ value, label, branchId: branch_id })),
      branches: branchesFor(actor, write).map(({ id, name }) => ({ value: id, label: name })),
    };
  });
}
export type ResourceSettings = Awaited<ReturnType<typeof listResources>>;
