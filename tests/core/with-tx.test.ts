import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { type Tx, withTx } from "@/db";
import { staffOf } from "@/lib/core/session";
import { admin } from "../support/admin";
import { branchId, signInAs } from "../support/session";

const asWorker = { as: "worker" } as const;
const place = (tx: Tx, code: string) =>
  tx.execute(sql`insert into branches (id, code, name) values (${uuid()}, ${code}, '新店')`);
const places = async (code: string) =>
  Number((await admin`select count(*) from branches where code = ${code}`)[0]?.count);
const pidOf = async (tx: Tx) =>
  (await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid ?? 0;

describe("a transaction whose connection dies half way", () => {
  test("writes nothing, and its late statements reach no other transaction", async () => {
    const late: unknown[] = [];
    const broken = withTx(asWorker, async (tx) => {
      await place(tx, "DEAD");
      await admin`select pg_terminate_backend(${await pidOf(tx)})`;
      await wait(100);
      await place(tx, "LATE").catch((error: Error) => late.push(error.cause));
      await place(tx, "LATE").catch((error: Error) => late.push(error.cause));
    });
    await expect(broken).rejects.toThrow();

    // Meanwhile others use the pool, on the connections that came after.
    await Promise.all(
      Array.from({ length: 12 }, () => withTx(asWorker, (tx) => tx.execute(sql`select 1`))),
    );
    await wait(100);
    // Two each time: a connection lost before COMMIT is tried once more.
    expect(late.map((error) => (error as Error).name)).toEqual(Array(4).fill("TransactionOver"));
    expect(await places("DEAD")).toBe(0);
    expect(await places("LATE")).toBe(0);
  });

  test("is never committed, even when it needs no further statement", async () => {
    const broken = withTx(asWorker, async (tx) => {
      await place(tx, "GONE");
      await admin`select pg_terminate_backend(${await pidOf(tx)})`;
      await wait(100);
      return "done";
    });
    await expect(broken).rejects.toThrow();
    expect(await places("GONE")).toBe(0);
  });
});

test("a failed statement rolls back all of it", async () => {
  const failed = withTx(asWorker, async (tx) => {
    await place(tx, "HALF");
    await tx.execute(sql`select 1 / 0`);
  });
  await expect(failed).rejects.toThrow();
  expect(await places("HALF")).toBe(0);
});

test("two that lock each other out are repeated until both are done", async () => {
  await admin`insert into branches (id, code, name) values (${uuid()}, 'LKA', '甲'), (${uuid()}, 'LKB', '乙')`;
  const rename = (first: string, second: string) =>
    withTx(asWorker, async (tx) => {
      await tx.execute(sql`update branches set name = name || '1' where code = ${first}`);
      await wait(50);
      await tx.execute(sql`update branches set name = name || '1' where code = ${second}`);
    });
  await Promise.all([rename("LKA", "LKB"), rename("LKB", "LKA")]);
  const names = await admin`select name from branches where code in ('LKA', 'LKB') order by code`;
  expect(names.map(({ name }) => name)).toEqual(["甲11", "乙11"]);
});

test("one inside another is our mistake and is refused", async () => {
  await expect(withTx(asWorker, () => withTx(asWorker, async () => 1))).rejects.toThrow(
    /inside withTx/,
  );
});

describe("the second line: row security", () => {
  test("without a session there are no rows", async () => {
    await branchId("XM01");
    const rows = await withTx({ as: "nobody" }, (tx) => tx.execute(sql`select * from branches`));
    expect(rows).toHaveLength(0);
  });

  test("a guessed session sees nothing", async () => {
    const hash = "ab".repeat(32);
    const rows = await withTx({ as: "session", hash }, (tx) =>
      tx.execute(sql`select * from people`),
    );
    expect(rows).toHaveLength(0);
  });

  test("the session of one request is gone for the next on the same connection", async () => {
    const { sessionHash } = await signInAs("buyer");
    const seen = await withTx({ as: "session", hash: sessionHash }, (tx) =>
      tx.execute(sql`select id from branches`),
    );
    expect(seen.length).toBeGreaterThan(0);
    for (let i = 0; i < 20; i += 1) {
      const after = await withTx({ as: "nobody" }, (tx) =>
        tx.execute(sql`select id from branches`),
      );
      expect(after).toHaveLength(0);
    }
  });

  test("T-05: a revoked session sees nothing from the next statement on", async () => {
    const { sessionHash, sessionId } = await signInAs("warehouse");
    await admin`update sessions set revoked_at = now() where id = ${sessionId}`;
    const rows = await withTx({ as: "session", hash: sessionHash }, (tx) =>
      tx.execute(sql`select id from branches`),
    );
    expect(rows).toHaveLength(0);
  });

  test.each([
    ["switch row security off", sql`set local row_security = off; select * from people`],
    ["become another role", sql`set role app_owner`],
    ["drop a policy", sql`drop policy seen on people`],
    ["disable row security", sql`alter table people disable row level security`],
    ["truncate", sql`truncate audit_log`],
    ["read session tokens", sql`select token_hash from sessions`],
    ["read password hashes", sql`select password_hash from credentials`],
    [
      "make itself a session",
      sql`insert into sessions (id, token_hash, person_id, expires_at) select gen_random_uuid(), '\\x00', id, now() + interval '1 day' from people`,
    ],
    [
      "begin a session for somebody",
      sql`select sec.begin_session(gen_random_uuid(), sha256('x'), id, '', '', '1 day') from people`,
    ],
    ["ask for the hash of an account", sql`select * from sec.credential_of('owner')`],
    [
      "set up a company anew",
      sql`select sec.set_up('', '', null, '', '', null, '', '', '', '', '', null, null)`,
    ],
    ["use a password link", sql`select sec.use_password_link('', '')`],
    ["forget failed sign-ins", sql`select sec.sign_in_succeeded(array[sha256('x')])`],
    [
      "give somebody a password",
      sql`insert into credentials (person_id, password_hash) select id, 'x' from people`,
    ],
    ["rewrite the audit log", sql`update audit_log set act = 'x'`],
    ["read what search knows", sql`select * from search_entries`],
  ])("the app's own role cannot %s", async (_, statement) => {
    const { sessionHash } = await signInAs("owner", "every branch");
    const attempt = withTx({ as: "session", hash: sessionHash }, (tx) => tx.execute(statement));
    await expect(attempt).rejects.toMatchObject({
      code: expect.stringMatching(/42501|42601/),
    });
  });

  test("an admin's own statements set nobody else's password and revive no session", async () => {
    const { sessionHash: buyer, id } = await signInAs("buyer");
    await admin`insert into credentials (person_id, password_hash) values (${id}, 'hers')
      on conflict (person_id) do update set password_hash = 'hers'`;
    await admin`update sessions set revoked_at = now() where person_id = ${id}`;
    const { sessionHash } = await signInAs("admin", "every branch");
    const asAdmin = (statement: ReturnType<typeof sql>) =>
      withTx({ as: "session", hash: sessionHash }, (tx) => tx.execute(statement));
    await asAdmin(sql`update credentials set password_hash = 'his' where person_id = ${id}`);
    const [kept] = await admin`select password_hash from credentials where person_id = ${id}`;
    expect(kept?.password_hash).toBe("hers");
    await expect(
      asAdmin(sql`update sessions set revoked_at = null where person_id = ${id}`),
    ).rejects.toMatchObject({ code: "23001" });
    expect(await staffOf(Buffer.from(buyer, "hex"))).toBeNull();
  });

  test.each([
    ["see people", sql`select id from people`],
    ["see who is signed in", sql`select id from sessions`],
    ["read password hashes", sql`select password_hash from credentials`],
    [
      "give a role",
      sql`insert into assignments (id, person_id, role) select gen_random_uuid(), gen_random_uuid(), 'owner'`,
    ],
  ])("the door's role cannot %s", async (_, statement) => {
    const attempt = withTx({ as: "door" }, (tx) => tx.execute(statement));
    await expect(attempt).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["read password hashes", sql`select password_hash from credentials`],
    ["read session tokens", sql`select token_hash from sessions`],
    [
      "begin a session",
      sql`select sec.begin_session(gen_random_uuid(), '', gen_random_uuid(), '', '', '1 day')`,
    ],
  ])("the role of background work cannot %s", async (_, statement) => {
    await expect(withTx(asWorker, (tx) => tx.execute(statement))).rejects.toMatchObject({
      code: "42501",
    });
  });
});

test("a question asked again is not planned again", async () => {
  const asked = (tx: Tx, code: string) =>
    tx.execute(sql`select id from branches where code = ${code} and active`);
  const names = await withTx(asWorker, async (tx) => {
    await asked(tx, "XM01");
    await asked(tx, "XM02");
    return tx.execute<{ name: string; count: number }>(sql`
      select name, (generic_plans + custom_plans)::int as count from pg_prepared_statements
      where statement like 'select id from branches where code = $1 and active'`);
  });
  expect(names).toHaveLength(1);
  expect(names[0]?.count).toBeGreaterThanOrEqual(2);
});
