import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/core/actor";
import { addDays, dayIn } from "@/lib/core/time";
import { listExceptions, readHome } from "@/lib/home/queries";
import { menuOf } from "@/lib/menu";
import { filterOf as orderFilter } from "@/lib/purchase-orders/filters";
import { listOrders } from "@/lib/purchase-orders/list";
import { filterOf } from "@/lib/pushes/filters";
import { listPushes } from "@/lib/pushes/list";
import { admin } from "../support/admin";
import { anApproved, openStudio } from "../support/make/purchase-orders";
import { aPushDraft, aSubmittedPush } from "../support/make/pushes";
import { branchId, signInAs } from "../support/session";

/** What already happened is told by the tables' owner: the guards of each move stand aside. */
async function told(statement: string) {
  await admin.begin(async (sql) => {
    await sql.unsafe("set local session_replication_role = replica");
    await sql.unsafe(statement);
  });
}

const kindOf = async (actor: Staff, kind: string) =>
  (await listExceptions(actor)).find((one) => one.kind === kind);
const numbersIn = async (actor: Staff, kind: string) =>
  (await kindOf(actor, kind))?.rows.map(({ href }) => href) ?? [];

beforeAll(openStudio);

describe("今日异常", () => {
  test("shows every push that did not arrive, also the ninth, and leads to their list", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 9; i += 1) ids.push(await aSubmittedPush());
    await told(`update pushes set failing = true where id in ('${ids.join("','")}')`);
    const buyer = await signInAs("buyer");
    const failing = await kindOf(buyer, "pushes.tab-failing");
    expect(failing?.rows).toHaveLength(9);
    expect(failing?.all).toBe("/pushes?tab=failing");
    const list = await listPushes(buyer, filterOf({ tab: "failing" }), null);
    expect(list.rows).toHaveLength(9);
    expect((await readHome(buyer)).exceptions).toHaveLength(8);
    await told(`update pushes set failing = false`);
  });

  test("is a line of the purchasing desk, and none of the phone's bar", async () => {
    const buyer = await signInAs("buyer");
    const desks = menuOf(buyer).filter(({ lines }) =>
      lines.some(({ href }) => href === "/exceptions"),
    );
    expect(desks.map(({ desk }) => desk)).toEqual(["purchasing"]);
  });

  test("opens for everybody and shows each person only what he may see", async () => {
    const id = await aSubmittedPush();
    await told(`update pushes set failing = true where id = '${id}'`);
    await admin`insert into number_checks (id, numbers, missing, named)
      values (gen_random_uuid(), 1, 1, '[{"number":"PO-XM01-26-0001","by":null,"at":null}]')`;
    const kinds = async (actor: Staff) => (await listExceptions(actor)).map(({ kind }) => kind);
    expect(await kinds(await signInAs("admin"))).toEqual(["branches.odd-numbers"]);
    expect(await kinds(await signInAs("photographer"))).toEqual([]);
    await admin`delete from number_checks`;
    await told(`update pushes set failing = false`);
  });

  test("shows what nobody opened for a day, counted from when it went out last", async () => {
    const [old, fresh, revised] = [
      await aSubmittedPush(),
      await aSubmittedPush(),
      await aSubmittedPush(),
    ];
    await told(`update pushes set unseen = true, submitted_at = now() - interval '9 days'
      where id in ('${old}', '${revised}')`);
    await told(`update push_revisions set at = now() - interval '25 hours'
      where target_id in (select id from push_targets where push_id = '${old}')`);
    const buyer = await signInAs("buyer");
    expect(await numbersIn(buyer, "pushes.tab-unseen")).toEqual([`/pushes/${old}`]);
    const list = await listPushes(buyer, filterOf({ tab: "unseen", stale: "1" }), null);
    expect(list.rows.map(({ id }) => id)).toEqual([old]);
    expect([fresh, revised]).not.toContain(old);
    expect((await kindOf(buyer, "pushes.tab-unseen"))?.all).toBe("/pushes?tab=unseen&stale=1");
  });

  test("shows what is late by the day of its branch, and how many days", async () => {
    // It is already tomorrow in Kiritimati when it is still today in Honolulu.
    const [east, west] = ["Pacific/Kiritimati", "Pacific/Honolulu"];
    const id = await aSubmittedPush();
    const order = await anApproved();
    const day = dayIn(west);
    await told(`update pushes set due_on = '${day}' where id = '${id}'`);
    await told(`update purchase_orders set expected_on = '${day}' where id = '${order}'`);
    await branchId("XM02");
    const lateThere = async (ours: string, theirs: string) => {
      await admin`update branches set zone = case code when 'XM01' then ${ours} else ${theirs} end`;
      const buyer = await signInAs("buyer");
      const { rows } = await listPushes(buyer, filterOf({ tab: "late" }), null);
      const orders = await listOrders(buyer, orderFilter({ tab: "late" }), null);
      const kind = await kindOf(buyer, "pushes.tab-late");
      return [
        rows.map((row) => [row.id, row.late]),
        orders.rows.length,
        kind?.rows[0]?.params?.days,
      ];
    };
    expect(await lateThere(west, west)).toEqual([[], 0, undefined]);
    expect(await lateThere(west, east)).toEqual([[], 0, undefined]);
    const days = dayIn(east) === addDays(day, 1) ? 1 : 2;
    expect(await lateThere(east, west)).toEqual([[[id, true]], 1, days]);
    await admin`update branches set zone = 'Asia/Shanghai'`;
  });

  test("of another branch are nobody's business here", async () => {
    const id = await aSubmittedPush();
    await told(`update pushes set failing = true where id = '${id}'`);
    expect(await numbersIn(await signInAs("buyer"), "pushes.tab-failing")).toEqual([
      `/pushes/${id}`,
    ]);
    expect(await listExceptions(await signInAs("buyer", "XM02"))).toEqual([]);
    expect(await listExceptions(await signInAs("photographer"))).toEqual([]);
  });
});

test("P1: the list of pushes narrows to certain suppliers, places and authors", async () => {
  const mine = await aPushDraft();
  const theirs = await aPushDraft({}, "branch_manager");
  const [target] = await admin<{ place_id: string }[]>`
    select place_id from push_targets where push_id = ${mine}`;
  const manager = await signInAs("branch_manager");
  const ids = async (search: object) =>
    (await listPushes(manager, filterOf(search as never), null)).rows.map(({ id }) => id);
  expect(await ids({ place: target?.place_id })).toEqual([mine]);
  expect(await ids({ author: manager.id })).toEqual([theirs]);
  expect(await ids({ supplier: manager.id })).toEqual([]);
  const { options } = await listPushes(manager, filterOf({}), null);
  expect(options.authors.map(({ value }) => value)).toContain(manager.id);
  expect(options.places.map(({ value }) => value)).toContain(target?.place_id);
});
