import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { withTx } from "@/db";
import { assignments, people } from "@/db/schema/people";
import { log } from "@/lib/core/log";
import { notify } from "@/lib/inbox/writes";

/** Somebody is guessing links (L-11): in the log, and to those who look after the system. */
export async function raiseAlarm(): Promise<void> {
  log.fatal({ alarm: "links-guessed", misses: 50, minutes: 10 });
  await withTx({ as: "worker" }, async (tx) => {
    const admins = await tx
      .selectDistinct({ id: people.id })
      .from(people)
      .innerJoin(assignments, eq(assignments.personId, people.id))
      .where(and(eq(people.active, true), inArray(assignments.role, ["admin", "owner"])));
    await notify(tx, {
      people: admins.map(({ id }) => id),
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
