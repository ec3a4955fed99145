"use server";

import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { inboxItems } from "@/db/schema/inbox";
import { action } from "@/lib/core/action";
import { announce } from "@/lib/core/live";

/** One's own messages only: others' ids change nothing. */
export const readMessages = action({
  may: "staff",
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }),
  run: async ({ tx, actor, input, trace }) => {
    const read = await tx
      .update(inboxItems)
      .set({ readAt: sql`now()` })
      .where(
        and(
          eq(inboxItems.personId, actor.id),
          inArray(inboxItems.id, input.ids),
          isNull(inboxItems.readAt),
        ),
      )
      .returning({ id: inboxItems.id });
    await trace({ act: "inbox.read", document: "inbox", after: { read: read.length } });
    await announce(tx, { topic: "inbox", people: [actor.id] });
    return { read: read.length };
  },
});

/** All that was there when the page was drawn; what came later stays unread. */
export const readAllMessages = action({
  may: "staff",
  input: z.strictObject({ until: z.uuid() }),
  run: async ({ tx, actor, input, trace }) => {
    const read = await tx
      .update(inboxItems)
      .set({ readAt: sql`now()` })
      .where(
        and(
          eq(inboxItems.personId, actor.id),
          isNull(inboxItems.readAt),
          lte(inboxItems.id, input.until),
        ),
      )
      .returning({ id: inboxItems.id });
    await trace({ act: "inbox.read-all", document: "inbox", after: { read: read.length } });
    await announce(tx, { topic: "inbox", people: [actor.id] });
    return { read: read.length };
  },
});
