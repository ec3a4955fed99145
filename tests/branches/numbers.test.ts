import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exceptions } from "@/lib/branches/home";
import { checkNumbers } from "@/lib/branches/numbers";
import { getCompany } from "@/lib/branches/queries";
import type { Staff } from "@/lib/core/actor";
import { reading } from "@/lib/core/guard";
import { job } from "@/lib/core/prove";
import { admin } from "../support/admin";
import { anApproved, openStudio, orderRow } from "../support/make/purchase-orders";
import { aSubmittedPush } from "../support/make/pushes";
import { signInAs } from "../support/session";

const clerk = job("test");
const odd = (actor: Staff, most = 10) =>
  reading(actor, (tx) => exceptions(tx, actor, { branchId: null }, most));

/** What only the database's own administrator could do. */
const takeOut = (id: string) =>
  admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`delete from purchase_orders where id = ${id}`;
  });

beforeAll(openStudio);
beforeEach(() => admin`delete from number_checks`);

describe("the report of missing numbers (N6, INV-10)", () => {
  test("says that none is missing, also after a change of the prefix", async () => {
    await anApproved();
    await admin`update number_series set prefix = 'CG' where kind = 'purchase-order'`;
    await anApproved();
    await admin`update number_series set prefix = 'PO' where kind = 'purchase-order'`;
    await aSubmittedPush();
    await checkNumbers(clerk);
    const owner = await signInAs("owner", "every branch");
    expect((await getCompany(owner)).check).toMatchObject({ numbers: 3, missing: 0, named: [] });
    expect(await odd(owner)).toEqual([]);
  });

  test("names each, who took it and when, and stands red in 今日异常 of those who can look into it", async () => {
    const id = await anApproved();
    const { number } = await orderRow(id);
    await anApproved();
    await takeOut(id);
    const [counter] = await admin<{ last: number }[]>`
      update number_counters set last = last + 1 where kind = 'push' returning last`;
    await checkNumbers(clerk);
    const owner = await signInAs("owner", "every branch");
    const { check } = await getCompany(owner);
    expect(check).toMatchObject({ missing: 2 });
    expect(check?.named).toEqual([
      { number, by: "测试 accountant", at: expect.any(String) },
      { number: expect.stringMatching(`-0*${counter?.last}$`), by: null, at: null },
    ]);
    expect(await odd(owner)).toMatchObject([
      { meaning: "wrong", params: { count: 2 }, href: "/admin/branches" },
    ]);
    expect((await odd(owner))[0]?.sub).toBe(check?.named.map((one) => one.number).join("、"));
    expect((await odd(owner, 1))[0]?.sub).toBe(`${number}…`);
    expect(await odd(await signInAs("buyer"))).toEqual([]);
  });
});
