import { beforeEach, describe, expect, test } from "vitest";
import { currentStaff } from "@/lib/core/session";
import { signIn } from "@/lib/core/sign-in";
import {
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  saveOwn,
} from "@/lib/people/own/actions";
import { getOwn } from "@/lib/people/queries";
import { admin } from "../support/admin";
import { browser } from "../support/next-headers";
import { signInAs } from "../support/session";

const own = { workPhone: "0592-5550118", email: "", phone: "", dropPhone: false };

beforeEach(async () => {
  browser.headers.set("x-forwarded-for", "203.0.113.7");
  await admin`delete from sign_in_failures`;
});

async function withPassword(role: "buyer" | "cashier" | "sales", password: string) {
  const { hashPassword } = await import("@/lib/core/passwords");
  const staff = await signInAs(role);
  await admin`insert into credentials (person_id, password_hash)
    values (${staff.id}, ${await hashPassword(password)})
    on conflict (person_id) do update set password_hash = excluded.password_hash`;
  return staff;
}

describe("one's own account", () => {
  test("takes a new password for the old one, and every other device is out", async () => {
    const first = await withPassword("buyer", "old password 1");
    const staff = await signInAs("buyer");
    expect(
      await changeOwnPassword({ current: "wrong one", password: "海边的第一张照片在九月" }),
    ).toMatchObject({ failure: { fields: { current: ["people.current-wrong"] } } });
    expect(await changeOwnPassword({ current: "old password 1", password: "短" })).toMatchObject({
      failure: { fields: { password: ["people.password-short"] } },
    });
    expect(
      await changeOwnPassword({ current: "old password 1", password: "海边的第一张照片在九月" }),
    ).toMatchObject({ ok: true });
    const live = await admin<{ id: string }[]>`select id from sessions
      where person_id = ${staff.id} and revoked_at is null`;
    expect(live.map(({ id }) => id)).toEqual([staff.sessionId]);
    expect(first.sessionId).not.toBe(staff.sessionId);
    expect(await signIn("buyer", "海边的第一张照片在九月")).toBeTruthy();
    const kept =
      await admin`select 1 from audit_log where before::text like '%argon2%' or after::text like '%argon2%'`;
    expect(kept).toHaveLength(0);
  });

  test("slows down who tries the current password on an open session", async () => {
    await withPassword("cashier", "old password 1");
    const tries = [];
    for (let i = 0; i < 7; i += 1)
      tries.push(await changeOwnPassword({ current: `guess ${i}`, password: "a fine new one" }));
    expect(tries.at(-1)).toMatchObject({ failure: { code: "people.set-up-wait" } });
  });

  test("keeps the private phone sealed, shows it to its owner, and deletes it when asked", async () => {
    const staff = await signInAs("sales");
    const phone = "13987654321";
    expect(await saveOwn({ version: 1, ...own, phone, locale: "en" })).toEqual({
      ok: true,
      data: { version: 2 },
    });
    expect(await getOwn(staff)).toMatchObject({ phone, phoneLast4: "4321", locale: "en" });
    expect(await saveOwn({ version: 2, ...own, locale: "en" })).toMatchObject({ ok: true });
    expect((await getOwn(staff))?.phone).toBe(phone);
    await saveOwn({ version: 3, ...own, dropPhone: true, locale: "zh-CN" });
    expect((await getOwn(staff))?.phone).toBe("");
    expect(await saveOwn({ version: 1, ...own, locale: "en" })).toMatchObject({
      failure: { code: "core.changed-by-others" },
    });
  });

  test("ends one's other devices, one or all, and never a colleague's", async () => {
    const colleague = await signInAs("warehouse");
    const other = await signInAs("buyer");
    const third = await signInAs("buyer");
    await signInAs("buyer");
    expect(await endOwnSession({ id: colleague.sessionId })).toMatchObject({
      failure: { code: "core.gone" },
    });
    expect(await endOwnSession({ id: other.sessionId })).toMatchObject({ ok: true });
    expect(await endOtherSessions({})).toMatchObject({ ok: true });
    const rows =
      await admin`select 1 from sessions where id in (${other.sessionId}, ${third.sessionId})
      and revoked_at is null`;
    expect(rows).toHaveLength(0);
    expect(await currentStaff()).not.toBeNull();
  });
});
