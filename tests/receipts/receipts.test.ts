import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { getOrder } from "@/lib/orders/profile";
import { recordReceipt, reverseReceipt, verifyReceipt } from "@/lib/receipts/actions";
import { filterOf, listReceipts } from "@/lib/receipts/queries";
import { admin } from "../support/admin";
import { aDraftOrder, aReceipt, aSignedOrder, receiptForm } from "../support/make/orders";
import { done } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

const sumOf = async (orderId: string) =>
  (
    await admin<{ sum: string }[]>`
    select coalesce(sum(amount), 0)::bigint as sum from receipts where order_id = ${orderId}`
  )[0]?.sum;

describe("a receipt", () => {
  test("is numbered, and verified by somebody else than who took it, once (M1)", async () => {
    const order = await aDraftOrder();
    const receipt = await aReceipt(order.id);
    expect(receipt.number).toMatch(/^SK-XM01-\d\d-\d{6}$/);
    expect(await verifyReceipt({ id: receipt.id })).toMatchObject({
      failure: { code: "receipts.own" },
    });
    await expect(
      admin`update receipts set verified_by = received_by, verified_at = now() where id = ${receipt.id}`,
    ).rejects.toMatchObject({ constraint_name: "verified_by_another" });
    const manager = await signInAs("branch_manager");
    done(await verifyReceipt({ id: receipt.id }));
    expect(await verifyReceipt({ id: receipt.id })).toMatchObject({
      failure: { code: "receipts.verified-already" },
    });
    const shown = await getOrder(manager, order.id);
    expect(shown?.receipts).toMatchObject([{ verifiedBy: manager.name, amount: 100_000n }]);
  });

  test("stands as it was recorded: it is neither edited nor taken out (M2, S7)", async () => {
    const order = await aDraftOrder();
    const { id } = await aReceipt(order.id);
    for (const statement of [
      admin`update receipts set amount = 1 where id = ${id}`,
      admin`update receipts set method = 'cash' where id = ${id}`,
      admin`update receipts set received_at = now() - interval '1 day' where id = ${id}`,
      admin`delete from receipts where id = ${id}`,
    ])
      await expect(statement).rejects.toMatchObject({ constraint_name: "receipt_stands" });
  });

  test("is reversed by a counter-entry of the same sum with a number of its own, once", async () => {
    const order = await aDraftOrder();
    const { id, number } = await aReceipt(order.id);
    await signInAs("branch_manager");
    const reverse = { id, newId: randomUUID(), reason: "金额记错" };
    const counter = done(await reverseReceipt(reverse));
    expect(counter.number).not.toBe(number);
    expect(await sumOf(order.id)).toBe("0");
    expect(await reverseReceipt({ ...reverse, newId: randomUUID() })).toMatchObject({
      failure: { code: "receipts.reversed-already" },
    });
    expect(await reverseReceipt({ ...reverse, id: counter.id, newId: randomUUID() })).toMatchObject(
      { failure: { code: "receipts.is-reversal" } },
    );
    await expect(
      admin`insert into receipts (id, branch_id, order_id, number, kind, method, amount, received_by, reverses_id, reason)
        select gen_random_uuid(), branch_id, order_id, 'SK-X', kind, method, -1, received_by, id, '错' from receipts where id = ${id}`,
    ).rejects.toMatchObject({ constraint_name: "reversal_of_the_same" });
  });

  test("does not go beyond what the order comes to, said at the amount (M3)", async () => {
    const order = await aSignedOrder();
    await signInAs("cashier");
    const rest = receiptForm(order.id, { kind: "balance", amount: "4999.01" });
    expect(await recordReceipt(rest)).toMatchObject({
      failure: { fields: { amount: ["receipts.above-owed"] } },
    });
    expect(await recordReceipt({ ...rest, amount: "4,999.00" })).toMatchObject({ ok: true });
    expect(await sumOf(order.id)).toBe("599900");
  });

  test("two tills cannot both take the last of it: of 24 at once exactly as many as fit", async () => {
    const order = await aSignedOrder();
    await signInAs("cashier");
    const answers = await Promise.all(
      Array.from({ length: 24 }, () =>
        recordReceipt(receiptForm(order.id, { kind: "balance", amount: "999" })),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(await sumOf(order.id)).toBe("599500");
  });

  test("is taken by the till; 门市 take deposits of their own orders only (domain.md 12)", async () => {
    const order = await aDraftOrder();
    expect(await recordReceipt(receiptForm(order.id, { kind: "balance" }))).toMatchObject({
      failure: { fields: { kind: ["receipts.deposits-only"] } },
    });
    expect(await recordReceipt(receiptForm(order.id, { amount: "500" }))).toMatchObject({
      ok: true,
    });
    for (const role of ["cs_agent", "branch_manager", "accountant", "owner", "buyer"] as const) {
      await signInAs(role);
      expect([role, await recordReceipt(receiptForm(order.id))]).toMatchObject([
        role,
        { failure: { code: "core.forbidden" } },
      ]);
    }
    await signInAs("cashier", "XM02");
    expect(await recordReceipt(receiptForm(order.id))).toMatchObject({
      failure: { code: "core.gone" },
    });
  });

  test("says whose session took it and when, whatever the request claims", async () => {
    const order = await aDraftOrder();
    const cashier = await signInAs("cashier");
    const other = await admin<
      { id: string }[]
    >`select id from people where account is not null limit 1`;
    const id = randomUUID();
    await withTx({ as: "session", hash: cashier.sessionHash }, (tx) =>
      tx.execute(`insert into receipts (id, branch_id, order_id, number, kind, method, amount, received_by, received_at)
        values ('${id}', '${order.branchId}', '${order.id}', 'SK-${id.slice(0, 8)}', 'deposit', 'cash', 100, '${other[0]?.id ?? ""}', now() - interval '9 days')`),
    );
    const [row] = await admin`select received_by, received_at > now() - interval '1 hour' as fresh
      from receipts where id = ${id}`;
    expect(row).toEqual({ received_by: cashier.id, fresh: true });
  });
});

test("the list shows a till its branch, unverified ones under their tab, and 门市 their own orders'", async () => {
  const order = await aSignedOrder();
  const cashier = await signInAs("cashier");
  const rows = (await listReceipts(cashier, filterOf({ tab: "unverified" }), null)).rows;
  expect(rows.find(({ orderId }) => orderId === order.id)).toMatchObject({
    amount: 100_000n,
    mayVerify: false,
    mayReverse: false,
  });
  const sales = await signInAs("sales");
  const own = (await listReceipts(sales, filterOf({}), null)).rows;
  expect(own.some(({ orderId }) => orderId === order.id)).toBe(true);
  const stranger = await signInAs("cashier", "XM02");
  const theirs = (await listReceipts(stranger, filterOf({}), null)).rows;
  expect(theirs.some(({ orderId }) => orderId === order.id)).toBe(false);
});
