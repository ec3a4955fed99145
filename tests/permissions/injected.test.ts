import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withTx } from "@/db";
import type { Staff } from "@/lib/core/actor";
import { nextNumber } from "@/lib/core/numbers";
import { admin } from "../support/admin";
import { branchId, signInAs } from "../support/session";

/** A statement that somebody managed to slip into this person's request. */
const slippedIn = ({ sessionHash }: Staff, statement: SQL) =>
  withTx({ as: "session", hash: sessionHash }, (tx) => tx.execute(statement));
const refused = (code: string) => ({ code });

describe("the log is written in one's own name (INV-19)", () => {
  const row = (kind: string, person: string | null, name = "谁") => {
    const id = randomUUID();
    const statement = sql`insert into audit_log (id, request_id, actor_kind, actor_id, actor_name, act, document, at, xid, seq)
      overriding system value values (${id}, 'r', ${kind}, ${person}, ${name}, 'x', 'person', '2020-01-01', 1, 1)`;
    return { id, statement };
  };

  test("not in a colleague's, nor as nobody, nor as a job", async () => {
    const colleague = await signInAs("accountant");
    const buyer = await signInAs("buyer");
    for (const [kind, person] of [
      ["staff", colleague.id],
      ["nobody", null],
      ["job", null],
    ] as const) {
      const { statement } = row(kind, person);
      await expect(slippedIn(buyer, statement)).rejects.toMatchObject(refused("42501"));
    }
    const { statement } = row("staff", colleague.id);
    await expect(withTx({ as: "nobody" }, (tx) => tx.execute(statement))).rejects.toMatchObject(
      refused("42501"),
    );
  });

  test("under the name one has, at the moment it is, in the transaction it is", async () => {
    const buyer = await signInAs("buyer");
    const { id, statement } = row("staff", buyer.id, "别人的名字");
    await slippedIn(buyer, statement);
    const [kept] = await admin`select actor_name, at > now() - interval '1 minute' as now, xid
      from audit_log where id = ${id}`;
    expect(kept).toMatchObject({ actor_name: buyer.name, now: true });
    expect(Number(kept?.xid)).toBeGreaterThan(1);
  });
});

describe("official numbers (INV-10)", () => {
  const last = async (branch: string) =>
    (await admin`select last from number_counters where branch_id = ${branch}`)[0]?.last;

  test("go up by one and never back, whatever is asked", async () => {
    const buyer = await signInAs("buyer");
    const branch = await branchId("XM01");
    await withTx({ as: "session", hash: buyer.sessionHash }, (tx) =>
      nextNumber(tx, "push", branch),
    );
    for (const statement of [
      sql`update number_counters set last = 0`,
      sql`update number_counters set last = last + 2`,
      sql`insert into number_counters (kind, branch_id, year, last) values ('push', ${branch}, 2031, 7)`,
    ])
      await expect(slippedIn(buyer, statement)).rejects.toMatchObject(refused("23001"));
    expect(await last(branch)).toBe(1);
  });

  test("of a branch where one has nothing to do stay as they are", async () => {
    const there = await branchId("XM02");
    await admin`insert into number_counters (kind, branch_id, year, last) values ('push', ${there}, 2026, 5)`;
    await slippedIn(
      await signInAs("buyer"),
      sql`update number_counters set last = last + 1 where branch_id = ${there}`,
    );
    expect(await last(there)).toBe(5);
  });
});

describe("one's own row", () => {
  test("takes how one is reached, and nothing that decides where one belongs", async () => {
    const buyer = await signInAs("buyer");
    const there = await branchId("XM02");
    const mine = (change: SQL) =>
      slippedIn(buyer, sql`update people set ${change} where id = ${buyer.id}`);
    await mine(sql`work_phone = '0592-1234567', locale = 'en'`);
    for (const change of [
      sql`branch_id = ${there}`,
      sql`active = false`,
      sql`left_on = '2026-01-01'`,
      sql`name = '老板'`,
    ])
      await expect(mine(change)).rejects.toMatchObject(refused("42501"));
    const [row] =
      await admin`select work_phone, branch_id, active from people where id = ${buyer.id}`;
    expect(row).toEqual({
      work_phone: "0592-1234567",
      branch_id: await branchId("XM01"),
      active: true,
    });
  });
});

describe("a role of one's own (contract.md 6.2)", () => {
  const widen = (role: string) =>
    sql`insert into role_grants (role, permission, scope, row_group)
      values (${role}, 'purchase-orders:approve', 'chain', 'purchasing')
      on conflict (role, permission) do update set scope = excluded.scope`;

  test("is not widened by its holder, though he writes past the page", async () => {
    const holder = await signInAs("admin", "every branch");
    await expect(slippedIn(holder, widen("admin"))).rejects.toMatchObject(refused("42501"));
    await slippedIn(holder, widen("retoucher"));
    await slippedIn(
      holder,
      sql`update role_grants set scope = 'branch' where role = 'admin' and permission = 'people:read'`,
    );
    await expect(
      slippedIn(
        holder,
        sql`update role_grants set scope = 'chain' where role = 'admin' and permission = 'people:read'`,
      ),
    ).rejects.toMatchObject(refused("42501"));
  });
});

test("remarks of another branch are closed, but for the inbox that was sent the push", async () => {
  const [here, there] = [await branchId("XM01"), await branchId("XM02")];
  const author = await signInAs("buyer", "XM02");
  const answerer = await signInAs("photographer");
  const [push, target] = [randomUUID(), randomUUID()];
  await admin`insert into pushes (id, branch_id, author_id, draft_name, due_on)
    values (${push}, ${there}, ${author.id}, '草稿-9999', '2026-12-01')`;
  await admin`insert into push_targets (id, push_id, branch_id, suffix, kind, to_branch_id, place_id)
    values (${target}, ${push}, ${there}, 'A', 'branch', ${here}, ${here})`;
  await admin`insert into remarks (id, branch_id, document, document_id, author_id, text)
    values (${randomUUID()}, ${there}, 'push', ${push}, ${author.id}, '改到周五')`;
  const asked = sql`select text from remarks`;
  expect(await slippedIn(author, asked)).toHaveLength(1);
  expect(await slippedIn(await signInAs("buyer"), asked)).toHaveLength(0);
  expect(await slippedIn(await signInAs("admin", "every branch"), asked)).toHaveLength(0);
  expect(await slippedIn(answerer, asked)).toHaveLength(0);
  await admin`insert into inbox_members (place_id, branch_id, person_id) values (${here}, ${here}, ${answerer.id})`;
  expect(await slippedIn(answerer, asked)).toHaveLength(0);
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update pushes set number = 'PS-XM02-26-999999', submitted_at = now() where id = ${push}`;
  });
  expect(await slippedIn(answerer, asked)).toHaveLength(1);
});
