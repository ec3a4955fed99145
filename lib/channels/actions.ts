"use server";

import { eq } from "drizzle-orm";
import { z } from "zod";
import { company } from "@/db/schema/branches";
import { people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { reading } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { sendTest } from "@/lib/pushes/channels/test-channel";
import { test } from "./access";

/** Only ever to oneself, so that it is no way to write to strangers. */
export const sendTestMail = action({
  may: test,
  input: z.strictObject({}),
  prepare: async (_, actor) => {
    const [email, studio] = await reading(actor, async (tx) => {
      const [own] = await tx
        .select({ email: people.email })
        .from(people)
        .where(eq(people.id, actor.id));
      const [studioOf] = await tx.select({ name: company.name }).from(company);
      return [own?.email ?? "", studioOf?.name ?? ""] as const;
    });
    if (!email) throw new Refusal("channels.no-own-mail");
    const outcome = await sendTest("email", { address: email, secret: null }, studio);
    return { email, outcome };
  },
  run: async ({ actor, input: { email, outcome }, trace }) => {
    const failure = outcome.kind === "sent" ? null : outcome.failure;
    await trace({
      act: "channels.test",
      document: "person",
      id: actor.id,
      after: { channel: "email", failure },
    });
    return { email, failure };
  },
});
