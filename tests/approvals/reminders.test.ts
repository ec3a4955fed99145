import { beforeAll, beforeEach, expect, test } from "vitest";
import { remind } from "@/lib/approvals/tasks";
import { job } from "@/lib/core/prove";
import { reviseOrder } from "@/lib/purchase-orders/actions";
import { admin } from "../support/admin";
import {
  aForm,
  agree,
  anApproved,
  aSubmitted,
  done,
  openStudio,
  orderRow,
} from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);
beforeEach(() => admin`delete from inbox_items`);

const told = async (id: string) => {
  const rows = await admin<{ message: string; account: string }[]>`
    select i.message, p.account from inbox_items i join people p on p.id = i.person_id
    where i.document_id = ${id} and i.message <> 'approvals.waits-for-you' order by p.account`;
  return rows.map(({ message, account }) => `${account} ${message.split(".")[1]}`);
};

/** Lets so many of the step's hours pass. */
const pass = (id: string, hours: number) => admin`
  update approval_steps s set started_at = s.started_at - make_interval(hours => ${hours}),
    due_at = s.due_at - make_interval(hours => ${hours})
  from approval_requests r where r.id = s.request_id and r.document_id = ${id} and s.status = 'current'`;

const run = () => remind.run(job("test"));

test("a step that nobody takes is asked for again before its time is out, once (A7)", async () => {
  const id = await aSubmitted();
  await pass(id, 17);
  await run();
  expect(await told(id)).toEqual([]);
  await pass(id, 2);
  await Promise.all([run(), run()]);
  await run();
  expect(await told(id)).toEqual(["accountant due-soon", "branch_manager due-soon"]);
});

test("when its time is out it goes to the owner, who may then decide (A7)", async () => {
  const id = await aSubmitted();
  expect(await agree("owner", id)).toMatchObject({ failure: { code: "approvals.not-your-step" } });
  await pass(id, 25);
  await Promise.all([run(), run()]);
  expect(await told(id)).toEqual(["owner escalated"]);
  done(await agree("owner", id));
  expect((await orderRow(id)).status).toBe("approved");
});

test("a last step that goes to nobody else is reminded when it is overdue", async () => {
  const id = await aSubmitted({ price: "30000.00" });
  done(await agree("accountant", id));
  await pass(id, 47);
  await run();
  expect(await told(id)).toEqual([]);
  await pass(id, 2);
  await run();
  expect(await told(id)).toEqual(["owner overdue"]);
});

test("who wrote the change that waits is not reminded of what he may not decide (A7, S6)", async () => {
  const id = await anApproved({ price: "500.00" });
  const { supplier_id: supplierId, version } = await orderRow(id);
  const { id: _, branchId: __, ...content } = await aForm({ supplierId, price: "600.00" });
  await signInAs("branch_manager");
  done(await reviseOrder({ ...content, id, version, reason: "加急" }));
  await pass(id, 19);
  await run();
  expect(await told(id)).toEqual(["accountant due-soon", "buyer was-approved"]);
});

test("each reminder leaves a trace of the job that sent it (INV-19)", async () => {
  const id = await aSubmitted();
  await pass(id, 25);
  await run();
  const traces =
    await admin`select act, actor_kind from audit_log where document_id = ${id} and actor_kind = 'job'`;
  expect(traces).toEqual([{ act: "approvals.escalate", actor_kind: "job" }]);
});
