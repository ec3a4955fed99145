"use server";

import { and, eq, isNull, sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { z } from "zod";
import { sessions } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { sessionCookie } from "@/lib/core/session";
import { write } from "../access";
import { personInput, sessionInput } from "../schema";
import { lockManaged } from "../writes";

export const endSession = action({
  may: write,
  input: sessionInput,
  run: async ({ tx, actor, input, trace }) => {
    const [session] = await tx
      .select({ personId: sessions.personId })
      .from(sessions)
      .where(eq(sessions.id, input.id));
    if (!session) throw new Refusal("core.gone");
    const person = await lockManaged(tx, actor, session.personId);
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.id, input.id), isNull(sessions.revokedAt)));
    const { id } = person;
    await trace({ act: "people.end-session", document: "person", id, branchId: person.branchId });
    return { id };
  },
});

export const endSessions = action({
  may: write,
  input: personInput,
  run: async ({ tx, actor, input: { id }, trace }) => {
    const person = await lockManaged(tx, actor, id);
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.personId, id), isNull(sessions.revokedAt)));
    await trace({ act: "people.end-sessions", document: "person", id, branchId: person.branchId });
    return { id };
  },
});

/** Ends this session's row; the cookie is only its shadow. */
export const signOut = action({
  may: "staff",
  input: z.strictObject({}),
  run: async ({ tx, actor, trace }) => {
    await tx.execute(sql`select sec.end_session(decode(${actor.sessionHash}, 'hex'))`);
    await trace({
      act: "people.sign-out",
      document: "person",
      id: actor.id,
      branchId: actor.branchId,
    });
    (await cookies()).delete(sessionCookie);
  },
});
