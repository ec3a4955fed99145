import { createHash, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { signIn } from "@/lib/core/sign-in";
import { setUpCompany } from "@/lib/people/door/actions";
import { getCompanyAtTheDoor } from "@/lib/people/door/queries";
import { admin } from "../support/admin";
import { browser } from "../support/next-headers";

const code = "7K2MQX9DAB3C";
const form = {
  code: "7k2m-qx9d-ab3c",
  company: "拾光影像",
  branch: "思明店",
  branchCode: "xm01",
  name: "李海燕",
  account: "haiyan",
  password: "海边的第一张照片在 2009",
};

async function showCode() {
  await admin`insert into setup_codes (id, code_hash)
    values (${randomUUID()}, ${createHash("sha256").update(code).digest()})`;
}

beforeEach(async () => {
  browser.headers.set("x-forwarded-for", "203.0.113.7");
  await admin`delete from sign_in_failures`;
  await admin`delete from setup_codes`;
});

describe("the first run", () => {
  test("refuses a wrong code, writes nothing and slows down who guesses", async () => {
    await showCode();
    for (let i = 0; i < 6; i += 1) {
      const result = await setUpCompany({ ...form, code: `2222-2222-222${i + 2}` });
      expect(result).toMatchObject({ ok: false, failure: { code: "people.set-up-code-wrong" } });
    }
    expect(await setUpCompany(form)).toMatchObject({
      ok: false,
      failure: { code: "people.set-up-wait" },
    });
    expect(await getCompanyAtTheDoor()).toBeNull();
    expect(await admin`select 1 from people`).toHaveLength(0);
  });

  test("refuses a password that is short, common or the account", async () => {
    await showCode();
    for (const [password, why] of [
      ["too short", "people.password-short"],
      ["12345678901234", "people.password-common"],
      ["woaini1314", "people.password-common"],
      ["haiyan1234", "people.password-is-account"],
    ] as const) {
      const result = await setUpCompany({ ...form, password });
      expect(result).toMatchObject({ ok: false, failure: { fields: { password: [why] } } });
    }
  });

  test("makes one company of one code, however many press at once", async () => {
    await showCode();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) => {
        browser.headers.set("x-forwarded-for", `203.0.113.${i}`);
        return setUpCompany({ ...form, account: `haiyan${i}` });
      }),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await getCompanyAtTheDoor()).toEqual({ name: "拾光影像", demo: false });
    const people = await admin<{ id: string; account: string }[]>`select id, account from people`;
    expect(people).toHaveLength(1);
    expect(await admin`select 1 from approval_rules where fallback`).toHaveLength(1);
    const held = await admin<{ role: string; branch_id: string | null }[]>`
      select role, branch_id from assignments order by role`;
    expect(held.map(({ role, branch_id }) => [role, branch_id])).toEqual([
      ["admin", null],
      ["owner", null],
    ]);
    expect(await signIn(people[0]?.account ?? "", form.password)).toBeTruthy();
    const [trace] =
      await admin`select act, actor_kind, branch_id from audit_log where act = 'people.set-up'`;
    expect(trace).toMatchObject({ actor_kind: "nobody" });
    expect(await admin`select 1 from search_entries where title = '李海燕'`).toHaveLength(1);
  });

  test("is over once there is a company, also with a fresh code", async () => {
    await showCode();
    expect(await setUpCompany({ ...form, account: "other" })).toMatchObject({ ok: false });
    expect(await admin`select 1 from company`).toHaveLength(1);
  });
});
