"use server";

import { sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { z } from "zod";
import { action } from "@/lib/core/action";
import { sessionCookie } from "@/lib/core/session";

/** Ends this session's row; the cookie is only its shadow. */
export const signOut = action({
  may: "staff",
  input: z.strictObject({}),
  run: async ({ tx, actor, trace }) => {
    await tx.execute(sql`select sec.end_session(decode(${actor.sessionHash}, 'hex'))`);
    await trace({
      act: "people:sign-out",
      document: "person",
      id: actor.id,
      branchId: actor.branchId,
    });
    (await cookies()).delete(sessionCookie);
  },
});
