import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import {
  approveOrder,
  copyOrder,
  draftOrder,
  reviseOrder,
  saveOrder,
  submitOrder,
} from "@/lib/purchase-orders/actions";
import { admin } from "../support/admin";
import {
  aForm,
  agree,
  aLine,
  anApproved,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  refuse,
  seen,
  versionOf,
  withRules,
} from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const mails = async (id: string) =>
  admin`select d.id from push_deliveries d join push_targets t on t.id = d.target_id
    join pushes p on p.id = t.push_id where p.order_id = ${id}`;

const steps = async (id: string) => {
  const rows = await admin<{ status: string; roles: string[] }[]>`
    select s.status, s.roles from approval_steps s join approval_requests r on r.id = s.request_id
    where r.document_id = ${id} and r.revision = (select revision from purchase_orders where id = ${id})
    order by s.seq`;
  return rows.map(({ status, roles }) => `${roles.join("/")} ${status}`);
};

describe("the five ways round an approval that broke other systems", () => {
  test("1. no number and no mail exist before the last approval (INV-09)", async () => {
    const id = await aSubmitted({ price: "12000.00" });
    expect(await orderRow(id)).toMatchObject({ status: "submitted", number: null });
    done(await agree("branch_manager", id));
    expect(await orderRow(id)).toMatchObject({ status: "submitted", number: null });
    expect(await mails(id)).toHaveLength(0);
    done(await agree("owner", id));
    expect((await orderRow(id)).number).toMatch(/^PO-XM01-\d\d-\d{6}$/);
  });

  test("2. a direct request to the action is refused to the author, to a stranger and to the wrong role (T-11)", async () => {
    const id = await aSubmitted({ price: "800.00" }, "branch_manager");
    const before = await orderRow(id);
    const ask = async () => approveOrder({ id, seen: await seen(id), note: "" });

    await signInAs("branch_manager");
    expect(await ask()).toMatchObject({ ok: false, failure: { code: "approvals.own-document" } });
    await signInAs("buyer");
    expect(await ask()).toMatchObject({ ok: false, failure: { code: "core.forbidden" } });
    await signInAs("branch_manager", "XM02");
    expect(await ask()).toMatchObject({ ok: false, failure: { code: "core.gone" } });
    await signInAs("owner");
    expect(await ask()).toMatchObject({ ok: false, failure: { code: "approvals.not-your-step" } });
    expect(await orderRow(id)).toEqual(before);
  });

  test("2b. a draft cannot be approved, whoever asks", async () => {
    const form = await aForm();
    await signInAs("buyer");
    done(await draftOrder(form));
    await signInAs("accountant");
    const result = await approveOrder({ id: form.id, seen: "0".repeat(64), note: "" });
    expect(result).toMatchObject({ ok: false, failure: { code: "core.cannot-move" } });
  });

  test("3. an order approved under the limit and then edited is decided upon again, by the higher tier", async () => {
    const id = await anApproved({ price: "9000.00" });
    const { number } = await orderRow(id);
    await signInAs("buyer");
    const {
      id: _,
      branchId: __,
      ...content
    } = await aForm({
      supplierId: (await orderRow(id)).supplier_id,
      lines: [aLine("15000.00", "1")],
    });
    const saved = await saveOrder({ ...content, id, version: await versionOf(id) });
    expect(saved).toMatchObject({ ok: false, failure: { code: "purchase-orders.not-editable" } });
    done(await reviseOrder({ ...content, id, version: await versionOf(id), reason: "加印" }));
    expect(await orderRow(id)).toMatchObject({ status: "submitted", number, revision: 2 });
    expect(await steps(id)).toEqual(["accountant/branch_manager current", "owner waiting"]);
    done(await agree("accountant", id));
    expect((await orderRow(id)).status).toBe("submitted");
    done(await agree("owner", id));
    expect(await orderRow(id)).toMatchObject({ status: "approved", number });
  });

  test("3b. a rejected order that was edited needs every step again, and a duplicate starts without any (A4)", async () => {
    const id = await aSubmitted({ price: "12000.00" });
    done(await agree("accountant", id));
    done(await refuse("owner", id));
    await signInAs("buyer");
    done(await submitOrder({ id, version: await versionOf(id) }));
    expect(await steps(id)).toEqual(["accountant/branch_manager current", "owner waiting"]);

    const source = await anApproved({ price: "500.00" });
    await signInAs("buyer");
    const copy = uuid();
    done(await copyOrder({ id: copy, from: source }));
    expect(await orderRow(copy)).toMatchObject({ status: "draft", number: null, revision: 1 });
    expect(await steps(copy)).toEqual([]);
    await signInAs("accountant");
    const result = await approveOrder({ id: copy, seen: await seen(source), note: "" });
    expect(result).toMatchObject({ ok: false, failure: { code: "core.cannot-move" } });
  });

  test("4. after step one of two nothing is approved, and the same person cannot take step two (T-08)", async () => {
    await withRules([
      {
        name: "两步",
        steps: [
          { roles: ["owner", "branch_manager"], slaHours: 24 },
          { roles: ["owner"], slaHours: 24 },
        ],
      },
    ]);
    const id = await aSubmitted({ price: "300.00" });
    done(await agree("branch_manager", id));
    const halfway = await orderRow(id);
    expect(halfway).toMatchObject({ status: "submitted", number: null });
    const again = await agree("branch_manager", id);
    expect(again).toMatchObject({ ok: false, failure: { code: "approvals.decided-before" } });
    expect(await orderRow(id)).toEqual(halfway);
    done(await agree("owner", id));
    expect((await orderRow(id)).status).toBe("approved");
    await openStudio();
  });

  test("5. a threshold always triggers: from its first fen on, for every supplier's kind, and over several orders (T-09)", async () => {
    const below = await aSubmitted({ price: "10000.00" });
    expect(await steps(below)).toHaveLength(1);
    for (const kind of ["album", "equipment", "service"]) {
      const id = await aSubmitted({ price: "10000.01", supplierId: await aSupplier({ kind }) });
      expect(await steps(id)).toHaveLength(2);
    }
    const supplierId = await aSupplier();
    const first = await aSubmitted({ price: "6000.00", supplierId });
    const second = await aSubmitted({ price: "4000.01", supplierId });
    expect(await steps(first)).toHaveLength(1);
    expect(await steps(second)).toHaveLength(2);
    const withFreight = await aSubmitted({ price: "9900.00", freight: "100.01" });
    expect(await steps(withFreight)).toHaveLength(2);
  });
});
