"use server";

import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { z } from "zod";
import { withTx } from "@/db";
import { credentials, passwordLinks, people, sessions } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import { hashPassword, isPassword } from "@/lib/core/passwords";
import { Refusal } from "@/lib/core/refusal";
import { slowDown } from "@/lib/core/sign-in";
import { sameVersion } from "@/lib/core/version";
import { isAccountItself } from "../door/password-rules";
import { saveOwnInput } from "../schema";
import { sealedColumns } from "../writes";
import { changeOwnPasswordInput, ownSessionInput } from "./schema";

/** What everybody may change of himself: how he is reached, and his language. */
export const saveOwn = action({
  may: "staff",
  input: saveOwnInput,
  prepare: async (input, actor) => ({
    ...input,
    sealed: await sealedColumns(actor.id, input.phone, input.dropPhone),
  }),
  run: async ({ tx, actor, input, trace }) => {
    const { workPhone, email, locale, sealed } = input;
    const [before] = await tx.select().from(people).where(eq(people.id, actor.id)).for("update");
    if (!before) throw new Refusal("core.gone");
    sameVersion(before, input.version, () => ({
      version: before.version,
      workPhone: before.workPhone,
      email: before.email,
      locale: before.locale,
    }));
    const after = { workPhone, email, locale, ...sealed };
    await tx
      .update(people)
      .set({ ...after, version: before.version + 1 })
      .where(eq(people.id, actor.id));
    const was = Object.fromEntries(
      Object.keys(after).map((key) => [key, before[key as keyof typeof before]]),
    );
    const { id, branchId } = actor;
    await trace({ act: "people.edit-own", document: "person", id, branchId, before: was, after });
    (await cookies()).set("locale", locale, { path: "/", maxAge: 31_536_000, sameSite: "lax" });
    return { version: before.version + 1 };
  },
});

/** Every other session ends: whoever else knew the old password is out. */
export const changeOwnPassword = action({
  may: "staff",
  input: changeOwnPasswordInput,
  prepare: async ({ current, password }, actor) => {
    if (isAccountItself(password, actor.account))
      refuseAt("password", "people.password-is-account");
    await slowDown(`own-password|${actor.id}`, 4);
    const [stored] = await withTx({ as: "door" }, (tx) =>
      tx.execute<{ password_hash: string }>(
        sql`select password_hash from sec.credential_of(${actor.account})`,
      ),
    );
    if (!(await isPassword(current, stored?.password_hash ?? null)))
      refuseAt("current", "people.current-wrong");
    return { hash: await hashPassword(password) };
  },
  run: async ({ tx, actor, input: { hash }, trace }) => {
    await tx
      .update(credentials)
      .set({ passwordHash: hash, changedAt: sql`now()` })
      .where(eq(credentials.personId, actor.id));
    await endOthers(tx, actor);
    const { id, branchId } = actor;
    await trace({ act: "people.change-password", document: "person", id, branchId });
    return { id };
  },
});

function refuseAt(field: string, why: string): never {
  throw new Refusal("core.invalid", {}, { fields: { [field]: [why] } });
}

type Own = { id: string; sessionId: string };

const endOthers = (tx: Parameters<Parameters<typeof withTx>[1]>[0], { id, sessionId }: Own) =>
  tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.personId, id), ne(sessions.id, sessionId), isNull(sessions.revokedAt)));

/** 退出所有设备, but for the one in hand. */
export const endOtherSessions = action({
  may: "staff",
  input: z.strictObject({}),
  run: async ({ tx, actor, trace }) => {
    await endOthers(tx, actor);
    const { id, branchId } = actor;
    await trace({ act: "people.end-sessions", document: "person", id, branchId });
    return { id };
  },
});

export const endOwnSession = action({
  may: "staff",
  input: ownSessionInput,
  run: async ({ tx, actor, input, trace }) => {
    const [ended] = await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(
        and(eq(sessions.id, input.id), eq(sessions.personId, actor.id), isNull(sessions.revokedAt)),
      )
      .returning({ id: sessions.id });
    if (!ended) throw new Refusal("core.gone");
    const { id, branchId } = actor;
    await trace({ act: "people.end-session", document: "person", id, branchId });
    return ended;
  },
});

/** A link to one's own account that one did not ask for. */
export const endOwnPasswordLink = action({
  may: "staff",
  input: z.strictObject({}),
  run: async ({ tx, actor, trace }) => {
    const { id, branchId } = actor;
    const ended = await tx
      .update(passwordLinks)
      .set({ usedAt: sql`now()` })
      .where(and(eq(passwordLinks.personId, id), isNull(passwordLinks.usedAt)))
      .returning({ id: passwordLinks.id });
    if (ended.length === 0) throw new Refusal("people.link-ended");
    await trace({ act: "people.end-password-link", document: "person", id, branchId });
    return { id };
  },
});
