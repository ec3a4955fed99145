import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen } from "@/lib/core/figures";
import { addCustomer } from "@/lib/customers/actions";
import {
  addOrder,
  approveDiscount,
  cancelOrder,
  changeOrder,
  holdOrder,
  promiseOrder,
  resumeOrder,
  signOrder,
} from "@/lib/orders/actions";
import { filterOf } from "@/lib/orders/filters";
import { listOrders } from "@/lib/orders/list";
import { getOrder, orderChoices, ordersOfCustomer } from "@/lib/orders/profile";
import { needsApproval, totalOf } from "@/lib/orders/rules";
import { changePackage } from "@/lib/packages/actions";
import { findSome } from "@/lib/search/queries";
import { admin } from "../support/admin";
import { aChildOf, customerForm, storedCustomer } from "../support/make/customers";
import {
  aDraftOrder,
  aReceipt,
  aSignedOrder,
  orderForm,
  storedOrder,
} from "../support/make/orders";
import { storedPackage } from "../support/make/packages";
import { done, soon } from "../support/make/purchase-orders";
import { storedProduct } from "../support/make/suppliers";
import { branchId, signInAs } from "../support/session";

const list = async (
  search: Record<string, string>,
  role: Parameters<typeof signInAs>[0] = "sales",
) => (await listOrders(await signInAs(role), filterOf(search), null)).rows;

describe("an order", () => {
  test("keeps the package as it was sold, whatever becomes of the package", async () => {
    const order = await aSignedOrder();
    const owner = await signInAs("owner");
    const sold = await getOrder(owner, order.id);
    const { packageId } = order;
    const [row] = await admin<{ version: number }[]>`
      select version from packages where id = ${packageId}`;
    const form = await storedForm(packageId);
    done(await changePackage({ ...form, version: row?.version ?? 1, price: "9999", name: "改名" }));
    expect(await getOrder(owner, order.id)).toMatchObject({
      packageVersion: 1,
      listPrice: 599_900n,
      package: { name: sold?.package.name, price: "599900" },
    });
  });

  test("comes to its package and its items less the discount, in the form, the act and the database (INV-05)", async () => {
    const album = await storedAlbum();
    const order = await aDraftOrder({
      items: [{ productId: album, quantity: "3", unitPrice: "128.50" }],
      ...{ discount: "100", discountReason: "展会价" },
    });
    expect((await storedOrder(order.id))?.total).toBe("628450");
    await expect(
      admin`update orders set total = total + 1 where id = ${order.id}`,
    ).rejects.toMatchObject({
      constraint_name: "order_total_of_its_items",
    });
    await expect(
      admin`update order_items set quantity = 4, amount = unit_price * 4 where order_id = ${order.id}`,
    ).rejects.toMatchObject({ constraint_name: "order_total_of_its_items" });
  });

  test("never loses or makes a fen, whatever stands in it", () => {
    const sum = fc.bigInt({ min: 0n, max: 10_000_000_000n });
    const item = fc.record({ quantity: fc.integer({ min: 1, max: 999 }), unitPrice: sum.map(fen) });
    fc.assert(
      fc.property(sum, fc.array(item, { maxLength: 40 }), sum, (price, items, less) => {
        const total = totalOf({ listPrice: fen(price), items, discount: fen(less) });
        const counted = items.flatMap(({ quantity, unitPrice }) =>
          Array.from({ length: quantity }, () => unitPrice as bigint),
        );
        return total + less - price === counted.reduce((all, one) => all + one, 0n);
      }),
      { numRuns: 40 },
    );
  });

  test("of a wedding needs the wedding day, of a portrait it does not (row 15)", async () => {
    await signInAs("owner");
    const wedding = await storedPackage({}, ["wedding_day"]);
    const portrait = await storedPackage();
    const form = await orderForm({ packageId: wedding.id });
    expect(await addOrder(form)).toMatchObject({
      failure: { fields: { weddingOn: ["orders.wedding-missing"] } },
    });
    expect(await addOrder({ ...form, weddingOn: soon(90) })).toMatchObject({ ok: true });
    expect(await addOrder(await orderForm({ packageId: portrait.id }))).toMatchObject({ ok: true });
  });

  test("of a child is signed only once the child stands in the file", async () => {
    await signInAs("owner");
    const { id: packageId } = await storedPackage({}, ["child"]);
    const order = await aDraftOrder({ packageId });
    await aReceipt(order.id);
    await signInAs("sales");
    const sign = { id: order.id, version: 1, waiver: "" };
    expect(await signOrder(sign)).toMatchObject({ failure: { code: "orders.lacks-a-fact" } });
    await aChildOf(order.customerId);
    expect(await signOrder(sign)).toMatchObject({ ok: true });
  });

  test("has a draft's name until it is signed with its deposit; then its number, and stands", async () => {
    const order = await aDraftOrder();
    expect(await storedOrder(order.id)).toMatchObject({ status: "draft", number: null });
    const sign = { id: order.id, version: 1, waiver: "" };
    expect(await signOrder(sign)).toMatchObject({ failure: { code: "orders.lacks-deposit" } });
    await aReceipt(order.id, { amount: "999.99" });
    await signInAs("sales");
    expect(await signOrder(sign)).toMatchObject({ failure: { code: "orders.lacks-deposit" } });
    expect(await storedOrder(order.id)).toMatchObject({ status: "draft", number: null });
    await aReceipt(order.id, { amount: "0.01" });
    await signInAs("sales");
    const { number } = done(await signOrder(sign));
    expect(number).toMatch(/^SO-XM01-\d\d-\d{6}$/);
    expect(await changeOrder({ ...order, version: 2 })).toMatchObject({
      failure: { code: "orders.stands" },
    });
    await expect(
      admin`update orders set discount = 1, discount_reason = '改', total = total - 1 where id = ${order.id}`,
    ).rejects.toMatchObject({ constraint_name: "signed_order_stands" });
    await expect(
      admin`insert into order_items (order_id, branch_id, seq, product_id, name, unit, quantity, unit_price, amount)
        values (${order.id}, ${order.branchId}, 9, ${await storedAlbum()}, '册', '本', 1, 0, 0)`,
    ).rejects.toMatchObject({ constraint_name: "signed_order_stands" });
  });

  test("is signed without its deposit only by a manager, who says why", async () => {
    const order = await aDraftOrder();
    const sign = { id: order.id, version: 1, waiver: "老客户，到店再付" };
    expect(await signOrder(sign)).toMatchObject({ failure: { code: "core.forbidden" } });
    const manager = await signInAs("branch_manager");
    expect(await signOrder(sign)).toMatchObject({ ok: true });
    expect(await getOrder(manager, order.id)).toMatchObject({
      waiver: manager.name,
      waiverReason: "老客户，到店再付",
    });
  });

  test("gets one number when it is signed twice at once", async () => {
    const order = await aDraftOrder();
    await aReceipt(order.id);
    await signInAs("sales");
    const sign = { id: order.id, version: 1, waiver: "" };
    const answers = await Promise.all([signOrder(sign), signOrder(sign), signOrder(sign)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await storedOrder(order.id))?.version).toBe(2);
  });
});

