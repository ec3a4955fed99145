import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { databaseError, withTx } from "@/db";
import type { Staff } from "@/lib/core/actor";
import { contextOf } from "@/lib/core/guard";
import { Refusal } from "@/lib/core/refusal";
import { read } from "@/lib/purchase-orders/access";
import { assertApproved } from "@/lib/purchase-orders/writes";
import { admin } from "../support/admin";
import {
  anApproved,
  aSubmitted,
  openStudio,
  orderRow,
  seen,
} from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

beforeAll(openStudio);

/** What an approver has agreed to, and how somebody might try to bend each part of it. */
const content: [table: string, column: string, value: string][] = [
  ["purchase_orders", "supplier_id", "gen_random_uuid()"],
  ["purchase_orders", "branch_id", "gen_random_uuid()"],
  ["purchase_orders", "author_id", "gen_random_uuid()"],
  ["purchase_orders", "expected_on", "current_date + 300"],
  ["purchase_orders", "freight", "freight + 1"],
  ["purchase_orders", "discount", "discount + 1"],
  ["purchase_orders", "total", "total + 1"],
  ["purchase_orders", "notes", "'改过'"],
  ["purchase_orders", "summary", "'改过'"],
  ["purchase_orders", "origin", "'copy'"],
  ["purchase_orders", "content_hash", "decode(repeat('00', 32), 'hex')"],
  ["purchase_orders", "revision", "revision + 1"],
  ["purchase_orders", "number", "'PO-XM01-26-999999'"],
  ["purchase_orders", "first_approved_at", "now()"],
  ["purchase_orders", "submitted_at", "now()"],
  ["purchase_order_lines", "quantity", "quantity + 1"],
  ["purchase_order_lines", "unit_price", "unit_price + 1"],
  ["purchase_order_lines", "discount", "discount + 1"],
  ["purchase_order_lines", "amount", "amount + 1"],
  ["purchase_order_lines", "name", "'改过'"],
  ["purchase_order_lines", "spec", "'改过'"],
  ["purchase_order_lines", "unit", "'箱'"],
  ["purchase_order_lines", "supplier_sku", "'X'"],
  ["purchase_order_lines", "product_id", "gen_random_uuid()"],
  ["purchase_order_lines", "expected_on", "current_date + 300"],
  ["purchase_order_revisions", "content", "'{}'"],
  ["purchase_order_revisions", "content_hash", "decode(repeat('00', 32), 'hex')"],
  ["purchase_order_moves", "actor_id", "gen_random_uuid()"],
  ["approval_requests", "content_hash", "decode(repeat('00', 32), 'hex')"],
  ["approval_requests", "amount", "1"],
  ["approval_requests", "author_id", "gen_random_uuid()"],
];

const where = (table: string, id: string) =>
  ({ purchase_orders: `id = '${id}'`, approval_requests: `document_id = '${id}'` })[table] ??
  `order_id = '${id}'`;

async function asApp(actor: Staff, statement: string) {
  try {
    await withTx(contextOf(actor), (tx) => tx.execute(sql.raw(statement)));
    return "nothing";
  } catch (error) {
    return databaseError(error)?.code;
  }
}

describe("from 已批准 on the content stands still (INV-06, T-10)", () => {
  test.each(content)(
    "%s.%s, as the app and as the owner of the tables",
    async (table, column, value) => {
      const id = await anApproved();
      const before = await orderRow(id);
      const statement = `update ${table} set ${column} = ${value} where ${where(table, id)}`;
      const owner = await signInAs("owner", "every branch");
      expect(["23001", "42501"]).toContain(await asApp(owner, statement));
      await expect(admin.unsafe(statement)).rejects.toMatchObject({
        code: expect.stringMatching(/^23/),
      });
      expect(await orderRow(id)).toEqual(before);
    },
  );

  test.each([
    [
      "a line more",
      (
        id: string,
      ) => `insert into purchase_order_lines (order_id, branch_id, seq, name, unit, quantity, unit_price, amount)
      select order_id, branch_id, 9, name, unit, 1, 0, 0 from purchase_order_lines where order_id = '${id}'`,
    ],
    ["a line less", (id: string) => `delete from purchase_order_lines where order_id = '${id}'`],
    [
      "a line moved to another order",
      (id: string) =>
        `update purchase_order_lines set order_id = gen_random_uuid() where order_id = '${id}'`,
    ],
    ["the history emptied", () => "truncate purchase_order_moves"],
    ["the revisions emptied", () => "truncate purchase_order_revisions"],
    ["the decisions emptied", () => "truncate approval_decisions"],
  ])("%s is refused while it is decided upon and after", async (_, statement) => {
    for (const make of [aSubmitted, anApproved]) {
      const id = await make();
      await expect(admin.unsafe(statement(id))).rejects.toMatchObject({ code: "23001" });
    }
  });
});

