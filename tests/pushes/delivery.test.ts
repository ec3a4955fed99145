import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { log } from "@/lib/core/log";
import { retryDelivery } from "@/lib/pushes/answer-actions";
import type { Channel, Message, Outcome } from "@/lib/pushes/channels/channel";
import type { Channels } from "@/lib/pushes/channels/channels";
import { deliverDue } from "@/lib/pushes/delivery";
import { endExpiredLinks } from "@/lib/pushes/link-expiry";
import { admin } from "../support/admin";
import { attemptsOf, deliveryRow, makeDue, queued } from "../support/make/deliveries";
import { endPush, reviseTo, submittedPush } from "../support/make/links";
import { done } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

/** Every channel ends as it is told, and keeps what it was given. */
function ways(outcome: Outcome | ((message: Message) => Outcome | Promise<Outcome>)) {
  const got: { message: Message; address: string; secret: string | null }[] = [];
  const channel = (knowsRepeats: boolean): Channel => ({
    knowsRepeats,
    send: async (message, { address, secret }) => {
      got.push({ message, address, secret });
      return typeof outcome === "function" ? outcome(message) : outcome;
    },
  });
  const channels: Channels = {
    email: channel(false),
    wecom: channel(false),
    dingtalk: channel(false),
    feishu: channel(false),
    webhook: channel(true),
  };
  return { got, channels };
}
const robot = {
  kind: "wecom",
  address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
} as const;
const sent: Outcome = { kind: "sent" };
const later: Outcome = { kind: "retry", failure: "receiver-busy", detail: "HTTP 500" };
const inboxOf = (person: string, document: string) =>
  admin`select message, params from inbox_items where person_id = ${person} and document_id = ${document}`;
const lapse = (id: string) =>
  admin`update push_deliveries set lease_until = now() - interval '1 second' where id = ${id}`;

describe("sending", () => {
  test("INV-12 a message that is due goes out once, with number, version, link and the same id", async () => {
    const { id, push } = await queued({ ...robot, secret: "s3cret" });
    const { got, channels } = ways(sent);
    await deliverDue({ channels });
    await deliverDue({ channels });
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({ address: robot.address, secret: "s3cret" });
    expect(got[0]?.message).toMatchObject({
      id,
      number: `${push.number}-A`,
      revision: 1,
      purpose: "push",
    });
    expect(got[0]?.message.link).toBe(`http://127.0.0.1:3000/p/${push.token}`);
    expect(got[0]?.message.text).toContain("12 寸蝴蝶册 绒面 · 20 页 × 10 本");
    expect(await deliveryRow(id)).toMatchObject({
      status: "sent",
      attempts: 1,
      maybe_twice: false,
    });
    expect([...(await attemptsOf(id))]).toEqual([{ seq: 1, outcome: "sent", failure: null }]);
  });

  test("mail carries the push as a PDF, chat does not", async () => {
    const push = await submittedPush();
    await queued({ kind: "email", address: "factory@example.com" }, push);
    await queued(robot, push);
    const { got, channels } = ways(sent);
    await deliverDue({ channels });
    const pdfs = got.map(({ message }) => message.pdf);
    expect(pdfs.filter((one) => one === null)).toHaveLength(1);
    const pdf = pdfs.find((one) => one !== null);
    expect(pdf?.name).toBe(`${push.number}-A-v1.pdf`);
    expect(pdf?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("INV-13 two servers that deliver at once send each message once", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => queued(robot)));
    const { got, channels } = ways(sent);
    await Promise.all([
      deliverDue({ channels }),
      deliverDue({ channels }),
      deliverDue({ channels }),
    ]);
    const ids: string[] = all.map(({ id }) => id);
    expect(
      got
        .map(({ message }) => message.id)
        .filter((id) => ids.includes(id))
        .sort(),
    ).toEqual(ids.sort());
  });
});