describe("a discount", () => {
  test("within one's share and above the floor is nobody else's business; beyond it is", () => {
    const sums = { listPrice: fen(599_900n), items: [] };
    const asks = (discount: bigint, floor: bigint, role: "sales" | "branch_manager" | "owner") =>
      needsApproval({ ...sums, discount: fen(discount) }, fen(floor), [role]);
    expect(asks(29_995n, 500_000n, "sales")).toBe(false);
    expect(asks(29_996n, 500_000n, "sales")).toBe(true);
    expect(asks(20_000n, 590_000n, "sales")).toBe(true);
    expect(asks(100_000n, 400_000n, "branch_manager")).toBe(false);
    expect(asks(599_900n, 500_000n, "owner")).toBe(false);
  });

  test("beyond it waits for a manager, who is told; his word holds for that sum only (M6)", async () => {
    const order = await aDraftOrder({ discount: "800", discountReason: "老客户" });
    await aReceipt(order.id);
    await signInAs("sales");
    const sign = { id: order.id, version: 1, waiver: "" };
    expect(await signOrder(sign)).toMatchObject({ failure: { code: "orders.needs-approval" } });
    const manager = await signInAs("branch_manager");
    const told = await admin`select message from inbox_items
      where person_id = ${manager.id} and document_id = ${order.id}`;
    expect(told).toEqual([{ message: "orders.discount-asks" }]);
    expect((await list({ tab: "asked" }, "branch_manager")).map(({ id }) => id)).toContain(
      order.id,
    );
    const approve = { id: order.id, version: 1 };
    expect(await approveDiscount({ ...approve, discount: 70_000n })).toMatchObject({
      failure: { code: "orders.another-discount" },
    });
    expect(await approveDiscount({ ...approve, discount: 80_000n })).toMatchObject({ ok: true });
    await signInAs("sales");
    done(await changeOrder({ ...order, version: 2, discount: "900" }));
    expect(await signOrder({ ...sign, version: 3 })).toMatchObject({
      failure: { code: "orders.needs-approval" },
    });
    done(await changeOrder({ ...order, version: 3, discount: "800" }));
    expect(await signOrder({ ...sign, version: 4 })).toMatchObject({ ok: true });
  });

  test("of one's own order is approved by nobody himself, and below the floor not by the database either", async () => {
    const form = await orderForm({ discount: "2000", discountReason: "亲友" }, "branch_manager");
    done(await addOrder(form));
    expect(await approveDiscount({ id: form.id, version: 1, discount: 200_000n })).toMatchObject({
      failure: { code: "orders.own-discount" },
    });
    await expect(
      admin`update orders set approved_discount = discount, approved_by = owner_id where id = ${form.id}`,
    ).rejects.toMatchObject({ constraint_name: "nobody_approves_his_own_discount" });
    await expect(
      admin`update orders set status = 'active', number = ${`SO-T-${form.id.slice(0, 8)}`}, signed_at = now(), deposit = 0 where id = ${form.id}`,
    ).rejects.toMatchObject({ constraint_name: "discount_needs_approval" });
  });

  test("needs a reason, and cannot be more than the price", async () => {
    const form = await orderForm();
    expect(await addOrder({ ...form, discount: "10" })).toMatchObject({
      failure: { fields: { discountReason: ["orders.discount-reason-missing"] } },
    });
    expect(
      await addOrder({ ...form, discount: "6000", discountReason: "送", deposit: "0" }),
    ).toMatchObject({ failure: { fields: { discount: ["orders.discount-above-total"] } } });
  });
});

