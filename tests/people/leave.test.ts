import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { people } from "@/db/schema/people";
import { reading } from "@/lib/core/guard";
import { currentStaff } from "@/lib/core/session";
import { signIn } from "@/lib/core/sign-in";
import { createPerson, disablePerson, enablePerson, makePasswordLink } from "@/lib/people/actions";
import { giveRoleTo, takeRole } from "@/lib/people/assignments/actions";
import { usePasswordLink } from "@/lib/people/door/actions";
import { getPerson, listPeople } from "@/lib/people/queries";
import { endSession } from "@/lib/people/sessions/actions";
import { admin } from "../support/admin";
import { personWithPassword } from "../support/make/people";
import { branchId, signInAs, signOut } from "../support/session";

const password = "相册要在这周五前到货";
const today = "2020-01-01";

const newPerson = async (account: string) => ({
  id: randomUUID(),
  account,
  name: "许佳宁",
  branchId: await branchId("XM01"),
  departmentId: "",
  workPhone: "0592-5550118",
  email: "",
  phone: "13812345678",
  dropPhone: false,
  seats: [{ role: "buyer" as const, branchId: await branchId("XM01") }],
});

describe("a new person", () => {
  test("is opened by the administrator, with a role, and sets the password by a one-use link", async () => {
    await signInAs("admin", "every branch");
    const form = await newPerson("jianing");
    expect(await createPerson(form)).toEqual({ ok: true, data: { id: form.id } });
    const link = await makePasswordLink({ id: form.id });
    if (!link.ok) throw new Error(link.failure.code);
    signOut();
    const { token } = link.data;
    expect(await usePasswordLink({ token, password })).toMatchObject({ ok: true });
    expect(await usePasswordLink({ token, password })).toMatchObject({
      failure: { code: "people.reset-over" },
    });
    expect(await signIn("jianing", password)).toBeTruthy();
    const kept =
      await admin`select answer::text from idempotency_keys where answer::text like ${`%${token}%`}`;
    expect(kept).toHaveLength(0);
  });

  test("keeps the private phone sealed, and only the last four digits in sight (EN-06)", async () => {
    const actor = await signInAs("admin", "every branch");
    const form = await newPerson("sealed");
    await createPerson(form);
    const [row] = await admin`select phone_sealed, phone_last4 from people where id = ${form.id}`;
    expect(row?.phone_last4).toBe("5678");
    expect(row?.phone_sealed.includes(Buffer.from("1381234"))).toBe(false);
    expect(JSON.stringify(await getPerson(actor, form.id))).not.toContain("13812345678");
    const traces = await admin`select after::text from audit_log where document_id = ${form.id}`;
    expect(JSON.stringify(traces)).not.toContain("13812345678");
  });

  test("is refused to a buyer, a manager and the owner, and nothing is written", async () => {
    for (const role of ["buyer", "branch_manager", "owner"] as const) {
      await signInAs(role);
      const form = await newPerson(`no-${role}`.replace("_", "-"));
      expect(await createPerson(form)).toMatchObject({ failure: { code: "core.forbidden" } });
      expect(await admin`select 1 from people where id = ${form.id}`).toHaveLength(0);
    }
  });

  test("cannot take an account that exists, in whatever case", async () => {
    await signInAs("admin", "every branch");
    await personWithPassword("taken", password);
    expect(await createPerson(await newPerson("TAKEN"))).toMatchObject({
      failure: { fields: { account: ["people.account-taken"] } },
    });
  });
});

describe("somebody who leaves (T-05)", () => {
  test("is refused on the very next call, everywhere, and sees no row", async () => {
    const boss = await signInAs("admin", "every branch");
    const leaver = await signInAs("branch_manager");
    const person = await getPerson(leaver, leaver.id);
    expect(person?.id).toBe(leaver.id);

    await signInAs("admin", "every branch");
    await admin`insert into inbox_members (place_id, branch_id, person_id)
      values (${leaver.branchId}, ${leaver.branchId}, ${leaver.id})`;
    expect(await disablePerson({ id: leaver.id, leftOn: today })).toMatchObject({ ok: true });

    // With the actor in hand that the app resolved before: the database looks again itself.
    expect(await reading(leaver, (tx) => tx.select().from(people))).toEqual([]);
    expect(await admin`select 1 from inbox_members where person_id = ${leaver.id}`).toHaveLength(0);
    const live =
      await admin`select 1 from sessions where person_id = ${leaver.id} and revoked_at is null`;
    expect(live).toHaveLength(0);
    expect(await enablePerson({ id: leaver.id })).toMatchObject({ ok: true });
    expect(boss.id).toBeTruthy();
  });

  test("cannot act with the old cookie", async () => {
    const leaver = await signInAs("buyer", "XM02");
    await admin`update people set active = false where id = ${leaver.id}`;
    expect(await currentStaff()).toBeNull();
    const { saveOwn } = await import("@/lib/people/own/actions");
    const own = { version: 1, workPhone: "", email: "", phone: "", dropPhone: false };
    expect(await saveOwn({ ...own, locale: "en" })).toMatchObject({
      failure: { code: "core.signed-out" },
    });
  });

  test("leaves an owner and an administrator behind, also when two close each other at once", async () => {
    const first = await signInAs("admin", "every branch");
    expect(await disablePerson({ id: first.id, leftOn: today })).toMatchObject({
      failure: { code: "people.not-oneself" },
    });
    const owner = await signInAs("owner", "every branch");
    const second = await personWithPassword("second-owner", password, ["owner"]);
    await signInAs("admin", "every branch");
    await Promise.all([
      disablePerson({ id: owner.id, leftOn: today }),
      disablePerson({ id: second, leftOn: today }),
    ]);
    const left = await admin`select p.account from people p join assignments a on a.person_id = p.id
      where a.role = 'owner' and p.active`;
    expect(left.length).toBeGreaterThan(0);
    await admin`update people set active = true`;
  });
});

