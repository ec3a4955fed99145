import "server-only";
import { withTx } from "@/db";
import { log } from "@/lib/core/log";
import { holdersOf } from "@/lib/inbox/holders";
import { notify } from "@/lib/inbox/writes";

/** Somebody is guessing links (L-11): in the log, and to those who look after the system. */
export async function raiseAlarm(): Promise<void> {
  log.fatal({ alarm: "links-guessed", misses: 50, minutes: 10 });
  await withTx({ as: "worker" }, async (tx) => {
    await notify(tx, {
      people: await holdersOf(tx, ["admin", "owner"]),
      message: "pushes.links-guessed",
      params: { count: 50 },
      meaning: "wrong",
      document: "push-links",
      documentId: nothing,
    });
  });
}

/** The message is about no document; it opens the list of pushes. */
const nothing = "00000000-0000-0000-0000-000000000000";
