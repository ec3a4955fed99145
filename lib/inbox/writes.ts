import "server-only";
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

/** Puts a message into people's inboxes and tells their open pages, when the transaction commits. */
export async function notify(tx: Tx, { people, ...message }: Message): Promise<void> {
  const to = [...new Set(people)];
  if (to.length === 0) return;
  await Promise.all([
    tx.insert(inboxItems).values(to.map((personId) => ({ id: uuid(), personId, ...message }))),
    announce(tx, { topic: "inbox", people: to }),
  ]);
}
