import { afterAll, beforeEach, describe, expect, inject, test } from "vitest";
import { connect } from "@/db/address";
import { companyState, makeSetupCode, spendCode } from "@/lib/commands/company";
import { loadDemo } from "@/lib/commands/demo/load";
import { urlAs } from "@/lib/commands/roles";
import { admin } from "../support/admin";
import { kek } from "../support/databases";

const url = urlAs(process.env.ADMIN_DB ?? "", inject("passwords"), "app_migrate");
const servers = [connect(url, { max: 1 }), connect(url, { max: 1 })] as const;
const [owner] = servers;
afterAll(() => Promise.all(servers.map((one) => one.end())));

const few = { orders: 20 };
const plain = (code: string) => code.replaceAll("-", "");

describe("the set-up code", () => {
  beforeEach(() => admin`delete from setup_codes`);

  test("of one server stays good when another starts", async () => {
    const [first, second] = [await makeSetupCode(admin), await makeSetupCode(admin)];
    for (const code of [first, second])
      expect(await admin.begin((tx) => spendCode(tx, plain(code)))).toBe(true);
    expect(await admin.begin((tx) => spendCode(tx, plain(first)))).toBe(false);
  });

  test("is forgotten after a week", async () => {
    const code = await makeSetupCode(admin);
    await admin`update setup_codes set created_at = now() - interval '8 days'`;
    await makeSetupCode(admin);
    expect(await admin.begin((tx) => spendCode(tx, plain(code)))).toBe(false);
  });
});

describe("the demo company", () => {
  test("is not loaded from a browser without the code that the terminal shows", async () => {
    await makeSetupCode(admin);
    expect(await loadDemo(owner, kek, { ...few, code: "222222222222" })).toBe("wrong-code");
    expect(await companyState(admin)).toBe("none");
    expect(await admin`select 1 from people`).toHaveLength(0);
  });

  test("is loaded once when two servers start with it at the same moment", async () => {
    const code = plain(await makeSetupCode(admin));
    const answers = await Promise.all([
      loadDemo(servers[0], kek, { ...few, code }),
      loadDemo(servers[1], kek, few),
    ]);
    expect(answers.sort()).toEqual(["loaded", "taken"]);
    expect(await companyState(admin)).toBe("demo");
    expect(await admin`select 1 from purchase_orders`).toHaveLength(few.orders);
  });
});
