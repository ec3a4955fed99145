import { beforeAll, describe, expect, test } from "vitest";
import { generatePush, submitPush } from "@/lib/pushes/actions";
import { admin } from "../support/admin";
import {
  aDraft,
  aLine,
  anApproved,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
} from "../support/make/purchase-orders";
import {
  aChannel,
  aGenerated,
  confirmed,
  deliveriesOf,
  pushRow,
  targetsOf,
} from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

describe("生成推单 on an approved order", () => {
  test("fills supplier, lines, quantities, prices and days without typing", async () => {
    const lines = [aLine("280.00", "8"), { ...aLine("96.50", "1.5"), name: "10 寸水晶册" }];
    const { id, orderId } = await aGenerated({ lines });
    const rows = await admin`
      select l.name, q.quantity::text, q.unit_price::text, t.kind, t.suffix from push_lines l
      join push_quantities q on q.push_id = l.push_id and q.seq = l.seq
      join push_targets t on t.id = q.target_id where l.push_id = ${id} order by l.seq`;
    expect(rows).toEqual([
      {
        name: "12 寸蝴蝶册",
        quantity: "8.000",
        unit_price: "28000",
        kind: "supplier",
        suffix: "A",
      },
      { name: "10 寸水晶册", quantity: "1.500", unit_price: "9650", kind: "supplier", suffix: "A" },
    ]);
    expect(await pushRow(id)).toMatchObject({ status: "draft", number: null, order_id: orderId });
    const [order] = await admin`select push_status from purchase_orders where id = ${orderId}`;
    expect(order?.push_status).toBe("draft");
  });

  test("pressed twice, at once or later, gives one push", async () => {
    const orderId = await anApproved();
    await signInAs("buyer");
    const both = await Promise.all([generatePush({ orderId }), generatePush({ orderId })]);
    const ids = both.map((one) => done(one).id);
    expect(ids[0]).toBe(ids[1]);
    expect(done(await generatePush({ orderId }))).toEqual({ id: ids[0], fresh: false });
    const [count] = await admin`select count(*)::int as n from pushes where order_id = ${orderId}`;
    expect(count?.n).toBe(1);
  });

  test.each([
    ["a draft", aDraft],
    ["an order under review", aSubmitted],
  ])("is refused on %s, and nothing is written", async (_, make) => {
    const orderId = await make();
    await signInAs("buyer");
    expect(await generatePush({ orderId })).toMatchObject({
      failure: { code: "purchase-orders.not-approved" },
    });
    const [count] = await admin`select count(*)::int as n from pushes where order_id = ${orderId}`;
    expect(count?.n).toBe(0);
  });

  test.each(["warehouse", "accountant", "photographer", "admin"] as const)(
    "is refused to a %s",
    async (role) => {
      const orderId = await anApproved();
      await signInAs(role);
      expect(await generatePush({ orderId })).toMatchObject({
        failure: { code: "core.forbidden" },
      });
    },
  );

  test("of another branch answers as if there were none (PM-07)", async () => {
    const orderId = await anApproved();
    await signInAs("buyer", "XM02");
    expect(await generatePush({ orderId })).toMatchObject({ failure: { code: "core.gone" } });
  });
});

describe("submitting it", () => {
  test("gives the number last, writes what the supplier sees, a link and a message per channel", async () => {
    const supplierId = await aSupplier();
    await aChannel(supplierId);
    await aChannel(supplierId, "wecom", "青禾接单群");
    const { id, orderId } = await aGenerated({ supplierId });
    done(await confirmed(id));
    const { version } = await pushRow(id);
    const { number } = done(await submitPush({ id, version }));
    expect(number).toMatch(/^TD-XM01-\d\d-\d{6}$/);
    const rows = await deliveriesOf(id);
    expect(rows.map(({ channel, status, purpose }) => [channel, status, purpose])).toEqual([
      ["email", "queued", "push"],
      ["wecom", "queued", "push"],
    ]);
    const [target] = await targetsOf(id);
    const [link] = await admin`
      select length(token_hash) as hash, token_sealed is not null as sealed, revision,
        (expires_at at time zone 'Asia/Shanghai')::date - (select due_on from pushes where id = ${id}) as days
      from push_links where target_id = ${target?.id ?? ""}`;
    expect(link).toEqual({ hash: 32, sealed: true, revision: 1, days: 15 });
    const [revision] =
      await admin`select content from push_revisions where target_id = ${target?.id ?? ""}`;
    expect(revision?.content.lines[0]).toMatchObject({ name: "12 寸蝴蝶册", quantity: "1000" });
    const [order] = await admin`select push_status from purchase_orders where id = ${orderId}`;
    expect(order?.push_status).toBe("queued");
    expect(await pushRow(id)).toMatchObject({ unseen: true, unanswered: true, failing: false });
  });

  test("is refused until it is confirmed, and once twice pressed (P3)", async () => {
    const { id } = await aGenerated();
    expect(await submitPush({ id, version: 1 })).toMatchObject({
      failure: { code: "core.cannot-move" },
    });
    done(await confirmed(id));
    const { version } = await pushRow(id);
    const both = await Promise.all([submitPush({ id, version }), submitPush({ id, version })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [numbers] =
      await admin`select count(*)::int as n from pushes where id = ${id} and number is not null`;
    expect(numbers?.n).toBe(1);
  });

  test("is refused when the order is no longer as it was approved (INV-06)", async () => {
    const { id, orderId } = await aGenerated();
    done(await confirmed(id));
    await admin`update pushes set order_hash = ${Buffer.alloc(32)} where id = ${id}`;
    expect(await submitPush({ id, version: (await pushRow(id)).version })).toMatchObject({
      failure: { code: "purchase-orders.content-changed" },
    });
    expect((await pushRow(id)).status).toBe("confirmed");
    expect(orderId).toBeTruthy();
  });

  test("hides prices from a supplier who is not to see them, and never names a sale price (L-08)", async () => {
    const supplierId = await aSupplier();
    await admin`update suppliers set shows_prices = false where id = ${supplierId}`;
    const { id } = await aGenerated({ supplierId });
    done(await confirmed(id));
    done(await submitPush({ id, version: (await pushRow(id)).version }));
    const [target] = await targetsOf(id);
    const [row] =
      await admin`select content from push_revisions where target_id = ${target?.id ?? ""}`;
    expect(row?.content).toMatchObject({ sums: null, lines: [{ price: null, amount: null }] });
    expect(JSON.stringify(row?.content)).not.toMatch(/sale|margin|customer|5240/i);
  });
});
