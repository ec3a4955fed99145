import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { withTx } from "@/db";
import { savedViews } from "@/db/schema/views";
import { forgetStale } from "@/lib/audit/retention";
import { type Action, action, explain } from "@/lib/core/action";
import { permission, type Staff } from "@/lib/core/actor";
import { job } from "@/lib/core/prove";
import { Refusal } from "@/lib/core/refusal";
import { nameInput } from "@/lib/core/text";
import { admin } from "../support/admin";
import { browser } from "../support/next-headers";
import { signInAs, signOut } from "../support/session";

const chainOnly = permission("views:keep", "settings", { admin: "chain" });
const input = z.strictObject({ name: nameInput(40) });

/** What happened, in order, besides the row that is written. */
const seen: string[] = [];
const row = (actor: Staff, name: string) => ({
  ...{ id: uuid(), ownerId: actor.id, list: "wrapper", name, query: "", needed: "products:read" },
});
const views = async () => {
  const rows = await admin<{ name: string }[]>`select name from saved_views where list = 'wrapper'`;
  return rows.map(({ name }) => name);
};
const traces = () => admin<{ act: string }[]>`
  select act from audit_log where act in ('core.wrapper', 'core.refuse') order by seq`;

/** Keeps a view, as an act of the house would; each test takes something away. */
const keep = action({
  may: "staff",
  input,
  prepare: async (asked) => {
    seen.push("prepare");
    if (asked.name === "未备") throw new Refusal("core.gone");
    return asked;
  },
  run: async ({ tx, actor, input: { name }, trace }) => {
    seen.push("run");
    const after = row(actor, name);
    await tx.insert(savedViews).values(after);
    if (name !== "无痕") await trace({ act: "core.wrapper", document: "view", after });
    if (name === "反悔") throw new Refusal("core.gone");
    if (name === "出错") throw new Error("a bug that mentions 13812345678");
    return { name };
  },
});
const codeOf = async (act: Action<never, unknown>, asked: unknown, key?: string) => {
  const result = await (act as Action<unknown, unknown>)(asked, key);
  return result.ok ? "ok" : result.failure.code;
};
const asked = { name: "待审" };

beforeEach(async () => {
  seen.length = 0;
  await admin`delete from saved_views`;
  await signInAs("buyer");
});

describe("an act, done", () => {
  test("is written with its trace in one transaction", async () => {
    expect(await keep(asked)).toEqual({ ok: true, data: { name: "待审" } });
    expect(await views()).toEqual(["待审"]);
    const [{ same }] = await admin<[{ same: boolean }]>`
      select l.xid::text = v.xmin::text as same from saved_views v, audit_log l
      where l.act = 'core.wrapper' and v.list = 'wrapper' order by l.seq desc limit 1`;
    expect(same).toBe(true);
  });

  test("leaves nothing when it leaves no trace (INV-19)", async () => {
    expect(await codeOf(keep, { name: "无痕" })).toBe("core.unexpected");
    expect(await views()).toEqual([]);
  });

  test("leaves neither row nor trace when it is refused at the end", async () => {
    const before = (await traces()).length;
    expect(await codeOf(keep, { name: "反悔" })).toBe("core.gone");
    expect([await views(), (await traces()).length]).toEqual([[], before]);
  });

  test("that fails by our mistake says a reference, and nothing of what was typed", async () => {
    const result = await keep({ name: "出错" });
    expect(result).toMatchObject({ failure: { code: "core.unexpected" } });
    expect(JSON.stringify(result)).toMatch(/"ref":"[0-9A-Z]{4}-[0-9A-Z]{4}"/);
    expect(JSON.stringify(result)).not.toContain("138");
  });
});

describe("the order of the questions", () => {
  test("who comes first: without a session nothing is looked at", async () => {
    signOut();
    expect(await codeOf(keep, { nonsense: 1 })).toBe("core.signed-out");
    expect(seen).toEqual([]);
  });

  test("then may: who may not learns nothing of the form, and his try is on record", async () => {
    const closed = action({ may: chainOnly, input, run: async () => null });
    const before = (await traces()).length;
    expect(await codeOf(closed, { nonsense: 1 })).toBe("core.forbidden");
    expect((await traces()).slice(before)).toEqual([{ act: "core.refuse" }]);
  });

  test("then sound: what does not fit is named by its field, before any work", async () => {
    const wrong = await keep({ name: " " });
    expect(wrong).toEqual({
      ok: false,
      failure: { code: "core.invalid", fields: { name: ["core.required"] } },
    });
    expect(await codeOf(keep, { ...asked, ownerId: uuid() })).toBe("core.invalid");
    expect(seen).toEqual([]);
  });

  test("then what must not hold a transaction open, and only then the transaction", async () => {
    const outside = action({
      may: "staff",
      input,
      // A transaction within a transaction would throw.
      prepare: async (given) =>
        withTx({ as: "nobody" }, async (tx) => {
          await tx.execute(sql`select 1`);
          return given;
        }),
      run: async ({ actor, input: { name }, tx, trace }) => {
        await tx.insert(savedViews).values(row(actor, name));
        await trace({ act: "core.wrapper", document: "view" });
      },
    });
    expect(await codeOf(outside, asked)).toBe("ok");
  });
});

