import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/core/actor";
import { approveOrder, reviseOrder } from "@/lib/purchase-orders/actions";
import type { Channels } from "@/lib/pushes/channels/channels";
import { deliverDue } from "@/lib/pushes/delivery";
import { generatePush } from "@/lib/pushes/draft-actions";
import { sealFor } from "@/lib/suppliers/sealed";
import { admin } from "../support/admin";
import {
  agree,
  aLine,
  aSubmitted,
  aSupplier,
  done,
  openStudio,
  orderRow,
  seen,
  soon,
} from "../support/make/purchase-orders";
import { aChannel, deliveriesOf, submitted } from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

/** An order under approval to a supplier that is pushed to at once. */
async function waiting({ channel = true, price = "5240.00", autoPush = true } = {}) {
  const supplierId = await aSupplier({ autoPush });
  if (channel) await aChannel(supplierId);
  return { supplierId, orderId: await aSubmitted({ supplierId, price }) };
}

type Pushed = {
  id: string;
  status: string;
  number: string;
  revision: number;
  author_id: string;
  confirmed_by: string;
  order_hash: Buffer;
  confirmed_hash: Buffer;
};
const pushesOf = (orderId: string) =>
  admin<Pushed[]>`select * from pushes where order_id = ${orderId}`;
const linksOf = (pushId: string) => admin`
  select l.revision, l.token_sealed is not null as live from push_links l
  join push_targets t on t.id = l.target_id where t.push_id = ${pushId} order by l.revision`;
const inboxOf = (personId: string, documentId: string) => admin<{ message: string }[]>`
  select message from inbox_items where person_id = ${personId} and document_id = ${documentId}`;
const messages = async (role: Role, documentId: string) =>
  (await inboxOf((await signInAs(role)).id, documentId)).map(({ message }) => message);

