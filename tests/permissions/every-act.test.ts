import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role, Staff } from "@/lib/core/actor";
import { admin } from "../support/admin";
import { openStudio } from "../support/make/purchase-orders";
import { aBranchInbox } from "../support/make/pushes";
import { signInAs, signOut } from "../support/session";
import { type Act, acts } from "./acts";
import { countWrites, written } from "./counted";
import { rights, unkept, acts as who } from "./expected";
import { sampleOf } from "./sample";
import { situations } from "./situations";

const ready = acts.filter(({ id }) => id in situations);
const columns: string[] = [];

beforeAll(async () => {
  await openStudio();
  await aBranchInbox();
  await countWrites();
  const rows = await admin<{ name: string }[]>`
    select distinct column_name as name from information_schema.columns
    where table_schema = 'public'`;
  columns.push(...rows.map(({ name }) => name));
});

test("there is a situation for every act in which it succeeds", () => {
  const missing = acts.filter(({ id }) => !(id in situations)).map(({ id }) => id);
  // These two need an empty database, which they have in tests/sign-in.
  expect(missing.sort()).toEqual([
    "people/door/actions loadDemo",
    "people/door/actions setUpCompany",
  ]);
});

const camel = (column: string) => column.replace(/_(\w)/g, (_, one) => one.toUpperCase());
const codeOf = async (act: Act, input: unknown, key?: string) => {
  const result = await act(input, key);
  return result.ok ? "ok" : result.failure.code;
};
/** As it arrives in the browser, where an act that says nothing says null. */
const send = async (act: Act, input: unknown, key: string) => {
  const result = await act(input, key);
  return result.ok ? { ok: true, data: result.data ?? "nothing" } : result;
};
const isReach = (id: string, as: Role) => {
  const scope = rights[who[id] ?? ""]?.[as];
  return scope === "own" || scope === "branch";
};
/** What belongs to somebody: a colleague of the other branch cannot touch it, nor learn that it is there. */
const theirs = [
  "pushes/answer-actions answerAsTarget",
  "attachments/actions removeAttachment",
  "attachments/actions showFile",
  "attachments/actions addRemark",
  "inbox/actions readMessages",
  "approvals/actions endDelegation",
  "views/actions removeView",
  "people/own/actions endOwnSession",
];

describe.each(ready)("$id", ({ id, act }) => {
  const situation = situations[id];
  let actor: Staff;
  let known: Record<string, unknown> = {};
  let on: Record<string, unknown> = {};
  let input: Record<string, unknown> = {};
  const asHimself = () => (who[id] === "anyone" ? signOut() : signInAs(actor.roles[0] as Role));

  beforeAll(async () => {
    if (!situation) return;
    const given = await situation.given();
    on = given.on ?? {};
    known = { ...given.with, ...on };
    input = sampleOf(act.input, known) as Record<string, unknown>;
    actor = await signInAs(situation.as);
    await asHimself();
  });

  test("T-18: takes no column it was not made for", async () => {
    expect(act.input.safeParse(input).error).toBeUndefined();
    const shape = Object.keys(input);
    const names = [...new Set([...columns, ...columns.map(camel)])];
    const taken = names
      .filter((name) => !shape.includes(name) && !(name in (known as object)))
      .filter((name) => act.input.safeParse({ ...input, [name]: input.id ?? "x" }).success);
    // A field that may be left out is known, and is not a column of somebody else's.
    expect(taken.filter((name) => !Object.keys(shapeOf(act)).includes(name))).toEqual([]);
    let code = "";
    const more = { ...input, status: "approved", roles: ["owner"], createdBy: actor.id };
    const tables = await written(async () => {
      code = await codeOf(act, more);
    });
    expect([code, tables]).toEqual(["core.invalid", []]);
  });

  test("refuses what another person has changed meanwhile, and writes nothing (S3)", async () => {
    const { version } = input;
    const stale = { ...input, version: Number(version) + 1 };
    if (typeof version !== "number" || version === 0 || !act.input.safeParse(stale).success) return;
    let code = "";
    const tables = await written(async () => {
      code = await codeOf(act, stale);
    });
    expect([code, tables]).toEqual(["core.changed-by-others", []]);
  });

  test("PM-07: answers a colleague of the other branch as if it were not there", async () => {
    if (!situation || !(isReach(id, situation.as) || theirs.includes(id))) return;
    expect(Object.keys(on)).not.toEqual([]);
    await signInAs(situation.as, "XM02");
    const unknown = Object.fromEntries(
      Object.entries(on).map(([field, value]) => [field, Array.isArray(value) ? [uuid()] : uuid()]),
    );
    const codes: string[] = [];
    const tables = await written(async () => {
      codes.push(await codeOf(act, input));
      codes.push(await codeOf(act, { ...input, ...unknown }));
    });
    await asHimself();
    const [foreign, random] = codes;
    if (id === "inbox/actions readMessages") expect(codes).toEqual(["ok", "ok"]);
    else expect(["core.gone", "core.forbidden"]).toContain(foreign);
    expect(random).toBe(foreign);
    expect(tables.filter((table) => table !== "audit_log")).toEqual([]);
  });

  test("happens once when it is sent three times with one key (INV-14)", async () => {
    const key = uuid();
    const [{ last }] = await admin<[{ last: string }]>`
      select coalesce(max(seq), 0) as last from audit_log`;
    // Without its session nothing can be asked a second time.
    if (id === "people/sessions/actions signOut")
      return expect(await act(input, key)).toMatchObject({ ok: true });
    const once = () => send(act, input, key);
    // Trying passwords is slowed down, so this one cannot be sent twice at the same moment.
    const answers = id.endsWith("changeOwnPassword")
      ? [await once(), await once()]
      : await Promise.all([once(), once()]);
    for (const one of answers) expect(one).toMatchObject({ ok: true, data: expect.anything() });
    if (!unkept.includes(id)) expect(answers[1]).toEqual(answers[0]);
    const [{ requests }] = await admin<[{ requests: string }]>`
      select count(distinct request_id) as requests from audit_log where seq > ${last}`;
    const [{ kept }] = await admin<[{ kept: string }]>`
      select count(*) as kept from idempotency_keys where key = ${key}`;
    if (unkept.includes(id)) return expect([requests, kept]).toEqual(["2", "0"]);
    expect([requests, kept]).toEqual(["1", "1"]);
    let again: unknown;
    const tables = await written(async () => {
      again = await once();
    });
    // That somebody tried a password is counted apart.
    const news = tables.filter((table) => table !== "sign_in_failures");
    expect([again, news]).toEqual([answers[0], []]);
  });
});

const shapeOf = ({ input }: Act) => ("shape" in input ? (input.shape as object) : {});