describe("what makes no sense in an order", () => {
  test("is said at its field, and nothing is written", async () => {
    await signInAs("owner");
    const elsewhere = await storedPackage({ branchIds: [await branchId("XM02")] });
    const over = await storedPackage({ validFrom: "2020-01-01", validUntil: "2020-12-31" });
    const form = await orderForm();
    const refused = async (change: Partial<typeof form>) => {
      const id = randomUUID();
      const result = await addOrder({ ...form, ...change, id });
      expect(await storedOrder(id)).toBeUndefined();
      return result.ok ? {} : (result.failure.fields ?? {});
    };
    expect(await refused({ packageId: elsewhere.id })).toEqual({
      packageId: ["orders.package-not-on-sale"],
    });
    expect(await refused({ packageId: over.id })).toEqual({
      packageId: ["orders.package-not-on-sale"],
    });
    expect(await refused({ packageId: "" })).toEqual({ packageId: ["orders.package-missing"] });
    expect(await refused({ customerId: "" })).toEqual({ customerId: ["orders.customer-missing"] });
    expect(await refused({ promisedOn: soon(-1) })).toEqual({ promisedOn: ["core.day-is-past"] });
    expect(await refused({ promisedOn: "2027-02-29" })).toEqual({ promisedOn: ["core.not-a-day"] });
    expect(await refused({ deposit: "6000" })).toEqual({
      deposit: ["orders.deposit-above-total"],
    });
    expect(await refused({ notes: "她的手机 13800138000" })).toEqual({
      notes: ["customers.number-in-text"],
    });
    const item = { productId: randomUUID(), quantity: "1", unitPrice: "1" };
    expect(await refused({ items: [item] })).toEqual({
      "items.0.productId": ["orders.item-missing"],
    });
    expect(await refused({ items: [{ ...item, quantity: "0" }] })).toEqual({
      "items.0.quantity": ["orders.quantity-wrong"],
    });
    expect(await refused({ leadBy: randomUUID() })).toEqual({ leadBy: ["orders.not-of-branch"] });
  });

  test("another branch's customer is not there, for an order as for everything (T-03)", async () => {
    await signInAs("sales", "XM02");
    const theirs = await customerForm({ branchId: await branchId("XM02") });
    done(await addCustomer(theirs));
    expect(await addOrder(await orderForm({ customerId: theirs.id }))).toMatchObject({
      failure: { fields: { customerId: ["orders.customer-missing"] } },
    });
    await expect(
      admin`update orders set customer_id = ${theirs.id} where id = ${(await aDraftOrder()).id}`,
    ).rejects.toMatchObject({ code: "23503" });
  });

  test("门市 sell in their own name; a manager may sell in theirs", async () => {
    const colleague = await signInAs("cs_agent");
    const form = await orderForm();
    expect(await addOrder({ ...form, ownerId: colleague.id })).toMatchObject({
      failure: { code: "core.gone" },
    });
    await signInAs("branch_manager");
    expect(await addOrder({ ...form, ownerId: colleague.id })).toMatchObject({ ok: true });
  });
});

