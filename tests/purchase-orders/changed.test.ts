import { beforeAll, describe, expect, test } from "vitest";
import { consentTo } from "@/lib/approvals/rules";
import type { Role } from "@/lib/core/actor";
import { cancelOrder, reviseOrder, saveOrder, withdrawOrder } from "@/lib/purchase-orders/actions";
import { getOrder } from "@/lib/purchase-orders/detail";
import { getOrderForm } from "@/lib/purchase-orders/editing";
import { againstLast } from "@/lib/purchase-orders/rules";
import { cancelPush, closePush } from "@/lib/pushes/actions";
import { generatePush } from "@/lib/pushes/draft-actions";
import { admin } from "../support/admin";
import {
  aDraft,
  aForm,
  agree,
  aLine,
  anApproved,
  aProduct,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  refuse,
  versionOf,
} from "../support/make/purchase-orders";
import { aChannel, confirmed, deliveriesOf, pushRow, submitted } from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const failure = (code: string) => ({ ok: false, failure: { code } });

const contentOf = async (values: Parameters<typeof aForm>[0]) => {
  const { id: _, branchId: __, ...content } = await aForm(values);
  return content;
};

async function changed(id: string, values: Parameters<typeof aForm>[0] = {}) {
  const { supplier_id: supplierId } = await orderRow(id);
  const content = await contentOf({ supplierId, price: "600.00", ...values });
  await signInAs("buyer");
  done(await reviseOrder({ ...content, id, version: await versionOf(id), reason: "加急" }));
}

const detailOf = async (id: string, role: Role = "buyer") => {
  const detail = await getOrder(await signInAs(role), id);
  if (!detail) throw new Error("there is no such order");
  return detail;
};

async function sent(orderId: string) {
  await signInAs("buyer");
  const { id } = done(await generatePush({ orderId }));
  await submitted(id);
  return id;
}

const cancel = async (role: Role, id: string) => {
  await signInAs(role);
  return cancelOrder({ id, version: await versionOf(id), reason: "不买了" });
};

describe("an order that was approved once keeps its supplier (T-10)", () => {
  const backToDraft: [string, (id: string) => Promise<void>][] = [
    [
      "withdrawn",
      async (id) => {
        await signInAs("buyer");
        done(await withdrawOrder({ id, version: await versionOf(id) }));
      },
    ],
    ["turned down", async (id) => void done(await refuse("accountant", id))],
  ];

  test.each(backToDraft)("also when its change was %s and is edited", async (_, end) => {
    const id = await anApproved({ price: "500.00" });
    await changed(id);
    await end(id);
    const before = await orderRow(id);
    const form = await getOrderForm(await signInAs("buyer"), id);
    expect(form).toMatchObject({ mode: "edit", supplierIsFixed: true });
    const other = await contentOf({ price: "600.00" });
    const code = "purchase-orders.supplier-is-fixed";
    expect(await saveOrder({ ...other, id, version: await versionOf(id) })).toMatchObject({
      failure: { code, fields: { supplierId: [code] } },
    });
    expect(await orderRow(id)).toEqual(before);
    const forced = admin`update purchase_orders set supplier_id = ${other.supplierId} where id = ${id}`;
    await expect(forced).rejects.toMatchObject({
      ...{ code: "23001", constraint_name: "order_keeps_its_supplier" },
    });
    const same = await contentOf({ supplierId: before.supplier_id, price: "610.00" });
    done(await saveOrder({ ...same, id, version: await versionOf(id) }));
  });

  test("which a draft does not yet", async () => {
    const form = await getOrderForm(await signInAs("buyer"), await aDraft());
    expect(form).toMatchObject({ mode: "edit", supplierIsFixed: false });
  });

  test("and its push goes to no other, whatever its rows say", async () => {
    const orderId = await anApproved();
    await signInAs("buyer");
    const { id } = done(await generatePush({ orderId }));
    const other = await aSupplier({ name: "木石相框厂" });
    await admin`update push_targets set supplier_id = ${other} where push_id = ${id}`;
    done(await confirmed(id));
    const forced = admin`update pushes set status = 'submitted', number = 'TD-1', submitted_at = now() where id = ${id}`;
    await expect(forced).rejects.toMatchObject({
      constraint_name: "push_goes_to_the_orders_supplier",
    });
    await admin`update pushes set order_hash = null where id = ${id}`;
    expect(await generatePush({ orderId })).toMatchObject({
      failure: { code: "pushes.goes-to-another", params: { name: "木石相框厂" } },
    });
  });
});

describe("the printed sheet names only who agreed to what stands on it", () => {
  const names = async (id: string) => {
    const { rounds, order } = await detailOf(id);
    return consentTo(rounds, order.revision).map(({ name }) => name);
  };

  test("nobody while a change is decided upon, then those who decided on the change", async () => {
    const id = await anApproved({ price: "500.00" });
    expect(await names(id)).toEqual(["测试 accountant"]);
    await changed(id);
    expect(await names(id)).toEqual([]);
    done(await agree("branch_manager", id));
    expect(await names(id)).toEqual(["测试 branch_manager"]);
  });

  test("and for a change inside the tolerance those whose consent goes on counting", async () => {
    const id = await anApproved({ price: "500.00" });
    await admin`update company set revision_tolerance = 1000`;
    await changed(id, { price: "505.00" });
    await admin`update company set revision_tolerance = 0`;
    expect(await orderRow(id)).toMatchObject({ status: "approved", revision: 2 });
    expect(await names(id)).toEqual(["测试 accountant"]);
  });
});

