import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { withTx } from "@/db";
import type { Staff } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { removeView, saveView } from "@/lib/views/actions";
import { listViews } from "@/lib/views/queries";
import { audiences, keptQuery } from "@/lib/views/rules";
import { admin } from "../support/admin";
import { branchId, signInAs } from "../support/session";

const view = {
  ...{ list: "purchase-orders", name: "本月待收", query: "status=approved" },
  audience: "own" as (typeof audiences)[number],
};
const names = async (who: Staff, list = "purchase-orders") =>
  (await listViews(who, list)).map(({ name }) => name).sort();

async function inDepartment(id: string, who: Staff) {
  await admin`insert into departments (id, branch_id, kind, name)
    values (${id}, ${await branchId("XM01")}, 'purchasing', ${`采购部 ${id.slice(0, 4)}`})
    on conflict do nothing`;
  await admin`update people set department_id = ${id} where id = ${who.id}`;
}

test("a saved view is seen by whom it is meant for, and only its owner deletes it", async () => {
  const department = randomUUID();
  await inDepartment(department, await signInAs("buyer"));
  await inDepartment(department, await signInAs("pickup_clerk"));
  await inDepartment(randomUUID(), await signInAs("branch_manager"));
  await signInAs("buyer");
  for (const audience of audiences)
    expect(await saveView({ ...view, name: audience, audience })).toMatchObject({ ok: true });
  const all = [...audiences].sort();
  expect(await names(await signInAs("buyer"))).toEqual(all);
  expect(await names(await signInAs("pickup_clerk"))).toEqual(["branch", "department", "everyone"]);
  expect(await names(await signInAs("branch_manager"))).toEqual(["branch", "everyone"]);
  const other = await signInAs("buyer", "XM02");
  expect(await names(other)).toEqual(["everyone"]);
  const [theirs] = await listViews(other, "purchase-orders");
  expect(theirs?.mine).toBe(false);
  expect(await removeView({ id: theirs?.id ?? "" })).toMatchObject({
    failure: { code: "core.gone" },
  });
  await signInAs("buyer");
  expect(await removeView({ id: theirs?.id ?? "" })).toMatchObject({ ok: true });
});

test("who may not open a list learns no names of its views, and keeps none there", async () => {
  await signInAs("buyer");
  await saveView({ ...view, list: "pushes", name: "催木石", audience: "everyone" });
  const retoucher = await signInAs("retoucher");
  expect(await names(retoucher, "pushes")).toEqual([]);
  expect(await saveView({ ...view, list: "pushes" })).toMatchObject({
    failure: { code: "core.forbidden" },
  });
  expect(await saveView({ ...view, list: "no-such-list" })).toMatchObject({
    failure: { code: "core.gone" },
  });
});

test("nobody puts a view before a branch or department that is not his own (contract.md 6.3)", async () => {
  const buyer = await signInAs("buyer");
  const slipped = (branch: string | null, department: string | null, owner = buyer.id) =>
    withTx(contextOf(buyer), (tx) =>
      tx.execute(sql`insert into saved_views (id, owner_id, list, needed, name, query, audience, branch_id, department_id)
        values (${uuid()}, ${owner}, 'pushes', 'pushes:read', '看这里', '',
          ${branch ? "branch" : "department"}, ${branch}, ${department})`),
    );
  const [room] = await admin<{ id: string }[]>`
    insert into departments (id, branch_id, kind, name)
    values (${randomUUID()}, ${await branchId("XM02")}, 'hr', '人事') returning id`;
  for (const attempt of [
    () => slipped(buyer.branchId, null, room?.id),
    async () => slipped(await branchId("XM02"), null),
    () => slipped(null, room?.id ?? ""),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "42501" });
});

test.each(["purchase-orders", "pushes", "suppliers", "products", "people", "audit", "approvals"])(
  "the list %s keeps views",
  async (list) => {
    const role = ["people", "audit"].includes(list) ? "admin" : "branch_manager";
    const who = await signInAs(role);
    expect(await saveView({ ...view, list, name: list })).toMatchObject({ ok: true });
    expect(await names(who, list)).toContain(list);
  },
);

test("a view keeps filters and columns, not the page one stood on", () => {
  expect(keptQuery("after=x&sort=-total&status=draft&saved=1")).toBe("sort=-total&status=draft");
});

test("a view needs a name, a department that one has, and a list keeps twenty of them", async () => {
  await signInAs("warehouse");
  expect(await saveView({ ...view, name: "  " })).toMatchObject({
    failure: { code: "core.invalid" },
  });
  expect(await saveView({ ...view, audience: "department" })).toMatchObject({
    failure: { fields: { audience: ["views.no-department"] } },
  });
  for (let i = 0; i < 20; i += 1) await saveView({ ...view, name: `视图${i}` });
  expect(await saveView(view)).toMatchObject({ failure: { code: "views.too-many" } });
});
