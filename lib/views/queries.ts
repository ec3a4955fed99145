import "server-only";
import { and, asc, desc, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db";
import { savedViews } from "@/db/schema/views";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import type { Audience } from "./rules";

export type View = {
  id: string;
  name: string;
  query: string;
  audience: Audience;
  mine: boolean;
};

/** One's own views of a list and those that row security shows of his colleagues'; rows stay those of the reader's scope. */
export const listViews = (actor: Staff, list: string): Promise<View[]> =>
  reading(actor, (tx) => viewsOf(tx, actor, list));

/** The same inside the transaction that reads the page. */
export async function viewsOf(tx: Tx, actor: Staff, list: string): Promise<View[]> {
  const ofList = eq(savedViews.list, list);
  const [own, shared] = await Promise.all([
    tx
      .select()
      .from(savedViews)
      .where(and(ofList, eq(savedViews.ownerId, actor.id)))
      .orderBy(asc(savedViews.id))
      .limit(20),
    tx
      .select()
      .from(savedViews)
      .where(and(ofList, ne(savedViews.ownerId, actor.id)))
      .orderBy(desc(savedViews.id))
      .limit(20),
  ]);
  return [...own, ...shared].map((row) => ({
    id: row.id,
    name: row.name,
    query: row.query,
    audience: row.audience,
    mine: row.ownerId === actor.id,
  }));
}