describe("审核后自动推送", () => {
  test("is off unless the supplier's setting says otherwise: an approval sends nothing", async () => {
    const { orderId } = await waiting({ autoPush: false });
    done(await agree("accountant", orderId));
    expect(await pushesOf(orderId)).toHaveLength(0);
  });

  test.each(["accountant", "branch_manager"] as const)(
    "the last approval, by the %s, confirms and submits the push of what was approved",
    async (role) => {
      const { orderId } = await waiting();
      done(await agree(role, orderId));
      const approver = await signInAs(role);
      const order = await orderRow(orderId);
      const [push, ...others] = await pushesOf(orderId);
      expect(others).toEqual([]);
      expect(push).toMatchObject({
        ...{ status: "submitted", revision: 1, confirmed_by: approver.id },
        ...{ author_id: (await signInAs("buyer")).id, order_hash: order.content_hash },
        number: expect.stringMatching(/^TD-XM01-\d\d-\d{6}$/),
      });
      const id = push?.id ?? "";
      expect(await deliveriesOf(id)).toMatchObject([{ channel: "email", status: "queued" }]);
      expect([...(await linksOf(id))]).toEqual([{ revision: 1, live: true }]);
      const moves = await admin`
        select move, actor_id, reason from push_moves where push_id = ${id} order by seq`;
      expect(moves.map(({ move, reason }) => [move, reason])).toEqual([
        ["generate", ""],
        ["confirm", "auto"],
        ["submit", ""],
      ]);
      expect(new Set(moves.map(({ actor_id }) => actor_id))).toEqual(new Set([approver.id]));
      const [trace] = await admin`
        select actor_id from audit_log where act = 'pushes.auto-push' and document_id = ${id}`;
      expect(trace?.actor_id).toBe(approver.id);
      expect(order.push_status).toBe("queued");
    },
  );

  test("above 10,000 元 nothing goes out before the owner has agreed too", async () => {
    const { orderId } = await waiting({ price: "12000.00" });
    done(await agree("accountant", orderId));
    expect(await pushesOf(orderId)).toHaveLength(0);
    done(await agree("owner", orderId));
    expect(await pushesOf(orderId)).toMatchObject([{ status: "submitted" }]);
  });

  test("two approvals pressed at the same moment push once", async () => {
    const { orderId } = await waiting();
    const hash = await seen(orderId);
    await signInAs("accountant");
    const both = await Promise.all([
      approveOrder({ id: orderId, seen: hash, note: "" }),
      approveOrder({ id: orderId, seen: hash, note: "" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const pushed = await pushesOf(orderId);
    expect(pushed).toHaveLength(1);
    expect(await deliveriesOf(pushed[0]?.id ?? "")).toHaveLength(1);
  });

  test("a supplier put on hold meanwhile gets nothing; the approval stands and the buyer is told", async () => {
    const { orderId, supplierId } = await waiting();
    await admin`update suppliers set status = 'on_hold', status_reason = '质量' where id = ${supplierId}`;
    done(await agree("accountant", orderId));
    expect(await orderRow(orderId)).toMatchObject({ status: "approved", push_status: "none" });
    expect(await pushesOf(orderId)).toHaveLength(0);
    expect(await messages("buyer", orderId)).toContain("pushes.inbox-not-pushed");
  });

  test("a supplier without a channel: the push waits for a hand, and the buyer is told", async () => {
    const { orderId } = await waiting({ channel: false });
    done(await agree("accountant", orderId));
    const [push] = await pushesOf(orderId);
    expect(push).toMatchObject({ status: "submitted" });
    expect(await deliveriesOf(push?.id ?? "")).toEqual([]);
    expect(await messages("buyer", push?.id ?? "")).toEqual(["pushes.inbox-by-hand"]);
    expect(await messages("accountant", push?.id ?? "")).toEqual([]);
  });

  test("a change inside the tolerance goes out at once as the next revision of the same push", async () => {
    const { orderId, supplierId } = await waiting();
    done(await agree("accountant", orderId));
    await admin`update company set revision_tolerance = 5000`;
    const [before] = await pushesOf(orderId);
    await signInAs("buyer");
    const { version } = await orderRow(orderId);
    const revised = done(
      await reviseOrder({
        ...{ id: orderId, version, reason: "单价微调", supplierId, expectedOn: soon() },
        ...{ freight: "", discount: "", notes: "", lines: [aLine("5260.00", "1")] },
      }),
    );
    await admin`update company set revision_tolerance = 0`;
    expect(revised.status).toBe("approved");
    const [after] = await pushesOf(orderId);
    expect(after).toMatchObject({
      ...{ id: before?.id, number: before?.number, revision: 2, status: "submitted" },
      order_hash: (await orderRow(orderId)).content_hash,
    });
    const sent = await deliveriesOf(after?.id ?? "");
    expect(sent.map(({ revision, status }) => [revision, status])).toEqual([
      [1, "stopped"],
      [2, "queued"],
    ]);
    expect([...(await linksOf(after?.id ?? ""))].map(({ revision }) => revision)).toEqual([1, 2]);
  });
});

describe("P7 who hears that a message did not arrive", () => {
  const refusing: Channels = (() => {
    const channel = {
      knowsRepeats: false,
      send: async () => ({ kind: "failed", failure: "mail-refused" }) as const,
    };
    return {
      ...{ email: channel, wecom: channel, dingtalk: channel },
      ...{ feishu: channel, webhook: channel },
    };
  })();
  /** The factories' channels hold no sealed address; here they need one that opens. */
  async function failAll() {
    for (const { id } of await admin<{ id: string }[]>`select id from supplier_channels`)
      await admin`update supplier_channels
        set address_sealed = ${await sealFor("address", id, "a@b.example")} where id = ${id}`;
    await deliverDue({ channels: refusing });
  }

  test("of a push that went by itself: the buyer, not the one who approved the order", async () => {
    const { orderId } = await waiting();
    done(await agree("accountant", orderId));
    const [push] = await pushesOf(orderId);
    await failAll();
    expect(await messages("buyer", push?.id ?? "")).toEqual(["pushes.undelivered"]);
    expect(await messages("accountant", push?.id ?? "")).toEqual([]);
  });

  test("of a push that a colleague submitted: both, once each", async () => {
    const { orderId } = await waiting({ autoPush: false });
    done(await agree("accountant", orderId));
    await signInAs("buyer");
    const { id } = done(await generatePush({ orderId }));
    await signInAs("branch_manager");
    await submitted(id);
    await failAll();
    expect(await messages("buyer", id)).toEqual(["pushes.undelivered"]);
    expect(await messages("branch_manager", id)).toEqual(["pushes.undelivered"]);
  });
});
