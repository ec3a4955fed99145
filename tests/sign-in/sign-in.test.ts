import { beforeEach, describe, expect, test } from "vitest";
import { hashOf, staffOf } from "@/lib/core/session";
import { signIn } from "@/lib/core/sign-in";
import { admin } from "../support/admin";
import { personWithPassword } from "../support/make/people";
import { browser } from "../support/next-headers";
import { times } from "../support/proof";

const from = (address: string) => browser.headers.set("x-forwarded-for", address);
const outcome = (account: string, password: string) =>
  signIn(account, password).then(
    () => "in",
    ({ code, params }) => (params?.seconds ? `${code} ${params.seconds}` : code),
  );

beforeEach(async () => {
  from("203.0.113.7");
  await admin`delete from sign_in_failures`;
});

describe("signing in", () => {
  test("opens a session whose token only the browser knows, and leaves a trace", async () => {
    const person = await personWithPassword("lin.xiaowen", "相册要在周五前到货");
    const token = await signIn("LIN.xiaowen ", "相册要在周五前到货");
    expect(await staffOf(hashOf(token))).toMatchObject({ id: person, account: "lin.xiaowen" });
    const rows = await admin`select token_hash, network from sessions where person_id = ${person}`;
    expect(rows[0]?.token_hash.equals(hashOf(token))).toBe(true);
    expect(rows[0]?.network).toBe("203.0.113.0/24");
    const traces = await admin`select act, actor_id from audit_log where document_id = ${person}`;
    expect(traces).toMatchObject([{ act: "people.sign-in", actor_id: person }]);
  });

  test("lets a second sign-in of the account in that began before the first was through", async () => {
    await personWithPassword("sun", "right password 1");
    await outcome("sun", "wrong");
    const keys = await admin<{ key: string }[]>`
      select encode(key, 'hex') as key from sign_in_failures`;
    await admin`delete from sign_in_failures`;
    await admin.begin(async (second) => {
      await second`select now()`;
      expect(await outcome("sun", "right password 1")).toBe("in");
      const [claim] = await second`
        select sec.claim_sign_in(array_agg(decode(k, 'hex')), array[2, 20, 30]) as seconds
        from unnest(${keys.map(({ key }) => key)}::text[]) k`;
      expect(claim?.seconds).toBe(0);
    });
  });

  test("says the same for a wrong password, an unknown account and somebody who left", async () => {
    await personWithPassword("chen", "right password 1");
    const left = await personWithPassword("gone", "right password 1");
    await admin`update people set active = false where id = ${left}`;
    expect(await outcome("chen", "wrong")).toBe("people.wrong");
    expect(await outcome("nobody-here", "wrong")).toBe("people.wrong");
    expect(await outcome("gone", "right password 1")).toBe("people.wrong");
  });

  test("waits after the third failure, a second first, doubling to a minute", async () => {
    await personWithPassword("zhou", "right password 1");
    for (let i = 0; i < 3; i += 1) expect(await outcome("zhou", "wrong")).toBe("people.wrong");
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const [, seconds] = (await outcome("zhou", "wrong")).split(" ");
      waits.push(Number(seconds));
      await admin`update sign_in_failures set wait_until = now()`;
      expect(await outcome("zhou", "wrong")).toBe("people.wrong");
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("keeps a colleague's account open while somebody guesses from elsewhere (T-07)", async () => {
    await personWithPassword("wu", "right password 1");
    const guesses = times("T-07", 300, 10_000);
    const answers = new Map<string, number>();
    const one = async () => {
      const answer = (await outcome("wu", "wrong")).split(" ")[0] ?? "";
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    };
    for (let done = 0; done < guesses; done += 50)
      await Promise.all(Array.from({ length: 50 }, one));
    expect(answers.get("people.wrong")).toBeLessThanOrEqual(100);
    expect([...answers.values()].reduce((a, b) => a + b)).toBe(guesses);
    from("198.51.100.9");
    expect(await outcome("wu", "right password 1")).toBe("in");
  });

  test("forgets the account's failures on success, but not the address's", async () => {
    await personWithPassword("he", "right password 1");
    await personWithPassword("ma", "right password 1");
    for (let i = 0; i < 5; i += 1) await outcome(`stranger-${i}`, "wrong");
    await outcome("he", "wrong");
    await outcome("he", "wrong");
    expect(await outcome("he", "right password 1")).toBe("in");
    const rows = await admin<{ failures: number }[]>`select failures from sign_in_failures`;
    // Five strangers, each with two keys of his own, the address, and the account of he from anywhere.
    expect(rows.map(({ failures }) => failures).sort((a, b) => b - a)[0]).toBe(7);
    expect(await outcome("ma", "right password 1")).toBe("in");
  });
});
