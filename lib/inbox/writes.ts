import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db";
import { inboxItems } from "@/db/schema/inbox";
import { announce } from "@/lib/core/live";

export type Message = {
  /** To whom; each once, however often he is named. */
  people: readonly string[];
  /** A words key such as "approvals.waits-for-you"; `params` fill it. Said in the reader's language. */
  message: string;
  params?: Record<string, string | number>;
  meaning?: "neutral" | "waiting" | "good" | "wrong";
  /** What it opens. */
  document: string;
  documentId: string;
};

/** What he was asked for he has done: the message that asked is read. */
export async function settle(
  tx: Tx,
  { personId, document, documentId }: { personId: string; document: string; documentId: string },
): Promise<void> {
  await Promise.all([
    tx
      .update(inboxItems)
      .set({ readAt: sql`now()` })
      .where(
        and(
          eq(inboxItems.personId, personId),
          isNull(inboxItems.readAt),
          eq(inboxItems.document, document),
          eq(inboxItems.documentId, documentId),
        ),
      ),
    announce(tx, { topic: "inbox", people: [personId] }),
  ]);
}

/** Puts a message into people's inboxes and tells their open pages, when the transaction commits. */
export async function notify(tx: Tx, { people, ...message }: Message): Promise<void> {
  const to = [...new Set(people)];
  if (to.length === 0) return;
  await Promise.all([
    tx.insert(inboxItems).values(to.map((personId) => ({ id: uuid(), personId, ...message }))),
    announce(tx, { topic: "inbox", people: to }),
  ]);
}
