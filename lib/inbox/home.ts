import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { inboxItems } from "@/db/schema/inbox";
import type { HomeRead, Waiting } from "@/lib/core/module";

/** Unread messages, beside the menu entry. What one asks to approve stands under 审批 as well. */
export const waits: HomeRead<Waiting> = async (tx, actor) => {
  const unread = tx
    .select({ document: inboxItems.document })
    .from(inboxItems)
    .where(and(eq(inboxItems.personId, actor.id), isNull(inboxItems.readAt)))
    .limit(100)
    .as("unread");
  const [found] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      elsewhere: sql<number>`(count(*) filter (where ${unread.document} = 'approval'))::int`,
    })
    .from(unread);
  return found ?? { count: 0 };
};
