import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { signIn } from "@/lib/core/sign-in";
import { makePasswordLink, revealPhone } from "@/lib/people/actions";
import { giveRoleTo } from "@/lib/people/assignments/actions";
import { usePasswordLink } from "@/lib/people/door/actions";
import { getPasswordLink } from "@/lib/people/door/queries";
import { endOwnPasswordLink, saveOwn } from "@/lib/people/own/actions";
import { getOwn } from "@/lib/people/queries";
import { admin } from "../support/admin";
import { done } from "../support/make/purchase-orders";
import { signInAs, signOut } from "../support/session";

const password = "相册要在这周五前到货";
const toldOf = async (person: string, message: string) =>
  (await admin`select 1 from inbox_items where person_id = ${person} and message = ${message}`)
    .length;
const tenMinutesLater = () =>
  admin`update password_links set opens_at = opens_at - interval '10 minutes'`;

beforeEach(() => admin`delete from inbox_items`);

describe("a password link for an owner, made by an administrator who is none", () => {
  test("opens after ten minutes, so the owner who forgot his password gets in", async () => {
    const owner = await signInAs("owner", "every branch");
    await signInAs("admin", "every branch");
    const { token, waits } = done(await makePasswordLink({ id: owner.id }));
    expect(waits).toBe(true);
    signOut();
    expect(await getPasswordLink(token)).toMatchObject({ minutes: 10 });
    expect(await usePasswordLink({ token, password })).toMatchObject({
      failure: { code: "people.reset-early", params: { minutes: 10 } },
    });
    await tenMinutesLater();
    expect(await usePasswordLink({ token, password })).toMatchObject({ ok: true });
    expect(await signIn(owner.account, password)).toBeTruthy();
  });

  test("is told to every owner at once, and the one it is for ends it", async () => {
    const other = await signInAs("owner", "XM02");
    await signInAs("admin", "every branch");
    const owner = await signInAs("owner", "every branch");
    const boss = await signInAs("admin", "every branch");
    const { token } = done(await makePasswordLink({ id: owner.id }));
    expect(await toldOf(owner.id, "people.got-password-link")).toBe(1);
    expect(await toldOf(other.id, "people.owner-link")).toBe(1);

    expect(await getOwn(await signInAs("owner", "every branch"))).toMatchObject({
      linkBy: boss.name,
    });
    done(await endOwnPasswordLink({}));
    expect((await getOwn(await signInAs("owner", "every branch")))?.linkBy).toBeNull();
    expect(await endOwnPasswordLink({})).toMatchObject({ failure: { code: "people.link-ended" } });
    signOut();
    await tenMinutesLater();
    expect(await usePasswordLink({ token, password })).toMatchObject({
      failure: { code: "people.reset-over" },
    });
  });

  test("waits also when the administrator writes it past the page", async () => {
    const owner = await signInAs("owner", "every branch");
    const { sessionHash, id } = await signInAs("admin", "every branch");
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    const link = (by: string) =>
      withTx({ as: "session", hash: sessionHash }, (tx) =>
        tx.execute(sql`insert into password_links (id, token_hash, person_id, made_by, opens_at, expires_at)
          values (${randomUUID()}, sha256(${by}::bytea), ${owner.id}, ${by}, now() - interval '1 day', now() + interval '1 day')
          returning opens_at > now() + interval '9 minutes' as waits`),
      );
    expect(await link(id)).toMatchObject([{ waits: true }]);
    await expect(link(owner.id)).rejects.toMatchObject({ code: "42501" });
  });
});

test("a link made by an owner opens at once, for an owner as for anybody", async () => {
  const colleague = await signInAs("owner", "XM02");
  const maker = await signInAs("owner", "every branch");
  await admin`insert into assignments (id, person_id, role) values (${randomUUID()}, ${maker.id}, 'admin')`;
  await signInAs("owner", "every branch");
  expect(done(await makePasswordLink({ id: colleague.id }))).toMatchObject({ waits: false });
  const buyer = await signInAs("buyer");
  await signInAs("admin", "every branch");
  expect(done(await makePasswordLink({ id: buyer.id }))).toMatchObject({ waits: false });
  await admin`delete from assignments where person_id = ${maker.id} and role = 'admin'`;
});

test("every owner hears when somebody becomes one too", async () => {
  const owner = await signInAs("owner", "every branch");
  const clerk = await signInAs("cashier");
  await signInAs("admin", "every branch");
  done(await giveRoleTo({ personId: clerk.id, role: "owner", branchId: null }));
  expect(await toldOf(owner.id, "people.owner-made")).toBe(1);
  expect(await toldOf(clerk.id, "people.owner-made")).toBe(0);
  await admin`delete from assignments where person_id = ${clerk.id} and role = 'owner'`;
});

test("a link and a revealed number are kept nowhere, though the press carried a key (S4)", async () => {
  const phone = "13987650000";
  const clerk = await signInAs("cashier");
  done(
    await saveOwn({
      version: 1,
      workPhone: "",
      email: "",
      phone,
      dropPhone: false,
      locale: "zh-CN",
    }),
  );
  await signInAs("admin", "every branch");
  const { token } = done(await makePasswordLink({ id: clerk.id }, "a-key-of-a-press-1"));
  expect(done(await revealPhone({ id: clerk.id }, "a-key-of-a-press-2"))).toEqual({ phone });
  const kept = await admin`select answer::text from idempotency_keys
    where answer::text like ${`%${token}%`} or answer::text like ${`%${phone}%`}`;
  expect(kept).toHaveLength(0);
});
