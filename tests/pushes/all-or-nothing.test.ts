import { beforeAll, describe, expect, test } from "vitest";
import type { Result } from "@/lib/core/result";
import { approveOrder } from "@/lib/purchase-orders/actions";
import { cancelPush, submitPush } from "@/lib/pushes/actions";
import { admin } from "../support/admin";
import { breakPool } from "../support/faulty-pool";
import { aSubmitted, aSupplier, done, openStudio, seen } from "../support/make/purchase-orders";
import {
  aBranchInbox,
  aChannel,
  aDepartment,
  aGenerated,
  aPushDraft,
  confirmed,
  deliveriesOf,
  pushLine,
  pushRow,
  submitted,
} from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

/** Everything an act of these may write: business, outbox, numbers, inboxes, links and traces. */
const tables = [
  ...["purchase_orders", "purchase_order_moves", "approval_requests", "approval_steps"],
  ...["approval_decisions", "pushes", "push_targets", "push_lines", "push_quantities"],
  ...["push_revisions", "push_moves", "push_deliveries", "push_delivery_moves", "push_links"],
  ...["number_counters", "inbox_items", "search_entries", "audit_log", "idempotency_keys"],
];
async function everything() {
  const rows = tables.map(
    (table) =>
      `(select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t) as ${table}`,
  );
  const [state] = await admin.unsafe(`select ${rows.join(", ")}`);
  return { ...state };
}
const lastNumber = async (kind: string) => {
  const [row] =
    await admin`select coalesce(sum(last), 0)::int as last from number_counters where kind = ${kind}`;
  return Number(row?.last);
};

/** Between two losses of the backend; npm run prove tries every statement. */
const stride = { refused: 1, lost: process.env.PROVE ? 1 : 6 };

/** Lets the act's first, second … statement fail until none is left to fail and the act is done. */
async function failingAt(fault: "refused" | "lost", act: () => Promise<Result<unknown>>) {
  const before = await everything();
  for (let nth = 1; ; nth += stride[fault]) {
    const pool = breakPool(nth, fault);
    const result = await act();
    pool.mend();
    if (result.ok) return pool.statements.run;
    // Without a statement that failed, the refusal is about the act, and would come for ever.
    if (pool.statements.run < nth) throw new Error(JSON.stringify(result.failure));
    expect(await everything(), `after statement ${nth} failed`).toEqual(before);
  }
}

const faults = [["refused"], ["lost"]] as const;

describe("INV-11 whichever statement fails, a push goes out whole or not at all", () => {
  test.each(faults)(
    "提交 to a branch and a department, with their inbox items: a statement is %s",
    async (fault) => {
      const targets = [
        { kind: "branch" as const, id: (await aBranchInbox()).id },
        { kind: "department" as const, id: (await aDepartment()).id },
      ];
      const id = await aPushDraft({ targets, lines: [pushLine(["10", "5"])] });
      done(await confirmed(id));
      const { version } = await pushRow(id);
      const numbers = await lastNumber("push");
      const run = await failingAt(fault, () => submitPush({ id, version }, `submit-${id}`));
      expect(run).toBeGreaterThan(15);
      expect(await lastNumber("push")).toBe(numbers + 1);
      expect((await deliveriesOf(id)).map(({ channel }) => channel)).toEqual(["inbox", "inbox"]);
    },
    120_000,
  );

  test.each(faults)(
    "提交 of an approved order's push, with its link and message: %s",
    async (fault) => {
      const supplierId = await aSupplier();
      await aChannel(supplierId);
      const { id } = await aGenerated({ supplierId });
      done(await confirmed(id));
      const { version } = await pushRow(id);
      const run = await failingAt(fault, () => submitPush({ id, version }, `submit-${id}`));
      expect(run).toBeGreaterThan(15);
      expect((await deliveriesOf(id)).map(({ status }) => status)).toEqual(["queued"]);
    },
    120_000,
  );

  test.each(faults)(
    "the last approval with 自动推送: approved, numbered and pushed, or none of it; %s",
    async (fault) => {
      const supplierId = await aSupplier({ autoPush: true });
      await aChannel(supplierId);
      const orderId = await aSubmitted({ supplierId });
      const hash = await seen(orderId);
      await signInAs("accountant");
      const numbers = [await lastNumber("push"), await lastNumber("purchase-order")];
      const run = await failingAt(fault, () =>
        approveOrder({ id: orderId, seen: hash, note: "" }, `approve-${orderId}`),
      );
      expect(run).toBeGreaterThan(30);
      expect([await lastNumber("push"), await lastNumber("purchase-order")]).toEqual(
        numbers.map((last) => last + 1),
      );
      const [push] = await admin`select id from pushes where order_id = ${orderId}`;
      expect(await deliveriesOf(push?.id ?? "")).toHaveLength(1);
    },
    180_000,
  );

  test.each(faults)(
    "作废: cancelled and everybody told, or neither; %s",
    async (fault) => {
      const supplierId = await aSupplier();
      await aChannel(supplierId);
      const { id } = await aGenerated({ supplierId });
      await submitted(id);
      await admin`update push_deliveries set status = 'sent', attempts = 1 where target_id in
      (select id from push_targets where push_id = ${id})`;
      await signInAs("buyer");
      const { version } = await pushRow(id);
      const run = await failingAt(fault, () =>
        cancelPush({ id, version, reason: "顾客改期" }, `cancel-${id}`),
      );
      expect(run).toBeGreaterThan(10);
      expect((await deliveriesOf(id)).map(({ purpose }) => purpose)).toEqual(["push", "cancel"]);
    },
    120_000,
  );
});

describe("the test itself", () => {
  test("would see a push without its message: half of it is not the state before", async () => {
    const supplierId = await aSupplier();
    await aChannel(supplierId);
    const { id } = await aGenerated({ supplierId });
    const before = await everything();
    await admin`update pushes set ship_to = '别处' where id = ${id}`;
    expect(await everything()).not.toEqual(before);
  });
});
