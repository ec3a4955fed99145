import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { reviseOrder } from "@/lib/purchase-orders/actions";
import { getOrder } from "@/lib/purchase-orders/detail";
import { cancelPush, confirmPush, submitPush } from "@/lib/pushes/actions";
import { getPush } from "@/lib/pushes/detail";
import { changePush, draftPush, generatePush } from "@/lib/pushes/draft-actions";
import { filterOf, tabs } from "@/lib/pushes/filters";
import { listPushes } from "@/lib/pushes/list";
import { sumOf } from "@/lib/pushes/rules";
import { admin } from "../support/admin";
import {
  agree,
  aLine,
  aProduct,
  aSupplier,
  done,
  openStudio,
  orderRow,
  soon,
} from "../support/make/purchase-orders";
import {
  aBranchInbox,
  aChannel,
  aDepartment,
  aGenerated,
  aPushDraft,
  aPushForm,
  aSubmittedPush,
  confirmed,
  deliveriesOf,
  pushLine,
  pushRow,
  submitted,
  targetsOf,
  warnings,
} from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const failure = (code: string) => ({ ok: false, failure: { code } });

describe("a direct push", () => {
  test("to a supplier, a branch and a department makes three children with their own letters (P1)", async () => {
    await admin`update company set direct_push_limit = 10000000`;
    const productId = await aProduct();
    const targets = [
      { kind: "supplier" as const, id: await aSupplier() },
      { kind: "branch" as const, id: (await aBranchInbox()).id },
      { kind: "department" as const, id: (await aDepartment()).id },
    ];
    const id = await aPushDraft({ targets, lines: [pushLine(["10", "2.5", "1"], productId)] });
    expect((await targetsOf(id)).map(({ suffix, kind }) => [suffix, kind])).toEqual([
      ["A", "supplier"],
      ["B", "branch"],
      ["C", "department"],
    ]);
    expect((await pushRow(id)).summary).toBe("12 寸蝴蝶册 13.5 本");
  });

  test("the parent's quantity is the sum of its children's, whatever they are", () => {
    const amount = fc.option(fc.bigInt({ min: 1n, max: 999_999_000n }), { nil: null });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 26 }), (parts) => {
        const sum = parts.reduce<bigint>((all, one) => all + (one ?? 0n), 0n);
        expect(sumOf(parts as never)).toBe(sum);
      }),
    );
  });

  test.each([
    ["0", "core.quantity-above-zero"],
    ["-1", "core.quantity-above-zero"],
    ["1000000000", "core.quantity-too-large"],
    ["1.2345", "core.at-most-three-decimals"],
    ["十", "core.not-a-quantity"],
  ])("a quantity of %s is refused at its field", async (typed, code) => {
    const form = await aPushForm({ lines: [pushLine([typed])] });
    await signInAs("buyer");
    expect(await draftPush(form)).toMatchObject({
      failure: { fields: { "lines.0.quantities.0": expect.arrayContaining([code]) } },
    });
  });

  test("a past day, no target, no line, 201 lines and a target that gets nothing are refused", async () => {
    const form = await aPushForm();
    await signInAs("buyer");
    const past = await draftPush({ ...form, dueOn: "2020-01-01" });
    expect(past).toMatchObject({ failure: { fields: { dueOn: ["core.day-is-past"] } } });
    expect(await draftPush({ ...form, targets: [] })).toMatchObject({
      failure: { fields: { targets: ["pushes.no-targets"] } },
    });
    expect(await draftPush({ ...form, lines: [] })).toMatchObject({ ok: false });
    const many = Array.from({ length: 201 }, () => pushLine(["1"]));
    expect(await draftPush({ ...form, lines: many })).toMatchObject({
      failure: { fields: { lines: ["pushes.too-many-lines"] } },
    });
    expect(await admin`select 1 from pushes where id = ${form.id}`).toHaveLength(0);
  });

  test("a supplier on hold cannot be chosen and says why", async () => {
    const id = await aSupplier({ status: "on_hold" });
    const form = await aPushForm({ targets: [{ kind: "supplier", id }] });
    await signInAs("buyer");
    expect(await draftPush(form)).toMatchObject({
      failure: { code: "pushes.supplier-on-hold", params: { reason: "质量纠纷" } },
    });
  });

  test("pressed twice is one push, and of another branch is none of mine (PM-07)", async () => {
    const form = await aPushForm();
    await signInAs("buyer");
    const both = await Promise.all([draftPush(form), draftPush(form)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await signInAs("buyer", "XM02");
    const { version } = await pushRow(form.id);
    expect(await cancelPush({ id: form.id, version, reason: "不要了" })).toMatchObject(
      failure("core.gone"),
    );
    expect(await changePush({ ...form, version })).toMatchObject(failure("core.gone"));
  });

  test("a stale form is handed what is stored now (S3)", async () => {
    const form = await aPushForm();
    await signInAs("buyer");
    done(await draftPush(form));
    done(await changePush({ ...form, version: 1, shipTo: "集美店" }));
    expect(await changePush({ ...form, version: 1 })).toMatchObject({
      failure: { code: "core.changed-by-others", stored: { shipTo: "集美店" } },
    });
  });
});