describe("cancelling what a supplier already has", () => {
  test("needs the manager, also while it is changed and after its push was cancelled", async () => {
    const id = await anApproved();
    const pushId = await sent(id);
    const refused = failure("purchase-orders.cancel-needs-manager");
    expect(await cancel("buyer", id)).toMatchObject(refused);
    await changed(id);
    expect((await orderRow(id)).push_status).toBe("draft");
    expect((await detailOf(id)).may.cancel).toBe(false);
    expect(await cancel("buyer", id)).toMatchObject(refused);
    await signInAs("buyer");
    const { version } = await pushRow(pushId);
    done(await cancelPush({ id: pushId, version, reason: "供应商改期" }));
    expect((await orderRow(id)).push_status).toBe("none");
    expect(await cancel("buyer", id)).toMatchObject(refused);
    done(await cancel("branch_manager", id));
  });

  test("tells him, though the push was already done, and its link says that it is off", async () => {
    const supplierId = await aSupplier();
    await aChannel(supplierId);
    const id = await anApproved({ supplierId });
    const pushId = await sent(id);
    await admin`update push_deliveries set status = 'sent', attempts = 1 where target_id in
      (select t.id from push_targets t where t.push_id = ${pushId})`;
    const { version } = await pushRow(pushId);
    done(await closePush({ id: pushId, version, reason: "" }));
    done(await cancel("branch_manager", id));
    expect((await pushRow(pushId)).status).toBe("cancelled");
    const purposes = (await deliveriesOf(pushId)).map(({ purpose, status }) => [purpose, status]);
    expect(purposes).toEqual([
      ["push", "sent"],
      ["cancel", "queued"],
    ]);
  });
});

describe("the last purchase of the same product (A8)", () => {
  test("is of the same unit, and an order that is being changed counts as it was approved", async () => {
    const productId = await aProduct();
    const first = await anApproved({ lines: [aLine("10.00", "3", productId)] });
    const box = { ...aLine("95.00", "1", productId), unit: "箱" };
    await anApproved({ lines: [box] });
    await changed(first, { lines: [aLine("99.00", "7", productId)] });
    const next = await aSubmitted({ lines: [aLine("12.00", "2", productId), box] });
    const { lines } = await detailOf(next);
    expect(lines.map(({ last }) => last && [last.price, last.quantity, last.unit])).toEqual([
      [10_00n, 3000n, "本"],
      [95_00n, 1000n, "箱"],
    ]);
    await cancel("branch_manager", first);
    expect((await detailOf(next)).lines[0]?.last).toBeNull();
  });

  test("is compared by what was paid, discounts taken off, rounded like a line", () => {
    const line = (quantity: bigint, amount: bigint, last: [bigint, bigint] | null) => ({
      ...{ quantity: quantity as never, amount: amount as never },
      last: last && { amount: last[0] as never, quantity: last[1] as never },
    });
    const lines = [
      line(2000n, 150n, [200n, 3000n]),
      line(1000n, 5n, [1n, 2000n]),
      line(1000n, 9n, null),
    ];
    expect(againstLast(lines)).toEqual({ count: 2, before: 134n, now: 155n });
  });
});

test("three values stand side by side when a colleague changed the supplier meanwhile: by name (S3)", async () => {
  const mine = await aForm({ supplierId: await aSupplier({ name: "青禾相册工坊" }) });
  const { draftOrder } = await import("@/lib/purchase-orders/actions");
  await signInAs("buyer");
  done(await draftOrder(mine));
  const { id, branchId: _, ...typed } = mine;
  const supplierId = await aSupplier({ name: "厦门光华相册" });
  done(await saveOrder({ ...typed, id, version: 1, supplierId }));
  expect(await saveOrder({ ...typed, id, version: 1 })).toMatchObject({
    failure: {
      code: "core.changed-by-others",
      stored: { supplierId, supplierName: "厦门光华相册" },
    },
  });
});

describe("a supplier is put on hold or blocked while an order is under approval", () => {
  const hold = (id: string, status: string) =>
    admin`update suppliers set status = ${status}, status_reason = '质量纠纷' where id = ${id}`;

  test("on hold: what runs may be finished", async () => {
    const id = await aSubmitted({ price: "100.00" });
    await hold((await orderRow(id)).supplier_id, "on_hold");
    expect((await detailOf(id, "accountant")).may).toMatchObject({ decide: true, approve: true });
    done(await agree("accountant", id));
  });

  test("blocked: it can only be turned down, and the page offers nothing else (A10)", async () => {
    const id = await aSubmitted({ price: "100.00" });
    await hold((await orderRow(id)).supplier_id, "blocked");
    expect((await detailOf(id, "accountant")).may).toMatchObject({ decide: true, approve: false });
    expect(await agree("accountant", id)).toMatchObject({
      failure: { code: "purchase-orders.only-reject", params: { reason: "质量纠纷" } },
    });
    expect(await orderRow(id)).toMatchObject({ status: "submitted", number: null });
    done(await refuse("accountant", id));
  });
});
