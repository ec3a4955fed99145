import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addBranch, changeBranch, changeCompany, changeSeries } from "@/lib/branches/actions";
import { addDepartment } from "@/lib/branches/departments/actions";
import { addMember, removeMember } from "@/lib/branches/members/actions";
import { getBranch, getCompany } from "@/lib/branches/queries";
import { admin } from "../support/admin";
import { branchId, signInAs } from "../support/session";

const place = {
  name: "思明店",
  address: "厦门市思明区",
  phone: "0592-5550118",
  zone: "Asia/Shanghai",
};
const firm = {
  name: "拾光影像",
  fiscalYearStart: "1",
  directPushLimit: "1,000.00",
  revisionTolerance: "50",
};

beforeAll(async () => {
  await admin`insert into company (name) values ('拾光影像') on conflict do nothing`;
});

describe("the company", () => {
  test("keeps its limits to the fen, and a stale save is refused with what is stored (S3)", async () => {
    await signInAs("admin", "every branch");
    expect(await changeCompany({ version: 1, ...firm })).toEqual({
      ok: true,
      data: { version: 2 },
    });
    expect(await changeCompany({ version: 1, ...firm, name: "别的名字" })).toMatchObject({
      failure: {
        code: "core.changed-by-others",
        stored: { version: 2, directPushLimit: "1000.00", revisionTolerance: "50.00" },
      },
    });
    const [trace] =
      await admin`select before, after from audit_log where act = 'branches.change-company'`;
    expect(trace).toMatchObject({
      before: { directPushLimit: "0" },
      after: { directPushLimit: "100000", revisionTolerance: "5000" },
    });
  });

  test("is changed by nobody but who holds branches:write", async () => {
    for (const role of ["buyer", "branch_manager", "owner"] as const) {
      await signInAs(role);
      expect(await changeCompany({ version: 2, ...firm })).toMatchObject({
        failure: { code: "core.forbidden" },
      });
    }
    const owner = await signInAs("owner");
    expect((await getCompany(owner)).firm?.version).toBe(2);
  });
});

describe("a branch", () => {
  test("has a code of its own, and only real time zones", async () => {
    await signInAs("admin", "every branch");
    const id = randomUUID();
    expect(await addBranch({ id, code: "xm09", ...place, zone: "Asia/Shanghai" })).toEqual({
      ok: true,
      data: { id },
    });
    expect(
      await addBranch({ id: randomUUID(), code: "XM09", ...place, zone: "Asia/Shanghai" }),
    ).toMatchObject({ failure: { fields: { code: ["branches.code-taken"] } } });
    expect(
      await addBranch({ id: randomUUID(), code: "超长代码", ...place, zone: "Asia/Shanghai" }),
    ).toMatchObject({ failure: { fields: { code: ["branches.code-wrong"] } } });
  });

  test("is not closed while people belong to it", async () => {
    const actor = await signInAs("admin", "every branch");
    await signInAs("buyer", "XM02");
    await signInAs("admin", "every branch");
    const id = await branchId("XM02");
    const branch = await getBranch(actor, id);
    expect(
      await changeBranch({
        id,
        version: branch?.version ?? 0,
        ...place,
        zone: "Asia/Shanghai",
        active: false,
      }),
    ).toMatchObject({ failure: { code: "branches.people-remain" } });
  });
});

test("who is in an inbox is told, and a department's inbox stays in its branch", async () => {
  const buyer = await signInAs("buyer");
  const actor = await signInAs("admin", "every branch");
  const here = await branchId("XM01");
  const departmentId = randomUUID();
  expect(
    await addDepartment({ id: departmentId, branchId: here, name: "采购部", kind: "purchasing" }),
  ).toMatchObject({ ok: true });
  const seat = { branchId: here, departmentId, personId: buyer.id };
  expect(await addMember({ ...seat, branchId: await branchId("XM02") })).toMatchObject({
    failure: { code: "core.gone" },
  });
  expect(await addMember(seat)).toMatchObject({ ok: true });
  const told = await admin`select 1 from inbox_items where person_id = ${buyer.id}
    and message = 'branches.you-answer'`;
  expect(told).toHaveLength(1);
  const branch = await getBranch(actor, here);
  const part = branch?.departments.find(({ id }) => id === departmentId);
  expect(part?.members.map(({ personId }) => personId)).toEqual([buyer.id]);
  expect(await removeMember(seat)).toMatchObject({ ok: true });
  expect(await removeMember(seat)).toMatchObject({ failure: { code: "core.gone" } });
});

test("two kinds of documents never share a prefix", async () => {
  await signInAs("admin", "every branch");
  expect(await changeSeries({ kind: "push", prefix: "po" })).toMatchObject({
    failure: { fields: { prefix: ["branches.prefix-taken"] } },
  });
  expect(await changeSeries({ kind: "push", prefix: "ts" })).toEqual({
    ok: true,
    data: { prefix: "TS" },
  });
});
