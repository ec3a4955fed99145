import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, describe, expect, inject, test } from "vitest";
import { connect } from "@/db/address";
import { migrate } from "@/lib/commands/migrate";
import { readPasswords } from "@/lib/commands/role-passwords";
import { loginRoles, urlAs } from "@/lib/commands/roles";
import { admin } from "../support/admin";
import { databaseUrl, kek } from "../support/databases";

const here = process.env.ADMIN_DB ?? "";
const others: string[] = [];

/** A database without any tables on the same server. */
async function emptyDatabase() {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await admin.unsafe(`create database ${name}`);
  others.push(name);
  return databaseUrl(inject("adminUrl"), name);
}

afterAll(async () => {
  for (const name of others) await admin.unsafe(`drop database ${name} with (force)`);
});

describe("contract.md 6.3: the database roles", () => {
  test("have random passwords, which every server that holds the key can read", async () => {
    const passwords = await readPasswords(admin, kek);
    expect(await readPasswords(admin, kek)).toEqual(passwords);
    expect(new Set(Object.values(passwords)).size).toBe(loginRoles.length);
    const other = connect(urlAs(here, passwords, "app_ro"), { max: 1 });
    expect(await other`select 1 as one`).toEqual([{ one: 1 }]);
    await other.end();
  });

  test("keep their passwords when another server migrates again", async () => {
    const before = await readPasswords(admin, kek);
    const { applied, passwords } = await migrate(here, kek, "the tests' key");
    expect([applied, passwords]).toEqual([0, before]);
  });

  test("have passwords that no role which serves can see, sealed or not", async () => {
    const passwords = await readPasswords(admin, kek);
    const rows = await admin<{ sealed: Buffer }[]>`select sealed from role_passwords`;
    expect(rows).toHaveLength(loginRoles.length);
    for (const { sealed } of rows)
      for (const password of Object.values(passwords))
        expect(sealed.includes(password)).toBe(false);
    for (const role of loginRoles.filter((one) => one !== "app_migrate")) {
      const sql = connect(urlAs(here, passwords, role), { max: 1 });
      await expect(sql`select * from role_passwords`).rejects.toMatchObject({ code: "42501" });
      await sql.end();
    }
  });

  test("carry the limits that keep one request from holding up the shop", async () => {
    const rows = await admin<{ role: string; settings: string[] }[]>`
      select r.rolname as role, s.setconfig as settings from pg_db_role_setting s
      join pg_roles r on r.oid = s.setrole where r.rolname like 'app\\_%' and s.setdatabase = 0`;
    const settings = Object.fromEntries(rows.map(({ role, settings }) => [role, settings.sort()]));
    expect(settings).toMatchObject({
      app_rw: [
        "idle_in_transaction_session_timeout=15s",
        "lock_timeout=3s",
        "statement_timeout=10s",
      ],
      app_door: [
        "idle_in_transaction_session_timeout=15s",
        "lock_timeout=3s",
        "statement_timeout=10s",
      ],
      app_ro: [
        "default_transaction_read_only=on",
        "idle_in_transaction_session_timeout=15s",
        "statement_timeout=30s",
      ],
      app_link: [
        "idle_in_transaction_session_timeout=5s",
        "lock_timeout=2s",
        "statement_timeout=5s",
      ],
      app_worker: [
        "idle_in_transaction_session_timeout=15s",
        "lock_timeout=3s",
        "statement_timeout=60s",
      ],
      app_backup: ["default_transaction_read_only=on"],
      app_migrate: ["lock_timeout=10s", "role=app_owner"],
    });
    const sql = connect(urlAs(here, await readPasswords(admin, kek), "app_rw"), { max: 1 });
    expect(await sql`select current_setting('statement_timeout') as s`).toEqual([{ s: "10s" }]);
    await sql.end();
  });

  test("are not taken from another company on the same server", async () => {
    const before = await readPasswords(admin, kek);
    await expect(migrate(await emptyDatabase(), randomBytes(32), "another key")).rejects.toThrow(
      /aperture_template|studio_/,
    );
    const sql = connect(urlAs(here, before, "app_rw"), { max: 1 });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
  });
});

test("a database that was sealed with another key is refused, and stays as it is", async () => {
  await expect(migrate(here, randomBytes(32), "another key")).rejects.toThrow("another key");
});
