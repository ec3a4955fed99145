import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { idOf } from "../support/build";
import {
  clear,
  cutPower,
  launch,
  newHome,
  processesOf,
  serverOf,
  until,
} from "../support/launcher";
import { codeOf, visitor } from "../support/visitor";

/** The studio whose launcher is killed and started again, test after test. */
const studio = newHome();
/** One that an ordinary user starts, whoever runs the tests. */
const ordinary = newHome();

afterAll(async () => {
  await clear(studio);
  await clear(ordinary);
});

const nobody = 65_534;
const account = "chen.shiguang";
const password = "correct horse battery staple";

const opensTheDoor = async (url: string) => {
  const who = visitor(url);
  await who.signIn(account, password);
  expect((await who.ask("/")).status).toBe(200);
};

/** Nobody runs any more, and PostgreSQL has closed its files in order. */
const isAtRest = (home: string) => {
  expect(processesOf(home)).toEqual([]);
  expect(existsSync(join(home, "postgres/postmaster.pid"))).toBe(false);
};

test("a first start that is killed at any step is followed by a whole one, whose code makes the company once", async () => {
  for (const [step, everything] of [
    ["Database", true],
    ["Migrations", false],
    ["Server", true],
  ] as const) {
    const killed = await launch({ home: studio });
    await killed.says(`… ${step}`);
    if (everything) await cutPower(studio);
    else killed.kill();
  }
  const whole = await launch({ home: studio });
  await whole.healthy();
  const code = /set-up code ([A-Z0-9-]{14})/.exec(whole.said())?.[1];
  const company = { company: "拾光影像", branch: "思明店", branchCode: "SM" };
  const press = (more: object) =>
    visitor(whole.url).act(
      idOf("people/door/actions setUpCompany"),
      { ...company, name: "陈拾光", account, password, ...more },
      "/setup",
    );
  expect(codeOf(await press({ code: "AAAA-BBBB-CCCC" }))).toBe("people.set-up-code-wrong");
  expect(codeOf(await press({ code }))).toBe("ok");
  expect((await visitor(whole.url).ask("/setup")).status).toBe(404);
  await opensTheDoor(whole.url);

  const second = await launch({ home: studio });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/is in use by process \d+/);
  expect(second.said()).toContain(whole.url);
  await opensTheDoor(whole.url);
  await cutPower(studio);
});

test("whatever is killed, everything, the server or the launcher: the studio goes on where it stood", async () => {
  const afterTheCut = await launch({ home: studio });
  await afterTheCut.healthy();
  expect(afterTheCut.said()).not.toContain("set-up code");
  await opensTheDoor(afterTheCut.url);

  const before = serverOf(studio);
  if (!before) throw new Error("a server runs");
  process.kill(before, "SIGKILL");
  await afterTheCut.says("ended unexpectedly");
  await until(
    "another serves",
    () => {},
    () => ![undefined, before].includes(serverOf(studio)),
  );
  await afterTheCut.healthy();
  await opensTheDoor(afterTheCut.url);

  afterTheCut.kill();
  const again = await launch({ home: studio });
  await again.healthy();
  await opensTheDoor(again.url);
  expect(await again.interrupt()).toBe(0);
  expect(again.said()).toMatch(/finishing what is under way\s+Stopped/);
  isAtRest(studio);
});

const mayRead = (uid: number) =>
  spawnSync("test", ["-r", resolve("package.json")], { uid, gid: uid }).status === 0;

test("an ordinary user starts it too, and his database is opened by its own key only", async () => {
  // Below a closed home only its owner can start anything.
  const uid = process.getuid?.() === 0 && mayRead(nobody) ? nobody : undefined;
  if (uid) chownSync(ordinary, uid, uid);
  const started = (env = {}) => launch({ home: ordinary, env, ...(uid ? { uid } : {}) });
  const first = await started();
  await first.healthy();
  expect((await visitor(first.url).ask("/setup")).status).toBe(200);
  expect(await first.interrupt()).toBe(0);
  isAtRest(ordinary);

  const file = join(ordinary, "keys/kek.json");
  const { kek } = JSON.parse(readFileSync(file, "utf8"));
  const kekOfAnother = Buffer.alloc(32, "another studio").toString("base64");
  writeFileSync(file, JSON.stringify({ kek: kekOfAnother }));
  const foreign = await started();
  expect(await foreign.ended).toBe(1);
  expect(foreign.said()).toContain("cannot read this database");

  rmSync(file);
  const without = await started();
  expect(await without.ended).toBe(1);
  expect(without.said()).toContain(`there is no key at ${file}`);
  isAtRest(ordinary);

  const given = await started({ KEK_PROVIDER: "env", KEK: kek });
  await given.healthy();
  expect(await given.interrupt()).toBe(0);
  expect(existsSync(file)).toBe(false);
});
