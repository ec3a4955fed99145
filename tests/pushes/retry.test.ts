import { beforeAll, describe, expect, test } from "vitest";
import { retryDelivery, stopDelivery } from "@/lib/pushes/answer-actions";
import type { Outcome } from "@/lib/pushes/channels/channel";
import type { Channels } from "@/lib/pushes/channels/channels";
import { deliverDue } from "@/lib/pushes/delivery";
import { getPush } from "@/lib/pushes/detail";
import { admin } from "../support/admin";
import { deliveryRow, makeDue, queued } from "../support/make/deliveries";
import { endPush } from "../support/make/links";
import { done, openStudio } from "../support/make/purchase-orders";
import { pushRow } from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const robot = { kind: "wecom", address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k" };
const later: Outcome = { kind: "retry", failure: "unreached", detail: "ECONNREFUSED" };

/** One turn of the worker over channels that all end like this. */
function deliver(outcome: Outcome) {
  const channel = { knowsRepeats: false, send: async () => outcome };
  const channels: Channels = {
    ...{ email: channel, wecom: channel, dingtalk: channel },
    ...{ feishu: channel, webhook: channel },
  };
  return deliverDue({ channels });
}
const aMessage = () => queued({ kind: "wecom", address: robot.address });
const pressesOf = (id: string) => admin<{ move: string; by: string | null; failure: string }[]>`
  select move, actor_id as by, failure from push_delivery_moves where delivery_id = ${id} order by seq`;

describe("立即重试 while a message waits for its next attempt", () => {
  test("a message that failed counts as failing at once, and no longer when it has arrived", async () => {
    const { id, push } = await aMessage();
    expect((await pushRow(push.id)).failing).toBe(false);
    await deliver(later);
    expect(await deliveryRow(id)).toMatchObject({ status: "queued", failure: "unreached" });
    expect((await pushRow(push.id)).failing).toBe(true);
    await makeDue(id);
    await deliver({ kind: "sent" });
    expect((await pushRow(push.id)).failing).toBe(false);
  });

  test("pressed, it goes out at once, and the timeline says who pressed", async () => {
    const { id, push } = await aMessage();
    await deliver(later);
    const buyer = await signInAs("buyer");
    done(await retryDelivery({ deliveryId: id }));
    expect((await deliveryRow(id)).wait).toBe(0);
    await deliver({ kind: "sent" });
    expect(await deliveryRow(id)).toMatchObject({ status: "sent", attempts: 2 });
    expect([...(await pressesOf(id))]).toEqual([{ move: "retry", by: buyer.id, failure: null }]);
    const page = await getPush(buyer, push.id);
    const presses = page?.side === "sender" ? page.push.presses : [];
    expect(presses).toMatchObject([{ deliveryId: id, move: "retry", by: buyer.name }]);
  });

  test("pressing uses up none of the waits: 1 m, 5 m, 30 m … go on as they would have", async () => {
    const { id } = await aMessage();
    await deliver(later);
    await signInAs("buyer");
    for (let pressed = 0; pressed < 4; pressed += 1) {
      done(await retryDelivery({ deliveryId: id }));
      await deliver(later);
      expect(await deliveryRow(id)).toMatchObject({ status: "queued", wait: 1 });
    }
    await makeDue(id);
    await deliver(later);
    expect(await deliveryRow(id)).toMatchObject({ status: "queued", wait: 5 });
  });

  test("pressed after it failed for good, it is tried once more and then has failed again", async () => {
    const { id } = await aMessage();
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await deliver(later);
      await makeDue(id);
    }
    expect(await deliveryRow(id)).toMatchObject({ status: "failed", attempts: 6 });
    await signInAs("buyer");
    done(await retryDelivery({ deliveryId: id }));
    expect((await deliveryRow(id)).status).toBe("queued");
    await deliver(later);
    expect(await deliveryRow(id)).toMatchObject({ status: "failed", attempts: 7 });
  });

  test("what has not been tried yet, or has arrived, is not tried again by hand", async () => {
    const { id } = await aMessage();
    await signInAs("buyer");
    expect(await retryDelivery({ deliveryId: id })).toMatchObject({
      failure: { code: "pushes.not-failed" },
    });
    await deliver({ kind: "sent" });
    expect(await retryDelivery({ deliveryId: id })).toMatchObject({
      failure: { code: "pushes.not-failed" },
    });
    expect(await pressesOf(id)).toHaveLength(0);
  });

  test("PM-07 a buyer of another branch cannot press for it", async () => {
    const { id } = await aMessage();
    await deliver(later);
    await signInAs("buyer", "XM02");
    expect(await retryDelivery({ deliveryId: id })).toMatchObject({
      failure: { code: "core.gone" },
    });
    expect(await stopDelivery({ deliveryId: id })).toMatchObject({
      failure: { code: "core.gone" },
    });
    expect(await pressesOf(id)).toHaveLength(0);
  });
});

describe("a message that is stopped", () => {
  test("by a person: the timeline has who and when, also after it was started again", async () => {
    const { id } = await aMessage();
    await deliver(later);
    const buyer = await signInAs("buyer");
    done(await stopDelivery({ deliveryId: id }));
    done(await retryDelivery({ deliveryId: id }));
    expect([...(await pressesOf(id))]).toEqual([
      { move: "stop", by: buyer.id, failure: null },
      { move: "retry", by: buyer.id, failure: null },
    ]);
  });

  test("by the product, because the push has ended: the timeline has why", async () => {
    const { id, push } = await aMessage();
    await endPush(push, "cancelled");
    await deliver({ kind: "sent" });
    expect([...(await pressesOf(id))]).toEqual([
      { move: "stop", by: null, failure: "not-current" },
    ]);
  });

  test("INV-07 nobody rewrites who pressed", async () => {
    const { id } = await aMessage();
    await deliver(later);
    await signInAs("buyer");
    done(await stopDelivery({ deliveryId: id }));
    await expect(
      admin`update push_delivery_moves set actor_id = null where delivery_id = ${id}`,
    ).rejects.toThrow("append-only");
  });
});