describe("P7 trying again", () => {
  test("P7 after 1 m, 5 m, 30 m, 2 h and 12 h it has failed, and the sender is told once", async () => {
    const { id, push } = await queued(robot);
    const { got, channels } = ways(later);
    for (const wait of [1, 5, 30, 120, 720]) {
      await deliverDue({ channels });
      expect(await deliveryRow(id)).toMatchObject({ status: "queued", wait });
      await makeDue(id);
    }
    expect(await inboxOf(push.buyer.id, push.id)).toHaveLength(0);
    await deliverDue({ channels });
    expect(await deliveryRow(id)).toMatchObject({
      status: "failed",
      failure: "receiver-busy",
      failure_detail: "HTTP 500",
    });
    expect(new Set(got.map(({ message }) => message.id)).size).toBe(1);
    expect(new Set(got.map(({ message }) => message.link)).size).toBe(1);
    expect([...(await inboxOf(push.buyer.id, push.id))]).toEqual([
      {
        message: "pushes.undelivered",
        params: expect.objectContaining({ number: `${push.number}-A` }),
      },
    ]);
  });

  test("P7 what can never arrive fails at once, with its reason", async () => {
    const { id } = await queued(robot);
    await deliverDue({
      channels: ways({ kind: "failed", failure: "robot-gone", detail: "93000" }).channels,
    });
    expect(await deliveryRow(id)).toMatchObject({
      status: "failed",
      attempts: 1,
      failure: "robot-gone",
    });
  });

  test("P7 after 重试 it goes out again", async () => {
    const { id } = await queued(robot);
    await deliverDue({ channels: ways({ kind: "failed", failure: "robot-gone" }).channels });
    await admin`update push_deliveries set status = 'queued', next_attempt_at = now() where id = ${id}`;
    await deliverDue({ channels: ways(sent).channels });
    expect(await deliveryRow(id)).toMatchObject({ status: "sent", attempts: 2, failure: null });
  });

  test("INV-12 no answer: tried again, and 可能重复 for a robot, not for a webhook", async () => {
    const one = await queued(robot);
    const other = await queued({ kind: "webhook", address: "https://example.com/hook" });
    await deliverDue({ channels: ways({ kind: "unknown", failure: "no-answer" }).channels });
    expect(await deliveryRow(one.id)).toMatchObject({ status: "queued", maybe_twice: true });
    expect(await deliveryRow(other.id)).toMatchObject({ status: "queued", maybe_twice: false });
  });

  test("a mistake of ours is tried again and leaves a reference, not a lost message", async () => {
    const { id } = await queued(robot);
    const { channels } = ways(() => {
      throw new Error("boom");
    });
    await deliverDue({ channels });
    expect(await deliveryRow(id)).toMatchObject({ status: "queued", failure: "our-fault" });
  });
});

describe("INV-12 an ending that cannot be written down", () => {
  test("does not keep the others waiting, leaves a reference, and is unknown after its lease", async () => {
    const stuck = await queued(robot);
    await admin`
      insert into push_attempts (delivery_id, branch_id, seq, started_at, outcome)
      select id, branch_id, 1, now(), 'sent' from push_deliveries where id = ${stuck.id}`;
    const others = [await queued(robot), await queued(robot)];
    const logged = vi.spyOn(log, "error");
    const { got, channels } = ways(sent);
    await deliverDue({ channels, hands: 1 });
    for (const { id } of others) expect(await deliveryRow(id)).toMatchObject({ status: "sent" });
    expect(got.filter(({ message }) => message.id === stuck.id)).toHaveLength(1);
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        ref: expect.stringMatching(/^\w{4}-\w{4}$/),
        where: "delivery",
        table: "push_attempts",
      }),
    );
    await lapse(stuck.id);
    await deliverDue({ channels });
    expect(await deliveryRow(stuck.id)).toMatchObject({ status: "sent", attempts: 2 });
  });

  test("is not sent for ever: after three times it waits for a person, who may send it once more", async () => {
    const { id, push } = await queued(robot);
    await admin.unsafe(`
      create function public.refuse_sent() returns trigger language plpgsql as $$
        begin raise exception 'never'; end $$;
      create trigger refuse_sent before insert on push_attempts for each row
        when (new.delivery_id = '${id}' and new.outcome = 'sent') execute function public.refuse_sent()`);
    const { got, channels } = ways(sent);
    const times = () => got.filter(({ message }) => message.id === id).length;
    const again = async () => {
      await deliverDue({ channels, hands: 1 });
      await lapse(id);
    };
    for (const nth of [1, 2, 3]) {
      await again();
      expect(times()).toBe(nth);
      expect(await deliveryRow(id)).toMatchObject({ status: "queued" });
    }
    const other = await queued(robot);
    await again();
    expect(await deliveryRow(id)).toMatchObject({ status: "failed", failure: "unrecorded" });
    expect(await deliveryRow(other.id)).toMatchObject({ status: "sent" });
    expect(await inboxOf(push.buyer.id, push.id)).toMatchObject([{ message: "pushes.unrecorded" }]);
    await again();
    expect(times()).toBe(3);

    await signInAs("buyer");
    done(await retryDelivery({ deliveryId: id }));
    for (const _ of [1, 2, 3]) await again();
    expect(times()).toBe(4);
    expect(await deliveryRow(id)).toMatchObject({ status: "failed", failure: "unrecorded" });

    await admin.unsafe(
      "drop trigger refuse_sent on push_attempts; drop function public.refuse_sent()",
    );
    done(await retryDelivery({ deliveryId: id }));
    await deliverDue({ channels });
    expect(times()).toBe(5);
    expect(await deliveryRow(id)).toMatchObject({
      status: "sent",
      failure: null,
      maybe_twice: true,
    });
  });
});