describe("what follows an approval looks again (A3)", () => {
  const check = async (id: string, hash?: Buffer) => {
    const actor = await signInAs("buyer");
    return withTx(contextOf(actor), (tx) => assertApproved(tx, actor, read, id, hash));
  };

  test("it passes what was approved, and refuses what is not", async () => {
    const id = await anApproved();
    await expect(check(id)).resolves.toMatchObject({ order: { id } });
    await expect(check(id, Buffer.from(await seen(id), "hex"))).resolves.toBeTruthy();
    await expect(check(id, Buffer.alloc(32))).rejects.toMatchObject({
      code: "purchase-orders.content-changed",
    });
    await expect(check(await aSubmitted())).rejects.toMatchObject({
      code: "purchase-orders.not-approved",
    });
    await expect(check(uuid())).rejects.toBeInstanceOf(Refusal);
  });

  test("it finds content that was bent behind the guards' back", async () => {
    const id = await anApproved();
    await admin`alter table purchase_order_lines disable trigger guard`;
    await admin`update purchase_order_lines set name = '换了' where order_id = ${id}`;
    await admin`alter table purchase_order_lines enable trigger guard`;
    await expect(check(id)).rejects.toMatchObject({ code: "purchase-orders.content-changed" });
  });
});

describe("nobody gets approved by writing rows himself", () => {
  test("an order cannot be born approved, nor in another's name", async () => {
    const buyer = await signInAs("buyer");
    const model = await anApproved();
    const born = `insert into purchase_orders (id, branch_id, supplier_id, author_id, draft_name, status, total, revision)
      select gen_random_uuid(), branch_id, supplier_id, author_id, 'x', 'submitted', 0, 1 from purchase_orders where id = '${model}'`;
    expect(await asApp(buyer, born)).toBe("23001");
    const other = await signInAs("branch_manager");
    const forged = `insert into purchase_orders (id, branch_id, supplier_id, author_id, draft_name, total)
      select gen_random_uuid(), branch_id, supplier_id, author_id, 'x', 0 from purchase_orders where id = '${model}'`;
    expect(await asApp(other, forged)).toBe("42501");
  });

  test("a request, a step and a decision cannot be written or closed by hand (T-08, INV-08)", async () => {
    const id = await aSubmitted({ price: "20000.00" });
    const buyer = await signInAs("buyer");
    const [request] = await admin<
      { id: string }[]
    >`select id from approval_requests where document_id = ${id}`;
    const requestId = request?.id;
    const tries = [
      `update approval_requests set status = 'approved' where id = '${requestId}'`,
      `update approval_steps set status = 'approved' where request_id = '${requestId}'`,
      `update approval_steps set status = 'current' where request_id = '${requestId}' and seq = 2`,
      `update purchase_orders set status = 'approved', approved_at = now(), number = 'PO-1', first_approved_at = now() where id = '${id}'`,
      ...[buyer.id, (await signInAs("accountant")).id].map(
        (
          approver,
        ) => `insert into approval_decisions (id, request_id, seq, branch_id, author_id, approver_id, decision, content_hash)
          select gen_random_uuid(), id, 1, branch_id, author_id, '${approver}', 'approve', content_hash from approval_requests where id = '${requestId}'`,
      ),
    ];
    for (const statement of tries) {
      expect(["23001", "23514", "42501"], statement).toContain(await asApp(buyer, statement));
    }
    expect(await orderRow(id)).toMatchObject({ status: "submitted", number: null });
  });
});
