import { sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { withTx } from "@/db";
import { databaseError } from "@/db/errors";
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

const tables = [
  ...[
    "purchase_orders",
    "purchase_order_lines",
    "purchase_order_revisions",
    "purchase_order_moves",
  ],
  ...["approval_requests", "approval_steps", "approval_decisions"],
];

/** What may change after an approval, and why that bends nothing. Every other column stands still. */
const free: Record<string, string> = {
  "purchase_orders.status": "moves along its table, each with its trace (states.test.ts)",
  "purchase_orders.push_status": "how far its push has come; the app cannot write it",
  "purchase_orders.changed_at": "the place in the list",
  "purchase_orders.version": "counts the row's changes",
  "approval_steps.started_at": "the clock of a step decides nothing once it is over",
  "approval_steps.due_at": "the same",
  "approval_steps.reminded_at": "the same",
  "approval_steps.escalated_at": "the same",
};

/** Something else than what stands there, whatever it is. */
const bent = (column: string, type: string): string =>
  ({
    uuid: "gen_random_uuid()",
    text: `coalesce("${column}", '') || '改过'`,
    int4: `"${column}" + 1`,
    int8: `coalesce("${column}", 0) + 1`,
    numeric: `coalesce("${column}", 0) + 1`,
    date: `coalesce("${column}", current_date) + 300`,
    timestamptz: `coalesce("${column}", now()) + interval '1 day'`,
    bytea: "decode(repeat('00', 32), 'hex')",
    jsonb: `'{"bent": true}'`,
    _text: `array_append("${column}", 'cashier')`,
  })[type] ?? `no way to bend ${type}`;

const where = (table: string, id: string) => {
  const rounds = `request_id in (select id from approval_requests where document_id = '${id}')`;
  const of: Record<string, string> = {
    ...{ purchase_orders: `id = '${id}'`, approval_requests: `document_id = '${id}'` },
    ...{ approval_steps: rounds, approval_decisions: rounds },
  };
  return of[table] ?? `order_id = '${id}'`;
};

async function asApp(actor: Staff, statement: string) {
  try {
    await withTx(contextOf(actor), (tx) => tx.execute(sql.raw(statement)));
    return "nothing";
  } catch (error) {
    return databaseError(error)?.code;
  }
}

describe("from 已批准 on the content stands still (INV-06, T-10)", () => {
  test.each(tables)(
    "every column of %s, as the app and as the owner of the tables",
    async (table) => {
      const id = await anApproved();
      const columns = await admin<{ name: string; type: string }[]>`
      select column_name as name, udt_name as type from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
      const rows = () =>
        admin.unsafe(`select * from ${table} where ${where(table, id)} order by 1, 2`);
      const before = await rows();
      expect(before.length).toBeGreaterThan(0);
      const owner = await signInAs("owner", "every branch");
      for (const { name, type } of columns) {
        if (free[`${table}.${name}`]) continue;
        const statement = `update ${table} set "${name}" = ${bent(name, type)} where ${where(table, id)}`;
        expect([name, await asApp(owner, statement)]).toEqual([
          name,
          expect.stringMatching(/^(23001|42501)$/),
        ]);
        const forced = await admin.unsafe(statement).then(
          () => "nothing",
          ({ code }) => code,
        );
        // An order's id is held by its lines and rounds, which point at it.
        const held = table === "purchase_orders" && name === "id" ? "23503" : "23001";
        expect([name, forced]).toEqual([name, held]);
      }
      expect(await rows()).toEqual(before);
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