test("a message without content fails, says so to its sender, and lets the others go on", async () => {
  const { id, push } = await queued(robot);
  await admin.unsafe(`
    alter table push_revisions disable trigger user;
    delete from push_revisions where target_id = '${push.targetId}';
    alter table push_revisions enable trigger user`);
  const other = await queued(robot);
  const { got, channels } = ways(sent);
  await deliverDue({ channels, hands: 1 });
  expect(got.filter(({ message }) => message.id === id)).toHaveLength(0);
  expect(await deliveryRow(id)).toMatchObject({ status: "failed", failure: "no-content" });
  expect(await deliveryRow(other.id)).toMatchObject({ status: "sent" });
  expect(await inboxOf(push.buyer.id, push.id)).toMatchObject([{ message: "pushes.undelivered" }]);
});

describe("what is no longer wanted", () => {
  const expectStopped = async (id: string, why: string) => {
    const { got, channels } = ways(sent);
    await deliverDue({ channels });
    expect(got.filter(({ message }) => message.id === id)).toHaveLength(0);
    expect(await deliveryRow(id)).toMatchObject({ status: "stopped", failure: why });
  };

  test("P7 who has answered is not written to again", async () => {
    const { id, push } = await queued(robot);
    await admin`update push_targets set answer = 'accepted', answered_by = ${push.buyer.id}, answered_at = now()
      where id = ${push.targetId}`;
    await expectStopped(id, "answered");
  });

  test("an older version is not sent after a newer one", async () => {
    const { id, push } = await queued(robot);
    await reviseTo(push, 2);
    await expectStopped(id, "not-current");
  });

  test("a cancelled push is not sent", async () => {
    const { id, push } = await queued(robot);
    await endPush(push, "cancelled");
    await expectStopped(id, "not-current");
  });

  test("a supplier on hold gets nothing", async () => {
    const { id, push } = await queued(robot);
    await admin`update suppliers set status = 'on_hold', status_reason = '质量' where id = ${push.supplierId}`;
    await expectStopped(id, "supplier-held");
  });

  test("the notice that it is cancelled does go out, and shows nothing but that", async () => {
    const { id, push } = await queued(robot);
    await endPush(push, "cancelled");
    await admin`update push_deliveries set purpose = 'cancel' where id = ${id}`;
    const { got, channels } = ways(sent);
    await deliverDue({ channels });
    const message = got.find((one) => one.message.id === id)?.message;
    expect(message?.subject).toContain("已取消");
    expect(message?.text).not.toContain("蝴蝶册");
    expect(JSON.stringify(message?.data)).not.toContain("蝴蝶册");
    expect(await deliveryRow(id)).toMatchObject({ status: "sent" });
  });

  test("stopped while it was on its way: the row says what is true, it was sent", async () => {
    const { id } = await queued(robot);
    const { channels } = ways(async () => {
      await admin`update push_deliveries set status = 'stopped', next_attempt_at = null where id = ${id}`;
      return sent;
    });
    await deliverDue({ channels });
    expect(await deliveryRow(id)).toMatchObject({ status: "sent" });
  });

  test("stopped while it failed: it stays stopped", async () => {
    const { id } = await queued(robot);
    const { channels } = ways(async () => {
      await admin`update push_deliveries set status = 'stopped', next_attempt_at = null where id = ${id}`;
      return later;
    });
    await deliverDue({ channels });
    expect(await deliveryRow(id)).toMatchObject({ status: "stopped" });
    expect(await attemptsOf(id)).toHaveLength(1);
  });

  test("a removed channel and a link that has ended say so", async () => {
    const [one, other] = [await queued(robot), await queued(robot)];
    await admin`delete from supplier_channels where id = ${one.channelId}`;
    await admin`update push_links set revoked_at = now(), token_sealed = null where id = ${other.push.linkId}`;
    await deliverDue({ channels: ways(sent).channels });
    expect(await deliveryRow(one.id)).toMatchObject({ status: "failed", failure: "channel-gone" });
    expect(await deliveryRow(other.id)).toMatchObject({ status: "failed", failure: "link-ended" });
  });
});