describe("a request that is not ours (T-02)", () => {
  const from = async (headers: Record<string, string>) => {
    const ours = [...browser.headers.entries()];
    for (const name of ["sec-fetch-site", "origin"]) browser.headers.delete(name);
    for (const [name, value] of Object.entries(headers)) browser.headers.set(name, value);
    const code = await codeOf(keep, asked);
    for (const name of Object.keys(headers)) browser.headers.delete(name);
    for (const [name, value] of ours) browser.headers.set(name, value);
    return code;
  };

  test.each([
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a sister of our host", { "sec-fetch-site": "same-site" }],
    ["typed into the address", { "sec-fetch-site": "none" }],
    ["with a foreign origin", { origin: "https://evil.example" }],
    ["with an origin that is none", { origin: "null" }],
    ["that says nothing of where it comes from", {}],
    [
      "with the right origin but a browser that says otherwise",
      { "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:3000" },
    ],
  ])("%s is refused before anybody is looked up", async (_, headers) => {
    expect(await from(headers)).toBe("core.forbidden");
    expect([seen, await views()]).toEqual([[], []]);
  });

  test("of an older browser is known by its origin", async () => {
    expect(await from({ origin: "http://127.0.0.1:3000" })).toBe("ok");
  });
});

describe("the same request again (INV-14)", () => {
  test("gets the first answer, also after an hour and after 29 days (FI-10)", async () => {
    const key = uuid();
    const first = await keep(asked, key);
    for (const age of ["1 hour", "29 days"]) {
      await admin`update idempotency_keys set created_at = now() - ${age}::interval where key = ${key}`;
      await forgetStale(job("test"));
      expect(await keep(asked, key)).toEqual(first);
    }
    expect(await views()).toEqual(["待审"]);
  });

  test("gets it even where it could not be prepared a second time", async () => {
    const links = new Set(["一次"]);
    const single = action({
      may: "staff",
      input,
      prepare: async (given) => {
        if (!links.delete(given.name)) throw new Refusal("core.gone");
        return given;
      },
      run: async ({ tx, actor, input: { name }, trace }) => {
        await tx.insert(savedViews).values(row(actor, name));
        await trace({ act: "core.wrapper", document: "view" });
        return { name };
      },
    });
    const key = uuid();
    const first = await single({ name: "一次" }, key);
    expect(first).toEqual({ ok: true, data: { name: "一次" } });
    expect(await single({ name: "一次" }, key)).toEqual(first);
    expect(await codeOf(single, { name: "一次" }, uuid())).toBe("core.gone");
    expect(await views()).toEqual(["一次"]);
  });

  test("with another content is another request, and is refused", async () => {
    const key = uuid();
    await keep(asked, key);
    expect(await codeOf(keep, { name: "另一个" }, key)).toBe("core.key-used-for-another");
  });

  test("a key that no form of ours made is refused, and nothing is written", async () => {
    for (const key of ["short", "a\u0000b".repeat(4), "x".repeat(65)])
      expect(await codeOf(keep, asked, key)).toBe("core.invalid");
    expect(await views()).toEqual([]);
  });

  test("an answer that is a secret is kept nowhere", async () => {
    const reveal = action({
      may: "staff",
      input,
      unkept: true,
      run: async ({ trace }) => {
        await trace({ act: "core.wrapper", document: "view" });
        return { mobile: "13812345678" };
      },
    });
    const key = uuid();
    await reveal(asked, key);
    expect(await admin`select from idempotency_keys where key = ${key}`).toHaveLength(0);
  });
});

describe("what the database says no to", () => {
  const raised = async (statement: string) => {
    const failed = action({
      may: "staff",
      input,
      run: async ({ tx }) => tx.execute(sql.raw(statement)),
    });
    return codeOf(failed, asked);
  };
  const with_ = (sqlstate: string) =>
    raised(`do $$ begin raise exception 'no' using errcode = '${sqlstate}'; end $$`);

  test.each([
    ["23505", "core.already-there"],
    ["23P01", "core.already-taken"],
    ["23514", "core.rule-broken"],
    ["23503", "core.gone"],
    ["42501", "core.forbidden"],
    ["55P03", "core.busy"],
    ["57014", "core.busy"],
    ["53100", "core.unavailable"],
    ["53300", "core.unavailable"],
    ["22012", "core.unexpected"],
  ])("%s is said as %s", async (sqlstate, code) => {
    expect(await with_(sqlstate)).toBe(code);
    expect(await views()).toEqual([]);
  });

  test("a connection that was lost is no mistake of ours", () => {
    const lost = Object.assign(new Error("gone"), { code: "CONNECTION_CLOSED" });
    expect(explain(lost)).toEqual({ code: "core.unavailable" });
  });
});

test("a statement, a lock and an idle transaction have their limits (contract 0)", async () => {
  const rows = await admin<{ role: string; setting: string }[]>`
    select r.rolname as role, unnest(s.setconfig) as setting
    from pg_db_role_setting s join pg_roles r on r.oid = s.setrole`;
  const of = (role: string) =>
    rows.filter((one) => one.role === role).map(({ setting }) => setting);
  expect(of("app_rw")).toEqual(
    expect.arrayContaining([
      "statement_timeout=10s",
      "lock_timeout=3s",
      "idle_in_transaction_session_timeout=15s",
    ]),
  );
});
