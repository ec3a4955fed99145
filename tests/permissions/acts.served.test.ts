import { beforeAll, describe, expect, inject, test } from "vitest";
import { type Role, roles } from "@/lib/core/actor";
import { admin } from "../support/admin";
import { type BuiltAct, builtActs } from "../support/build";
import { codeOf, type Visitor, visitor } from "../support/visitor";
import { countWrites, written } from "./counted";
import { acts as declared, mayCall } from "./expected";

const url = inject("demoUrl");
const built = builtActs();
const closed = built.filter(({ name }) => declared[name] !== "anyone");

beforeAll(countWrites);

/**
 * Presses every button from outside, with nothing in the form: whoever may, is told that something is
 * missing, and whoever may not, is not even told that.
 */
async function pressAll(who: Visitor, some: BuiltAct[], pageOf = ownPage) {
  const codes: Record<string, string> = {};
  const left = [...some];
  const hand = async () => {
    for (let act = left.pop(); act; act = left.pop())
      codes[act.name] = codeOf(await who.act(act.id, null, pageOf(act)));
  };
  const tables = await written(() => Promise.all([hand(), hand(), hand()]));
  return { codes, tables };
}

const ownPage = ({ pages }: BuiltAct) => pages[0] ?? "/";
const publicPage = () => "/login";

const allAnswer = (some: BuiltAct[], code: string) => ({
  codes: Object.fromEntries(some.map(({ name }) => [name, code])),
  tables: [],
});

test("PM-02: the build serves the acts that are declared and no others, each under its own name", () => {
  expect(built.map(({ name }) => name).sort()).toEqual(Object.keys(declared).sort());
});

test("PM-02: an act that the build does not have is called in vain", async () => {
  const headers = { "next-action": "7f".padEnd(42, "0"), "content-type": "text/plain" };
  let status = 0;
  const tables = await written(async () => {
    const asked = { method: "POST", headers, body: "[]" };
    ({ status } = await visitor(url).ask("/login", asked));
  });
  expect([status, tables]).toEqual([409, []]);
});

test.each([
  ["its own page", ownPage],
  ["a public page", publicPage],
])("PM-03: nobody presses anything on %s, and nothing is written", async (_, pageOf) => {
  const answers = await pressAll(visitor(url), closed, pageOf);
  expect(answers).toEqual(allAnswer(closed, "core.signed-out"));
});

test("PM-03: the doors are open to nobody in particular, and take no empty form", async () => {
  const open = built.filter((act) => !closed.includes(act));
  expect(await pressAll(visitor(url), open)).toEqual(allAnswer(open, "core.invalid"));
});

describe.each(roles)("PM-03: the role %s", (role: Role) => {
  test("presses from outside what domain.md 12 gives it, and no more", async () => {
    const who = visitor(url);
    await who.signIn(role);
    const { denied = [], allowed = [] } = Object.groupBy(closed, ({ name }) =>
      mayCall(declared[name] ?? "nobody", role) ? "allowed" : "denied",
    );
    expect(await pressAll(who, denied, publicPage)).toEqual({
      ...allAnswer(denied, "core.forbidden"),
      tables: denied.map(() => "audit_log"),
    });
    expect(await pressAll(who, allowed)).toEqual(allAnswer(allowed, "core.invalid"));
  });
});

/** What ends a session while its cookie goes on (T-05). */
const endings = {
  "has expired": (id: string) =>
    admin`update sessions set expires_at = now() - interval '1 minute' where person_id = ${id}`,
  "was ended elsewhere": (id: string) =>
    admin`update sessions set revoked_at = now() where person_id = ${id}`,
  "is of somebody who has left": (id: string) =>
    admin`update people set active = false, left_on = now() where id = ${id}`,
};

test.each(Object.entries(endings))("PM-03: a session that %s presses nothing", async (_, end) => {
  const [account] = await admin<{ id: string; account: string }[]>`
    select id, account from people where active and account like 'retoucher%'`;
  const who = visitor(url);
  await who.signIn(account?.account ?? "");
  await end(account?.id ?? "");
  try {
    expect(await pressAll(who, closed)).toEqual(allAnswer(closed, "core.signed-out"));
  } finally {
    await admin`update people set active = true, left_on = null where id = ${account?.id ?? ""}`;
  }
});

test("PM-03: a stranger's page presses nothing in the name of who is signed in", async () => {
  const who = visitor(url);
  await who.signIn("owner");
  const headers = { "sec-fetch-site": "cross-site" };
  const act = { id: built.find(({ name }) => name.endsWith("addSupplier"))?.id ?? "" };
  let code = "";
  const tables = await written(async () => {
    code = codeOf(await who.act(act.id, null, "/login", headers));
  });
  expect([code, tables]).toEqual(["core.forbidden", ["audit_log"]]);
});
