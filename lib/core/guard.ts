import "server-only";
import { or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type Context, type Tx, withTx } from "@/db";
import { databaseError, lostConnection } from "@/db/errors";
import { type Actor, can, type Permission, reaches } from "./actor";
import { logBug } from "./log";
import { Refusal } from "./refusal";

/** Throws unless the actor holds the right somewhere. Which rows is for `within` and `mustReach`. */
export function must(actor: Actor, needed: Permission): void {
  if (!can(actor, needed)) throw new Refusal("core.forbidden");
}

/** Throws as if the row did not exist: outside one's scope is the same as unknown (PM-07). */
export function mustReach(
  actor: Actor,
  needed: Permission,
  row: { branchId: string; departmentId?: string | null; ownerId?: string | null } | undefined,
): void {
  if (!row || !reaches(actor, needed, row)) throw new Refusal("core.gone");
}

/** The columns that say whose a document is, for `within`; `alias` is its table's in the query. */
export const whose = (alias: "o" | "p" | "c") => ({
  branch: sql`${sql.identifier(alias)}.branch_id`,
  department: sql`${sql.identifier(alias)}.department_id`,
  owner: sql`${sql.identifier(alias)}.author_id`,
});

/** For `where`: the column is one of these ids; without any, no condition. */
export function among(column: SQLWrapper, ids: readonly string[]): SQL | undefined {
  if (ids.length === 0) return undefined;
  return ids.length === 1
    ? sql`${column} = ${ids[0]}`
    : sql`${column} = any (${sql.param([...ids])}::uuid[])`;
}

/** The row condition of a right: for `where`. Chain needs none. */
export function within(
  actor: Actor,
  needed: Permission,
  columns: { branch: SQLWrapper; department?: SQLWrapper; owner?: SQLWrapper },
): SQL | undefined {
  if (actor.kind === "job") return undefined;
  const reach = actor.grants.get(needed.name);
  if (!reach) return sql`false`;
  if (reach.chain) return undefined;
  return (
    or(
      among(columns.branch, reach.branches),
      columns.department && among(columns.department, reach.departments),
      columns.owner && reach.own.length > 0
        ? sql`(${columns.owner} = ${actor.id} and ${among(columns.branch, reach.own)})`
        : undefined,
    ) ?? sql`false`
  );
}

export const contextOf = (actor: Actor): Context =>
  actor.kind === "job" ? { as: "worker" } : { as: "session", hash: actor.sessionHash };

/** Reads in the actor's name: one read-only transaction inside his row security. */
export async function reading<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await withTx(contextOf(actor), run, { readOnly: true });
  } catch (error) {
    const refused = databaseError(error);
    if (!refused && !lostConnection(error)) throw error;
    // An address with something else in the place of an id.
    if (["22P02", "22021"].includes(refused?.code ?? "")) throw new Refusal("core.gone");
    throw new ReadFailed(logBug(error, "read"), isAway(error));
  }
}

/** A query that failed under a page, which throws only the reference that it also shows. */
export class ReadFailed extends Error {
  override name = "ReadFailed";
  constructor(
    readonly digest: string,
    /** The database cannot be reached just now: no mistake of ours, and worth another try. */
    readonly isAway: boolean,
  ) {
    super(digest);
  }
}

/** No connection, no room for one more, or no room on the disk. */
export const isAway = (error: unknown): boolean =>
  error instanceof ReadFailed
    ? error.isAway
    : lostConnection(error) || ["53100", "53300"].includes(databaseError(error)?.code ?? "");