describe("the life of an order", () => {
  test("held and taken up again, with why; cancelled only once no money is in it", async () => {
    const order = await aSignedOrder();
    const known = { id: order.id, reason: "新娘生病，改到年后" };
    done(await holdOrder({ ...known, version: 2 }));
    expect(await storedOrder(order.id)).toMatchObject({ status: "on_hold" });
    done(await resumeOrder({ id: order.id, version: 3 }));
    expect(await cancelOrder({ ...known, version: 4 })).toMatchObject({
      failure: { code: "orders.holds-money" },
    });
    const draft = await aDraftOrder();
    done(await cancelOrder({ id: draft.id, version: 1, reason: "不拍了" }));
    expect(await signOrder({ id: draft.id, version: 2, waiver: "" })).toMatchObject({
      failure: { code: "core.cannot-move" },
    });
    await expect(
      admin`update orders set status = 'draft' where id = ${draft.id}`,
    ).rejects.toMatchObject({ constraint_name: "order_goes_on" });
  });

  test("its promised day moves with a reason, never into the past; a stale page is told", async () => {
    const order = await aSignedOrder();
    const move = { id: order.id, version: 2, promisedOn: soon(60), reason: "顾客出差" };
    expect(await promiseOrder({ ...move, promisedOn: soon(-1) })).toMatchObject({
      failure: { fields: { promisedOn: ["core.day-is-past"] } },
    });
    done(await promiseOrder(move));
    expect(await storedOrder(order.id)).toMatchObject({ promised_on: soon(60) });
    expect(await promiseOrder(move)).toMatchObject({
      failure: { code: "core.changed-by-others" },
    });
  });
});

describe("orders are found", () => {
  test("by number, by name, by initials, under their tabs and on the customer's page", async () => {
    const customer = await (async () => {
      await signInAs("sales");
      return storedCustomer({ name: "欧阳听雪" });
    })();
    const order = await aSignedOrder({ customerId: customer.id });
    for (const q of [order.number, "欧阳", "oytx"])
      expect([q, (await list({ q })).map(({ id }) => id)]).toEqual([q, [order.id]]);
    const actor = await signInAs("sales");
    expect((await findSome(actor, order.number)).map((hit) => hit.id)).toContain(order.id);
    expect((await list({ tab: "unpaid" })).map(({ id }) => id)).toContain(order.id);
    expect((await list({ tab: "draft" })).map(({ id }) => id)).not.toContain(order.id);
    expect(await ordersOfCustomer(actor, customer.id)).toMatchObject([{ number: order.number }]);
    const [row] = await list({ q: order.number });
    expect(row).toMatchObject({ total: 599_900n, owed: 499_900n });
  });

  test("by nobody of the other branch, neither in a list nor at its address", async () => {
    const order = await aSignedOrder();
    const stranger = await signInAs("sales", "XM02");
    expect(await getOrder(stranger, order.id)).toBeNull();
    const { rows } = await listOrders(stranger, filterOf({ q: order.number }), null);
    expect(rows).toEqual([]);
    expect(await holdOrder({ id: order.id, version: 2, reason: "试试" })).toMatchObject({
      failure: { code: "core.gone" },
    });
  });

  test("its form offers what is on sale in the branch today, without floors", async () => {
    await signInAs("owner");
    const here = await storedPackage();
    const gone = await storedPackage({ active: false });
    const there = await storedPackage({ branchIds: [await branchId("XM02")] });
    const sales = await signInAs("sales");
    const { packages } = await orderChoices(sales, await branchId("XM01"));
    const offered = packages.map(({ value }) => value);
    expect(offered).toContain(here.id);
    expect(offered).not.toContain(gone.id);
    expect(offered).not.toContain(there.id);
    expect(Object.keys(packages[0] ?? {})).not.toContain("floorPrice");
  });
});

async function storedAlbum() {
  await signInAs("owner");
  return (await storedProduct({ name: "加册" })).id;
}

async function storedForm(id: string) {
  const { getPackage } = await import("@/lib/packages/profile");
  const { formOf } = await import("@/lib/packages/writes");
  const sold = await getPackage(await signInAs("owner"), id);
  if (!sold) throw new Error("no such package");
  return formOf(sold, sold.items);
}
