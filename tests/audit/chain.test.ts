import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anchorAudit, sealAudit, verifyAudit } from "@/lib/audit/chain";
import { forgetStale } from "@/lib/audit/retention";
import { job } from "@/lib/core/prove";
import { admin } from "../support/admin";
import { personWithPassword } from "../support/make/people";

const clerk = job("test");

async function write(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids)
    await admin`insert into audit_log (id, request_id, actor_kind, actor_name, act, document, after)
      values (${id}, 'TEST-0001', 'job', 'test', 'tests:act', 'test', ${admin.json({ total: "12300", name: "相册" })})`;
  return ids;
}

/** What only the database's own administrator could do: the triggers are off for the moment. */
const behindTheGuard = async (statement: string) => {
  await admin.unsafe(`set session_replication_role = replica; ${statement};
    set session_replication_role = origin`);
};

/** Seals once nothing older is open: the tests beside this one share the server's transaction ids. */
async function sealAll(): Promise<number> {
  const [mine] = await admin<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
  for (const end = performance.now() + 15_000; performance.now() < end; await wait(20)) {
    const [row] = await admin<{ past: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > ${mine?.xid ?? "0"}::bigint as past`;
    if (row?.past) break;
  }
  return sealAudit(clerk);
}

beforeAll(async () => {
  await write(3);
});
beforeEach(async () => {
  await sealAll();
});

describe("the log's hash chain (INV-19)", () => {
  test("grows by what was committed, once, and is found whole", async () => {
    await write(5);
    expect(await sealAll()).toBe(5);
    expect(await sealAudit(clerk)).toBe(0);
    expect(await verifyAudit(clerk, true)).toEqual([]);
    const [check] =
      await admin`select whole, trouble from audit_checks order by checked_at desc limit 1`;
    expect(check).toMatchObject({ whole: true, trouble: [] });
  });

  test("waits for a transaction that is still open, and then loses none", async () => {
    await admin.begin(async (open) => {
      await open`insert into audit_log (id, request_id, actor_kind, actor_name, act, document)
        values (${randomUUID()}, 'TEST-0002', 'job', 'slow', 'tests:slow', 'test')`;
      await write(2);
      expect(await sealAudit(clerk)).toBe(0);
    });
    expect(await sealAll()).toBe(3);
    expect(await verifyAudit(clerk, true)).toEqual([]);
  });

  test("names an altered row, a missing one and one slipped in", async () => {
    const [altered = "", missing = ""] = await write(4);
    await sealAll();
    const [row] = await admin`select xid from audit_log where id = ${altered}`;
    await behindTheGuard(`
      update audit_log set after = '{"total": "1"}' where id = '${altered}';
      delete from audit_log where id = '${missing}'`);
    const added = randomUUID();
    await behindTheGuard(`insert into audit_log (id, xid, request_id, actor_kind, actor_name, act, document)
      values ('${added}', ${row?.xid}, 'FORGED', 'job', 'x', 'tests:forged', 'test')`);
    const trouble = await verifyAudit(clerk, true);
    expect(trouble).toHaveLength(3);
    expect(trouble).toEqual(
      expect.arrayContaining([
        { kind: "altered", id: altered },
        { kind: "missing", id: missing },
        { kind: "added", id: added },
      ]),
    );
    await behindTheGuard(`delete from audit_log where id = '${added}';
      delete from audit_seals; delete from audit_log where id = '${altered}'`);
  });

  test("names a seal that was rewritten, and one that disagrees with its anchor", async () => {
    await write(2);
    await sealAll();
    await write(2);
    await sealAll();
    await anchorAudit(clerk);
    await anchorAudit(clerk);
    const file = await readFile(`${process.env.DATA_DIR}/anchors/audit.log`, "utf8");
    expect(file.trim().split("\n")).toHaveLength(1);
    const [last] = await admin`select max(id) as id from audit_seals`;
    await behindTheGuard(`update audit_seals set hash = sha256('forged') where id = ${last?.id}`);
    expect(await verifyAudit(clerk, true)).toEqual([
      { kind: "chain", id: String(last?.id) },
      { kind: "anchor", id: String(last?.id) },
    ]);
    await behindTheGuard("delete from audit_seals");
  });

  test("names a row left unsealed for five minutes, and tells the owner", async () => {
    await sealAll();
    const owner = await personWithPassword("boss", "right password 1", ["owner"]);
    const [late = ""] = await write(1);
    await behindTheGuard(
      `update audit_log set at = now() - interval '6 minutes' where id = '${late}'`,
    );
    expect(await verifyAudit(clerk, false)).toContainEqual({ kind: "unsealed", id: late });
    const told = await admin`select message, meaning from inbox_items where person_id = ${owner}`;
    expect(told).toMatchObject([{ message: "audit.alarm", meaning: "wrong" }]);
  });

  test("cannot be changed by the people who serve, not even emptied", async () => {
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    for (const as of ["nobody", "worker"] as const)
      for (const statement of [
        sql`update audit_log set act = 'x'`,
        sql`delete from audit_log`,
        sql`truncate audit_log`,
        sql`delete from audit_seals`,
        sql`update audit_checks set trouble = '[]'`,
      ])
        await expect(withTx({ as }, (tx) => tx.execute(statement))).rejects.toMatchObject({
          code: "42501",
        });
    await expect(admin`delete from audit_log`).rejects.toMatchObject({ code: "23001" });
    await expect(admin`truncate audit_log`).rejects.toMatchObject({ code: "23001" });
  });
});

test("what may be forgotten is forgotten, and nothing else", async () => {
  const person = await personWithPassword("old", "right password 1");
  await admin`insert into idempotency_keys (actor_id, key, request_hash, created_at) values
    (${person}, 'old-key-1', 'x', now() - interval '31 days'), (${person}, 'new-key-1', 'x', now())`;
  await admin`insert into sessions (id, token_hash, person_id, expires_at) values
    (${randomUUID()}, 'a', ${person}, now() - interval '91 days'), (${randomUUID()}, 'b', ${person}, now())`;
  await admin`insert into sign_in_failures (key, failures, failed_at, wait_until) values
    ('a', 3, now() - interval '2 days', now()), ('b', 3, now(), now())`;
  await forgetStale(clerk);
  const kept = await admin`select key from idempotency_keys where actor_id = ${person}`;
  expect(kept).toMatchObject([{ key: "new-key-1" }]);
  expect(await admin`select 1 from sessions where person_id = ${person}`).toHaveLength(1);
  expect(await admin`select 1 from sign_in_failures`).toHaveLength(1);
});