describe("the read-back (P3, P4)", () => {
  test("changing anything takes the confirmation away, and submitting is refused until it is given again", async () => {
    const form = await aPushForm();
    await signInAs("buyer");
    done(await draftPush(form));
    done(await confirmed(form.id));
    expect((await pushRow(form.id)).confirmed_hash).not.toBeNull();
    const { version } = await pushRow(form.id);
    done(await changePush({ ...form, version, lines: [pushLine(["11"])] }));
    const after = await pushRow(form.id);
    expect(after).toMatchObject({ status: "draft", confirmed_by: null, confirmed_hash: null });
    expect(await submitPush({ id: form.id, version: after.version })).toMatchObject(
      failure("core.cannot-move"),
    );
  });

  test("what changed behind the confirmation is not sent: it has to be read again", async () => {
    const id = await aPushDraft();
    done(await confirmed(id));
    await admin`update people set work_phone = '0592-5550118' where id = (select author_id from pushes where id = ${id})`;
    const { version } = await pushRow(id);
    expect(await submitPush({ id, version })).toMatchObject(
      failure("pushes.changed-since-confirmed"),
    );
    await submitted(id);
    expect((await pushRow(id)).status).toBe("submitted");
  });

  test("warns of goods already on their way and of a day before the lead time, and keeps who saw it", async () => {
    const productId = await aProduct();
    const supplierId = await aSupplier();
    await admin`update suppliers set lead_days = 30 where id = ${supplierId}`;
    await aGenerated({ supplierId, lines: [aLine("10.00", "5", productId)] }).then(({ id }) =>
      submitted(id),
    );
    const { id } = await aGenerated({ supplierId, lines: [aLine("12.00", "5", productId)] });
    const codes = (await warnings(id)).map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(["pushes.warn-open", "pushes.warn-soon", "pushes.warn-dearer"]),
    );
    const { version } = await pushRow(id);
    expect(await confirmPush({ id, version, seen: [] })).toMatchObject(
      failure("pushes.new-warning"),
    );
    done(await confirmed(id));
    const [move] =
      await admin`select seen from push_moves where push_id = ${id} and move = 'confirm'`;
    expect(move?.seen.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(["pushes.warn-open", "pushes.warn-soon"]),
    );
  });
});

describe("免审金额", () => {
  test("a direct push above it becomes an order under approval and sends nothing (P2, T-09)", async () => {
    await admin`update company set direct_push_limit = 0`;
    const supplierId = await aSupplier();
    const productId = await aProduct();
    await admin`insert into supplier_items (id, supplier_id, product_id) values (${productId}, ${supplierId}, ${productId})`;
    await admin`insert into supplier_prices (id, item_id, min_quantity, price, valid_from, created_by)
      values (${productId}, ${productId}, 1, 5000, '2020-01-01', ${supplierId})`;
    const id = await aPushDraft({
      targets: [{ kind: "supplier", id: supplierId }],
      lines: [pushLine(["10"], productId)],
    });
    const result = await submitted(id);
    expect(result).toMatchObject({
      status: "superseded",
      number: null,
      became: [{ submitted: true }],
    });
    expect(await deliveriesOf(id)).toEqual([]);
    const order = await orderRow(result.became[0]?.orderId ?? "");
    expect(order).toMatchObject({ status: "submitted", total: "50000" });
  });

  test("a line without price becomes a draft order that waits for it", async () => {
    const id = await aPushDraft({ targets: [{ kind: "supplier", id: await aSupplier() }] });
    const result = await submitted(id);
    expect(result).toMatchObject({ status: "superseded", became: [{ submitted: false }] });
    expect((await orderRow(result.became[0]?.orderId ?? "")).status).toBe("draft");
  });

  test("of several targets only the supplier's child becomes an order, the others go out", async () => {
    const department = await aDepartment();
    const id = await aPushDraft({
      targets: [
        { kind: "supplier", id: await aSupplier() },
        { kind: "department", id: department.id },
      ],
    });
    const result = await submitted(id);
    expect(result).toMatchObject({ status: "submitted", became: [{ submitted: false }] });
    expect((await deliveriesOf(id)).map(({ channel, status }) => [channel, status])).toEqual([
      ["inbox", "sent"],
    ]);
  });
});

