import { execFileSync } from "node:child_process";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coreWords } from "@/lib/core/core-words";
import { sharedWords } from "@/lib/core/shared-words";
import { modules } from "@/lib/modules";
import { admin } from "./support/admin";

const folders = readdirSync("lib", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["core", "commands"].includes(entry.name))
  .map((entry) => entry.name);
/** The log is the core's own table, home only arranges what others say, channels shows what the server was started with. */
const withoutTables = ["audit", "home", "channels"];
/** "/purchase-orders": the address of a page, its route groups left out. */
const addresses = globSync("app/**/page.tsx").map(
  (file) => `/${file.replace(/^app\/|\/?page\.tsx$|\([a-z]+\)\//g, "")}`,
);
const text = (file: string) => readFileSync(file, "utf8");

test("every module folder is on the list", () => {
  expect(modules.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test.each(modules)("$name is one word on every floor", ({ name, menu }) => {
  expect(existsSync(`lib/${name}`)).toBe(true);
  if (!withoutTables.includes(name)) expect(existsSync(`db/schema/${name}.ts`)).toBe(true);
  if (menu) expect(addresses).toContain(menu.href);
});

describe("PM-01: every way in is an act or a route", () => {
  const acts = globSync("{app,components,lib}/**/*.{ts,tsx}").filter((file) =>
    /^["']use server["']/m.test(text(file)),
  );

  test("there are acts to look at", () => expect(acts.length).toBeGreaterThan(5));

  test.each(acts)("%s exports nothing but acts", (file) => {
    expect(file).toMatch(/^lib\/[a-z-]+\/([a-z-]+\/)?([a-z]+-)?actions\.ts$/);
    const exported = text(file).match(/^export .*/gm) ?? [];
    expect(exported.filter((line) => !/^export const \w+ = action[(<]/.test(line))).toEqual([]);
  });

  const handlers = globSync("app/**/route.{ts,tsx}");

  test.each(handlers)("%s exports nothing but routes", (file) => {
    if (file.includes("[...nextauth]")) return;
    const exported = text(file).match(/^export .*/gm) ?? [];
    expect(
      exported.filter((line) => !/^export const (GET|POST|PUT|DELETE|HEAD) = route[(<]/.test(line)),
    ).toEqual([]);
  });

  test("an act that answers with a secret keeps no answer", () => {
    const secret = /\b(?:un[sS]eal\w*|unsealOf|tokenOf|randomBytes)\(/;
    const told = acts.flatMap((file) =>
      [...text(file).matchAll(/^export const (\w+) = action\(\{[\s\S]*?^\}\);/gm)]
        .filter(([act]) => secret.test(act))
        .map(([act, name]) => ({ name, unkept: /^ {2}unkept: true,$/m.test(act) })),
    );
    expect(told.map(({ name }) => name)).toContain("makePasswordLink");
    expect(told.filter(({ unkept }) => !unkept)).toEqual([]);
  });

  test("no act is hidden inside a page", () => {
    const inline = globSync("{app,components}/**/*.{ts,tsx}").filter((file) =>
      /^\s+["']use server["']/m.test(text(file)),
    );
    expect(inline).toEqual([]);
  });
});

test("the database is reached by pages only through lib, and transactions only through withTx", () => {
  const strangers = globSync("{app,components,lib}/**/*.{ts,tsx}").filter(
    (file) =>
      !file.startsWith("lib/commands/") && /\b(db\.transaction|sql\.begin)\(/.test(text(file)),
  );
  expect(strangers).toEqual([]);
});

/** With TypeScript 7 the boundary tool reads nothing and is happy. It must see something. */
test("the boundary tool sees the code it judges", { timeout: 60_000 }, () => {
  const report = execFileSync(
    "node_modules/.bin/depcruise",
    ["lib", "db", "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(report.toString());
  expect(summary.totalCruised).toBeGreaterThan(folders.length * 5);
});

describe("words", () => {
  const all = [coreWords, sharedWords, ...modules.map(({ words }) => words)];
  const said = new Set(all.flatMap((words) => Object.keys(words)));

  test("every refusal a module can make has words", () => {
    const spaces = new Set(["core", ...folders]);
    const made = globSync("lib/*/**/*.ts")
      .filter((file) => !/words\.ts$|module\.ts$|lib\/commands\//.test(file))
      .flatMap((file) =>
        [
          // Where something went wrong is said to the log, not to a person.
          ...text(file)
            .replace(/logBug\([^)]*\)/g, "")
            .matchAll(/(?:Refusal\(|error: |message: |, |\()\s*"([a-z-]+)\.([a-z0-9-]+)"/g),
        ].map(([, space = "", word]) => ({ file, space, key: `${space}.${word}` })),
      )
      .filter(({ space, key }) => spaces.has(space) && !/\.(ts|tsx|log|css|json)$/.test(key));
    expect(made.filter(({ key }) => !said.has(key))).toEqual([]);
  });

  test("no key is used twice, and both languages say something", () => {
    const keys = all.flatMap((words) => Object.keys(words));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    for (const words of all)
      for (const [key, { "zh-CN": zh, en }] of Object.entries(words))
        expect([key, zh.trim() !== "", en.trim() !== ""]).toEqual([key, true, true]);
  });

  test("both languages fill in the same things", () => {
    const params = (sentence: string) =>
      [...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
    for (const words of all)
      for (const [key, { "zh-CN": zh, en }] of Object.entries(words))
        expect([key, new Set(params(zh))]).toEqual([key, new Set(params(en))]);
  });
});

test("PM-04, INV-20: every table has row security, forced, with a policy", async () => {
  const open = await admin`
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid))`;
  expect(open.map(({ relname }) => relname)).toEqual([]);
});

test("the roles that serve own nothing, and may not truncate or bypass row security", async () => {
  const owned = await admin`
    select relname from pg_class where relowner in
      (select oid from pg_roles where rolname in ('app_rw', 'app_door', 'app_ro', 'app_link', 'app_worker'))`;
  expect(owned).toHaveLength(0);
  const strong = await admin`
    select rolname from pg_roles where rolname in ('app_rw', 'app_door', 'app_ro', 'app_link', 'app_worker')
      and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`;
  expect(strong).toHaveLength(0);
  const truncaters = await admin`
    select table_name from information_schema.role_table_grants
    where privilege_type = 'TRUNCATE' and grantee like 'app\\_%' and grantee <> 'app_owner'
      and table_schema = 'public'`;
  expect(truncaters).toHaveLength(0);
});
