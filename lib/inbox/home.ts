import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { inboxItems } from "@/db/schema/inbox";
import type { HomeRead, Waiting } from "@/lib/core/module";

/** Unread messages, beside the menu entry. */
export const waits: HomeRead<Waiting> = async (tx, actor) => {
  const unread = tx
    .select({ one: sql`1` })
    .from(inboxItems)
    .where(and(eq(inboxItems.personId, actor.id), isNull(inboxItems.readAt)))
    .limit(100)
    .as("unread");
  const [found] = await tx.select({ count: sql<number>`count(*)::int` }).from(unread);
  return { count: found?.count ?? 0 };
};
