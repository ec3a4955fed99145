import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { type Role, roles } from "@/lib/core/actor";
import { builtAddresses, filled } from "../support/build";
import { visitor } from "../support/visitor";
import { countWrites, written } from "./counted";
import { routes as declared, mayCall } from "./expected";
import { secondBranch } from "./second-branch";

const url = inject("demoUrl");
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const id = randomUUID();

const all = Object.entries(declared).map(([name, who]) => {
  const [method = "", path = ""] = name.split(" ");
  return { name, method, path: filled(path, id), who };
});
const closed = all.filter(({ who }) => who !== "anyone");

beforeAll(countWrites);

test("PM-02: the build answers at the addresses that are declared, by the methods that are, and at no others", async () => {
  const who = visitor(url);
  const answered: string[] = [];
  const { routes } = builtAddresses();
  for (const path of routes)
    for (const method of methods) {
      const { status } = await who.ask(filled(path, id), { method });
      if (status !== 405) answered.push(`${method} ${path}`);
    }
  // What a phone reads to put the product among its apps: a file, like the icons.
  const wanted = [...Object.keys(declared), "GET /manifest.webmanifest"];
  expect(answered.sort()).toEqual(wanted.sort());
});

/** What each answers to somebody who sends nothing along, and what was written meanwhile. */
async function askAll(who: ReturnType<typeof visitor>, some: typeof all) {
  const answers: Record<string, string> = {};
  const tables = await written(async () => {
    for (const { name, method, path } of some) {
      const { status, body } = await who.ask(path, { method });
      answers[name] = `${status} ${body.slice(0, 40)}`;
    }
  });
  return { answers, tables };
}

const allAnswer = (some: typeof all, answer: string) => ({
  answers: Object.fromEntries(some.map(({ name }) => [name, answer])),
  tables: [],
});

test("PM-03: nobody gets anything but who he is, and nothing is written", async () => {
  expect(await askAll(visitor(url), closed)).toEqual(
    allAnswer(closed, `401 {"error":"core.signed-out"}`),
  );
});

describe.each(roles)("PM-03: the role %s", (role: Role) => {
  test("is answered where domain.md 12 lets it, and nowhere else", async () => {
    const who = visitor(url);
    await who.signIn(role);
    const { denied = [], allowed = [] } = Object.groupBy(closed, (one) =>
      mayCall(one.who, role) ? "allowed" : "denied",
    );
    expect(await askAll(who, denied)).toEqual({
      ...allAnswer(denied, `403 {"error":"core.forbidden"}`),
      tables: denied.map(() => "audit_log"),
    });
    // The live pages' stream does not end by itself.
    const ending = allowed.filter(({ path }) => path !== "/api/live");
    const { answers } = await askAll(who, ending);
    for (const [name, answer] of Object.entries(answers))
      expect([name, answer]).not.toEqual([name, expect.stringMatching(/^(401|403|405|5)/)]);
  });
});

test("PM-03: a stranger's page sends nothing in the name of who is signed in", async () => {
  const who = visitor(url);
  await who.signIn("owner");
  const headers = { "sec-fetch-site": "cross-site" };
  const answers: number[] = [];
  const tables = await written(async () => {
    for (const { method, path } of closed.filter((one) => one.method !== "GET"))
      answers.push((await who.ask(path, { method, headers })).status);
  });
  expect([...new Set(answers)]).toEqual([403]);
  expect(tables).toEqual([]);
});

test("PM-07: a file of the other branch is answered as one that nobody has", async () => {
  const { file, push, target } = await secondBranch(url);
  const [stranger, colleague] = [visitor(url), visitor(url)];
  await stranger.signIn("buyer");
  await colleague.signIn("buyer.xm02");
  const places: [string, string][] = [
    ["/api/attachments/[id]", file],
    [`/api/pushes/[id]/file?as=xlsx&target=${target}`, push],
  ];
  for (const [path, theirs] of places) {
    const foreign = await stranger.ask(filled(path, theirs));
    expect(foreign).toMatchObject({ status: 404, body: `{"error":"core.gone"}` });
    expect(await stranger.ask(filled(path, randomUUID()))).toEqual(foreign);
    const { status } = await colleague.ask(filled(path, theirs));
    expect([path, status]).toEqual([path, 200]);
  }
});