describe("roles", () => {
  test("given and taken act on the next request (INV-26)", async () => {
    const buyer = await signInAs("buyer");
    expect((await currentStaff())?.grants.has("purchase-orders:approve")).toBe(false);
    const cookies = await import("../support/next-headers");
    const held = await (await cookies.cookies()).getAll();
    await signInAs("admin", "every branch");
    const given = await giveRoleTo({
      personId: buyer.id,
      role: "branch_manager",
      branchId: await branchId("XM01"),
    });
    if (!given.ok) throw new Error(given.failure.code);
    for (const { name, value } of held) cookies.browser.setCookie(name, value);
    expect((await currentStaff())?.grants.has("purchase-orders:approve")).toBe(true);
    await signInAs("admin", "every branch");
    expect(await takeRole({ id: given.data.id })).toMatchObject({ ok: true });
    for (const { name, value } of held) cookies.browser.setCookie(name, value);
    expect((await currentStaff())?.grants.has("purchase-orders:approve")).toBe(false);
    const acts = await admin<{ act: string }[]>`select act from audit_log
      where document_id = ${buyer.id} and act in ('people.grant', 'people.take') order by seq`;
    expect(acts.map(({ act }) => act)).toEqual(["people.grant", "people.take"]);
  });

  test("are never given to oneself, by the action or by the database", async () => {
    const boss = await signInAs("admin", "every branch");
    expect(await giveRoleTo({ personId: boss.id, role: "owner", branchId: null })).toMatchObject({
      failure: { code: "people.no-role-for-oneself" },
    });
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    const direct = withTx({ as: "session", hash: boss.sessionHash }, (tx) =>
      tx.execute(sql`insert into assignments (id, person_id, role)
        values (${randomUUID()}, ${boss.id}, 'owner')`),
    );
    await expect(direct).rejects.toMatchObject({ code: "42501" });
  });

  test("given by who manages one branch stay in that branch", async () => {
    await admin`insert into role_grants (role, permission, scope, row_group) values
      ('branch_manager', 'people:grant', 'branch', 'people'),
      ('branch_manager', 'people:write', 'branch', 'people')`;
    const manager = await signInAs("branch_manager");
    const clerk = await personWithPassword("clerk", password);
    const boss = await personWithPassword("boss", password, ["owner"]);
    const here = await branchId("XM01");
    const there = await branchId("XM02");
    expect(await giveRoleTo({ personId: clerk, role: "buyer", branchId: there })).toMatchObject({
      failure: { code: "core.gone" },
    });
    for (const [role, at] of [
      ["buyer", null],
      ["admin", here],
      ["accountant", here],
    ] as const)
      expect(await giveRoleTo({ personId: clerk, role, branchId: at })).toMatchObject({
        failure: { code: "people.above-you" },
      });
    expect(await giveRoleTo({ personId: clerk, role: "warehouse", branchId: here })).toMatchObject({
      ok: true,
    });
    expect(await makePasswordLink({ id: boss })).toMatchObject({
      failure: { code: "people.above-you" },
    });
    const far = await signInAs("buyer", "XM02");
    await signInAs("branch_manager");
    expect(await makePasswordLink({ id: far.id })).toMatchObject({
      failure: { code: "core.gone" },
    });
    expect((await listPeople(manager, {})).rows.every(({ branch }) => branch === "厦门一店")).toBe(
      true,
    );
    await admin`delete from role_grants where role = 'branch_manager' and permission like 'people:%'
      and permission <> 'people:read'`;
  });

  test("that assign rights are not joined with customers' data, unless one is the owner", async () => {
    const other = await personWithPassword("second-admin", password, ["admin"]);
    const chief = await personWithPassword("chief", password, ["owner", "admin"]);
    await signInAs("admin", "every branch");
    const here = await branchId("XM01");
    expect(await giveRoleTo({ personId: other, role: "sales", branchId: here })).toMatchObject({
      failure: { code: "roles.keep-apart" },
    });
    expect(await giveRoleTo({ personId: chief, role: "sales", branchId: here })).toMatchObject({
      ok: true,
    });
  });
});

test("an administrator signs one device out, and it is out", async () => {
  const buyer = await signInAs("buyer");
  await signInAs("admin", "every branch");
  expect(await endSession({ id: buyer.sessionId })).toMatchObject({ ok: true });
  expect(await reading(buyer, (tx) => tx.select().from(people))).toEqual([]);
});
