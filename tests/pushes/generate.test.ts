import { beforeAll, describe, expect, test } from "vitest";
import { reviseOrder } from "@/lib/purchase-orders/actions";
import { submitPush } from "@/lib/pushes/actions";
import { generatePush, remarkPush } from "@/lib/pushes/draft-actions";
import { admin } from "../support/admin";
import {
  aDraft,
  agree,
  aLine,
  anApproved,
  aProduct,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  soon,
} from "../support/make/purchase-orders";
import {
  aChannel,
  aGenerated,
  confirmed,
  deliveriesOf,
  pushRow,
  submitted,
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

describe("its day, when the order names none", () => {
  const dueOf = async (id: string) => {
    const [row] = await admin`select due_on::text as on from pushes where id = ${id}`;
    return row?.on;
  };

  test("is the supplier's lead time from today", async () => {
    const supplierId = await aSupplier();
    await admin`update suppliers set lead_days = 20 where id = ${supplierId}`;
    expect(await dueOf((await aGenerated({ supplierId, expectedOn: "" })).id)).toBe(soon(20));
  });

  test("is the longest lead time of its goods, where they have their own", async () => {
    const [supplierId, quick, slow] = [await aSupplier(), await aProduct(), await aProduct()];
    await admin`update suppliers set lead_days = 20 where id = ${supplierId}`;
    for (const [productId, days] of [[quick, 3] as const, [slow, 25] as const])
      await admin`insert into supplier_items (id, supplier_id, product_id, lead_days)
        values (${productId}, ${supplierId}, ${productId}, ${days})`;
    const lines = [aLine("10.00", "1", quick), aLine("10.00", "1", slow)];
    expect(await dueOf((await aGenerated({ supplierId, expectedOn: "", lines })).id)).toBe(
      soon(25),
    );
  });

  test("is a week where nobody has said how long they take", async () => {
    expect(await dueOf((await aGenerated({ expectedOn: "" })).id)).toBe(soon(7));
  });
});

describe("filled again after 变更", () => {
  const wordsOf = async (id: string) => {
    const [row] = await admin`select notes, ship_to from pushes where id = ${id}`;
    return row;
  };
  /** A push that is out, with the buyer's own words, whose order then says something else. */
  async function changed(before: string, after: string) {
    const supplierId = await aSupplier();
    const { id, orderId } = await aGenerated({ supplierId, notes: before });
    const words = { shipTo: "集美店仓库", notes: `${before}，先打电话` };
    done(await remarkPush({ id, version: (await pushRow(id)).version, ...words }));
    await submitted(id);
    const { version } = await orderRow(orderId);
    done(
      await reviseOrder({
        ...{ id: orderId, version, reason: "加数量", supplierId, expectedOn: soon() },
        ...{ freight: "", discount: "", notes: after, lines: [aLine("100.00", "3")] },
      }),
    );
    await agree("accountant", orderId);
    await signInAs("buyer");
    done(await generatePush({ orderId }));
    return wordsOf(id);
  }

  test("what the order now says reaches the supplier; the buyer's address stays", async () => {
    expect(await changed("封面烫金", "封面烫银")).toEqual({
      notes: "封面烫银",
      ship_to: "集美店仓库",
    });
  });

  test("when the order says what it always said, the buyer's own words stay", async () => {
    expect(await changed("封面烫金", "封面烫金")).toEqual({
      notes: "封面烫金，先打电话",
      ship_to: "集美店仓库",
    });
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
