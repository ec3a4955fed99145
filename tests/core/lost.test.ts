import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { closePools, type Tx, withTx } from "@/db";
import { CommitUnknown } from "@/db/errors";
import { action } from "@/lib/core/action";
import { admin } from "../support/admin";
import { cuttingProxy } from "../support/cutting-proxy";
import { signInAs } from "../support/session";

const direct = process.env.APP_DB_RW ?? "";
let proxy: Awaited<ReturnType<typeof cuttingProxy>>;

beforeAll(async () => {
  const through = new URL(direct);
  proxy = await cuttingProxy(through.searchParams.get("host") ?? "");
  through.searchParams.set("host", proxy.home);
  process.env.APP_DB_RW = through.href;
  await closePools();
});

afterAll(async () => {
  process.env.APP_DB_RW = direct;
  await closePools();
  proxy.close();
});

const runs = { count: 0 };
/** An act whose effect can be counted: a remark. */
const remark = action({
  may: "staff",
  input: z.strictObject({ text: z.string() }),
  run: async ({ tx, actor, input: { text }, trace }) => {
    runs.count += 1;
    await say(tx, actor, text);
    await trace({ act: "attachments.remark", document: "person", id: actor.id });
    return { run: runs.count };
  },
});
const say = (tx: Tx, { id, branchId }: { id: string; branchId: string }, text: string) =>
  tx.execute(sql`insert into remarks (id, branch_id, document, document_id, author_id, text)
    values (${randomUUID()}, ${branchId}, 'person', ${id}, ${id}, ${text})`);
const said = async (text: string) =>
  (await admin`select 1 from remarks where text = ${text}`).length;

describe("contract.md 0: a connection that is lost", () => {
  test("before COMMIT is tried again, and the act happens once", async () => {
    const { sessionHash, ...buyer } = await signInAs("buyer");
    const tries = { count: 0 };
    await withTx({ as: "session", hash: sessionHash }, async (tx) => {
      tries.count += 1;
      await say(tx, buyer, "断在提交前");
      if (tries.count > 1) return;
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await admin`select pg_terminate_backend(${row?.pid ?? 0})`;
      await tx.execute(sql`select 1`);
    });
    expect(tries.count).toBe(2);
    expect(await said("断在提交前")).toBe(1);
  });

  test("at COMMIT is never repeated blindly: nobody knows whether it happened", async () => {
    const { sessionHash, ...buyer } = await signInAs("buyer");
    const tries = { count: 0 };
    proxy.plan("after");
    const write = withTx({ as: "session", hash: sessionHash }, async (tx) => {
      tries.count += 1;
      await say(tx, buyer, "断在提交时");
    });
    await expect(write).rejects.toBeInstanceOf(CommitUnknown);
    expect(tries.count).toBe(1);
    expect(await said("断在提交时")).toBe(1);
  });

  test("of a page that only reads is tried again, wherever it was lost", async () => {
    const { sessionHash } = await signInAs("buyer");
    proxy.plan("after");
    const read = await withTx(
      { as: "session", hash: sessionHash },
      (tx) => tx.execute<{ one: number }>(sql`select 1 as one`),
      { readOnly: true },
    );
    expect(read[0]?.one).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "%s COMMIT arrived: the same key asks again, and there is one effect and its answer (FI-05, INV-14)",
    async (cut) => {
      await signInAs("buyer");
      const text = `一个钥匙一次 ${cut}`;
      const key = `press-${randomUUID()}`;
      proxy.plan(cut);
      const first = await remark({ text }, key);
      expect(first).toMatchObject({ ok: true });
      expect(await said(text)).toBe(1);
      expect(await remark({ text }, key)).toEqual(first);
      expect(await said(text)).toBe(1);
    },
  );

  test("without a key is said to be unavailable, and not done again", async () => {
    await signInAs("buyer");
    proxy.plan("after");
    expect(await remark({ text: "没有钥匙" })).toMatchObject({
      failure: { code: "core.unavailable" },
    });
    expect(await said("没有钥匙")).toBe(1);
  });
});