describe("afterwards", () => {
  test("cancelling tells who got it, keeps the number and needs a reason", async () => {
    const supplierId = await aSupplier();
    await aChannel(supplierId);
    const { id } = await aGenerated({ supplierId });
    await submitted(id);
    await admin`update push_deliveries set status = 'sent', attempts = 1 where target_id in
      (select id from push_targets where push_id = ${id})`;
    const { version, number } = await pushRow(id);
    await signInAs("buyer");
    expect(await cancelPush({ id, version, reason: "" })).toMatchObject({ ok: false });
    done(await cancelPush({ id, version, reason: "顾客改期" }));
    expect(await pushRow(id)).toMatchObject({ status: "cancelled", number });
    expect((await deliveriesOf(id)).map(({ purpose, status }) => [purpose, status])).toEqual([
      ["push", "sent"],
      ["cancel", "queued"],
    ]);
  });

  test("a changed order opens the same push as its next revision, and the old content is not sent", async () => {
    const supplierId = await aSupplier();
    await aChannel(supplierId);
    const { id, orderId } = await aGenerated({ supplierId });
    await submitted(id);
    await signInAs("buyer");
    const order = await orderRow(orderId);
    done(
      await reviseOrder({
        ...{ id: orderId, version: order.version, reason: "加数量", supplierId },
        ...{ expectedOn: soon(), freight: "", discount: "", notes: "" },
        lines: [aLine("5240.00", "2")],
      }),
    );
    expect(await pushRow(id)).toMatchObject({ status: "draft", revision: 2, confirmed_hash: null });
    expect((await deliveriesOf(id)).map(({ status }) => status)).toEqual(["stopped"]);
    expect(await outdated(id, orderId)).toEqual(["waits", true]);
    await agree("accountant", orderId);
    if ((await orderRow(orderId)).status === "submitted") await agree("owner", orderId);
    await signInAs("buyer");
    // Both pages offer 生成推单 now, and neither once it has been pressed.
    expect(await outdated(id, orderId)).toEqual(["ready", true]);
    expect(done(await generatePush({ orderId })).id).toBe(id);
    expect(await outdated(id, orderId)).toEqual([null, false]);
    const before = await pushRow(id);
    await submitted(id);
    const after = await pushRow(id);
    expect([after.number, after.revision]).toEqual([before.number, 2]);
    const rows = await admin`select revision, content from push_revisions r
      join push_targets t on t.id = r.target_id where t.push_id = ${id} order by revision`;
    expect(rows.map(({ revision, content }) => [revision, content.lines[0].quantity])).toEqual([
      [1, "1000"],
      [2, "2000"],
    ]);
  });
});

async function outdated(id: string, orderId: string) {
  const buyer = await signInAs("buyer");
  const seen = await getPush(buyer, id);
  const order = await getOrder(buyer, orderId);
  return [seen?.side === "sender" ? seen.push.outdated : "", order?.push?.outdated];
}

describe("reading", () => {
  test("every tab of the list answers, and another branch's pushes are not in it", async () => {
    const id = await aSubmittedPush();
    const mine = await signInAs("buyer");
    for (const tab of tabs) await listPushes(mine, filterOf({ tab }), null);
    const rows = async (actor: Awaited<ReturnType<typeof signInAs>>) =>
      (await listPushes(actor, filterOf({}), null)).rows.map((row) => row.id);
    expect(await rows(mine)).toContain(id);
    expect(await rows(await signInAs("buyer", "XM02"))).not.toContain(id);
  });

  test("text finds a push by its goods, and a page goes on where it ended", async () => {
    const id = await aPushDraft({ lines: [{ ...pushLine(["1"]), name: "罕见的水晶球" }] });
    const actor = await signInAs("buyer");
    const found = await listPushes(actor, filterOf({ q: "水晶球" }), null);
    expect(found.rows.map((row) => row.id)).toEqual([id]);
  });

  test("a stranger to a push gets the answer of an unknown id", async () => {
    const id = await aPushDraft();
    expect(await getPush(await signInAs("buyer", "XM02"), id)).toBeNull();
    await expect(getPush(await signInAs("photographer"), id)).rejects.toMatchObject({
      code: "core.forbidden",
    });
  });
});
