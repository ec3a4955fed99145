"use server";

import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import type { Tx } from "@/db";
import { calendarFeeds } from "@/db/schema/appointments";
import { action } from "@/lib/core/action";
import { addressOfFeed, hashOfFeed } from "./feeds";

/** A new secret address for one's own calendar; the one before ends. It is told once and kept as a hash. */
export const openFeed = action({
  may: "staff",
  input: z.strictObject({}),
  unkept: true,
  run: async ({ tx, actor, trace }) => {
    await endFeed(tx, actor.id);
    const id = uuid();
    const token = randomBytes(32).toString("base64url");
    await tx.insert(calendarFeeds).values({ id, personId: actor.id, tokenHash: hashOfFeed(token) });
    const { branchId } = actor;
    await trace({ act: "appointments.open-feed", document: "person", id: actor.id, branchId });
    return { address: addressOfFeed(token) };
  },
});

/** From now on the address answers nothing. */
export const closeFeed = action({
  may: "staff",
  input: z.strictObject({}),
  run: async ({ tx, actor, trace }) => {
    await endFeed(tx, actor.id);
    const { branchId } = actor;
    await trace({ act: "appointments.close-feed", document: "person", id: actor.id, branchId });
    return { closed: true };
  },
});

/** One after the other: two presses at once make one address. */
async function endFeed(tx: Tx, personId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`feed ${personId}`}, 7))`);
  await tx
    .update(calendarFeeds)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt)));
}
