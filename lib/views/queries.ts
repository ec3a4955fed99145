import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { savedViews } from "@/db/schema/views";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";

export type View = { id: string; name: string; query: string; shared: boolean; mine: boolean };

/** One's own views of a list and those that colleagues share; rows stay those of the reader's scope. */
export const listViews = (actor: Staff, list: string): Promise<View[]> =>
  reading(actor, (tx) => viewsOf(tx, actor, list));

/** The same inside the transaction that reads the page. */
export async function viewsOf(tx: Tx, actor: Staff, list: string): Promise<View[]> {
  const mine = eq(savedViews.ownerId, actor.id);
  const [own, shared] = await Promise.all([
    tx
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.list, list), mine))
      .orderBy(asc(savedViews.id))
      .limit(20),
    tx
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.list, list), eq(savedViews.shared, true)))
      .orderBy(desc(savedViews.id))
      .limit(20),
  ]);
  return [...own, ...shared.filter(({ ownerId }) => ownerId !== actor.id)].map((row) => ({
    id: row.id,
    name: row.name,
    query: row.query,
    shared: row.shared,
    mine: row.ownerId === actor.id,
  }));
}