describe("INV-12, INV-13 a worker that died or slept", () => {
  test("its message is not touched while the lease runs", async () => {
    const { id } = await queued(robot);
    await admin`update push_deliveries set lease_until = now() + interval '1 minute', fence = 1, attempts = 1 where id = ${id}`;
    const { got, channels } = ways(sent);
    await deliverDue({ channels });
    expect(got.filter(({ message }) => message.id === id)).toHaveLength(0);
  });

  test("after the lease another sends it; the lost attempt is on record, 可能重复", async () => {
    const { id } = await queued(robot);
    await admin`update push_deliveries set fence = 1, attempts = 1 where id = ${id}`;
    await lapse(id);
    await deliverDue({ channels: ways(sent).channels });
    expect(await deliveryRow(id)).toMatchObject({ status: "sent", attempts: 2, maybe_twice: true });
    expect([...(await attemptsOf(id))]).toEqual([
      { seq: 1, outcome: "unknown", failure: "interrupted" },
      { seq: 2, outcome: "sent", failure: null },
    ]);
  });

  test("who wakes up past his lease writes nothing any more", async () => {
    const { id } = await queued(robot);
    const slow = ways(async () => {
      await lapse(id);
      await deliverDue({ channels: ways(sent).channels });
      return { kind: "failed", failure: "robot-gone" };
    });
    await deliverDue({ channels: slow.channels, hands: 1 });
    expect(await deliveryRow(id)).toMatchObject({ status: "sent", failure: null });
    expect((await attemptsOf(id)).map(({ outcome }) => outcome)).toEqual(["unknown", "sent"]);
  });
});

describe("INV-11 the outbox", () => {
  test("a change that is rolled back leaves no message", async () => {
    const { withTx } = await import("@/db");
    const { sql } = await import("drizzle-orm");
    const push = await submittedPush();
    const id = randomUUID();
    const undone = withTx({ as: "worker" }, async (tx) => {
      await tx.execute(sql`insert into push_deliveries (id, target_id, branch_id, revision, channel, recipient, next_attempt_at, created_by)
        values (${id}, ${push.targetId}, ${push.branchId}, 1, 'wecom', 'x', now(), ${push.buyer.id})`);
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await admin`select 1 from push_deliveries where id = ${id}`).toHaveLength(0);
  });
});

describe("L-02 the end of a link", () => {
  test("an expired link keeps no token", async () => {
    const [old, live] = [await submittedPush(), await submittedPush()];
    await admin`update push_links set expires_at = now() - interval '1 second' where id = ${old.linkId}`;
    await endExpiredLinks();
    const sealed = async (id: string) =>
      (await admin`select token_sealed from push_links where id = ${id}`)[0]?.token_sealed;
    expect(await sealed(old.linkId)).toBeNull();
    expect(await sealed(live.linkId)).not.toBeNull();
  });
});
