import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { type Role, roles } from "@/lib/core/actor";
import { modules } from "@/lib/modules";
import { admin } from "../support/admin";
import { openStudio } from "../support/make/purchase-orders";
import { branchId, signInAs, signOut } from "../support/session";
import { type Act, acts, nameOf } from "./acts";
import { countWrites, written } from "./counted";
import { acts as expected, mayCall, rights, routes } from "./expected";
import { sampleOf } from "./sample";

let home = "";
const codeOf = async (act: Act) => {
  const input = sampleOf(act.input, { branchId: home });
  const result = await act(input, uuid());
  return result.ok ? "ok" : result.failure.code;
};

beforeAll(async () => {
  await openStudio();
  home = await branchId("XM01");
  await countWrites();
});

describe("domain.md 12, as it was written down by hand", () => {
  test("is what every role starts with, right by right, and nothing besides", () => {
    const declared = modules.flatMap(({ permissions }) => permissions);
    expect(Object.fromEntries(declared.map(({ name, defaults }) => [name, defaults]))).toEqual(
      rights,
    );
  });

  test("names every act, and the right it asks for (PM-02: an act that stands nowhere is red)", () => {
    expect(Object.fromEntries(acts.map(({ id, act }) => [id, nameOf(act)]))).toEqual(expected);
  });

  test("names every route handler, and the right it asks for", () => {
    const files = import.meta.glob<Record<string, { may?: Act["may"] }>>("../../app/**/route.ts", {
      eager: true,
    });
    const found = Object.entries(files).flatMap(([file, exported]) =>
      Object.entries(exported).map(([method, { may }]) => [
        `${method} ${file.replace("../../app", "").replace("/route.ts", "")}`,
        // next-auth's own, which has no gate of ours.
        typeof may === "object" ? may.name : (may ?? "anyone"),
      ]),
    );
    expect(Object.fromEntries(found)).toEqual(routes);
  });
});

const closed = acts.filter(({ id }) => expected[id] !== "anyone");

/** Calls them all; what each answered, and every row that was written meanwhile. */
async function callAll(some: typeof acts) {
  const codes: Record<string, string> = {};
  const tables = await written(async () => {
    for (const { id, act } of some) codes[id] = await codeOf(act);
  });
  return { codes, tables };
}

const allAnswer = (some: typeof acts, code: string, tables: string[] = []) => ({
  codes: Object.fromEntries(some.map(({ id }) => [id, code])),
  tables,
});

test("PM-03: who is not signed in may call nothing that asks for a person, and nothing is written", async () => {
  signOut();
  expect(await callAll(closed)).toEqual(allAnswer(closed, "core.signed-out"));
});

/** As it is once the row behind the cookie says so (T-05). */
const endings = {
  expired: (hash: string) => admin`update sessions set expires_at = now() - interval '1 minute'
    where token_hash = decode(${hash}, 'hex')`,
  "ended elsewhere": (hash: string) => admin`update sessions set revoked_at = now()
    where token_hash = decode(${hash}, 'hex')`,
  "of somebody who has left": (
    hash: string,
  ) => admin`update people set active = false, left_on = now()
    where id = (select person_id from sessions where token_hash = decode(${hash}, 'hex'))`,
};

test.each(Object.entries(endings))("T-05: a session %s opens no act", async (_, end) => {
  // An account of its own, which ends with the test.
  const { sessionHash } = await signInAs("selector", "XM02");
  await end(sessionHash);
  expect(await callAll(closed)).toEqual(allAnswer(closed, "core.signed-out"));
  await admin`update people set active = true, left_on = null`;
});

/** The session of this very test stands behind these. */
const ends = /signOut|changeOwnPassword/;

describe.each(roles)("PM-03: the role %s", (role: Role) => {
  test("may what domain.md 12 says, and no more; a refusal leaves only its trace", async () => {
    await signInAs(role);
    const { denied = [], allowed = [] } = Object.groupBy(closed, ({ id }) =>
      mayCall(expected[id] ?? "nobody", role) ? "allowed" : "denied",
    );
    const traces = denied.map(() => "audit_log");
    expect(await callAll(denied)).toEqual(allAnswer(denied, "core.forbidden", traces));
    const { codes } = await callAll(allowed.filter(({ id }) => !ends.test(id)));
    for (const [id, code] of Object.entries(codes))
      expect([id, code]).not.toEqual([
        id,
        expect.stringMatching(/forbidden|signed-out|unexpected/),
      ]);
  });
});

test("a refusal says who tried what, and where (PM-03)", async () => {
  const { id } = await signInAs("stylist");
  const { browser } = await import("../support/next-headers");
  browser.headers.set("referer", "http://127.0.0.1:3000/suppliers/new?from=menu");
  const { addSupplier } = await import("@/lib/suppliers/actions");
  await addSupplier({} as never);
  browser.headers.delete("referer");
  const [last] =
    await admin`select * from audit_log where act = 'core.refuse' order by seq desc limit 1`;
  expect(last).toMatchObject({
    actor_id: id,
    after: { permission: "suppliers:write", at: "/suppliers/new" },
  });
});
