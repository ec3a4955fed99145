import { beforeAll, describe, expect, test } from "vitest";
import { cancelPush, closePush } from "@/lib/pushes/actions";
import {
  answerAsTarget,
  markSent,
  recordAnswer,
  retryDelivery,
  stopDelivery,
} from "@/lib/pushes/answer-actions";
import { getPush } from "@/lib/pushes/detail";
import { admin } from "../support/admin";
import { aSupplier, done, openStudio, soon } from "../support/make/purchase-orders";
import {
  aBranchInbox,
  aChannel,
  aGenerated,
  aPushDraft,
  deliveriesOf,
  pushLine,
  pushRow,
  submitted,
  targetsOf,
} from "../support/make/pushes";
import { signInAs } from "../support/session";

beforeAll(openStudio);

const only = async (pushId: string) => (await targetsOf(pushId))[0]?.id ?? "";

async function toTheOtherBranch() {
  const { id: place } = await aBranchInbox();
  const id = await aPushDraft({
    targets: [{ kind: "branch", id: place }],
    lines: [pushLine(["2"])],
  });
  await submitted(id);
  return { id, targetId: await only(id) };
}

async function toASupplier() {
  const supplierId = await aSupplier();
  await aChannel(supplierId);
  const { id } = await aGenerated({ supplierId });
  await submitted(id);
  return { id, targetId: await only(id) };
}

describe("a supplier's other date", () => {
  test("that has passed is refused at its field, and nothing is written", async () => {
    const { targetId } = await toASupplier();
    const said = { targetId, answer: "other_date", means: "wechat", at: "", note: "" } as const;
    expect(await recordAnswer({ ...said, answerOn: soon(-1) })).toMatchObject({
      failure: { code: "core.invalid", fields: { answerOn: ["core.day-is-past"] } },
    });
    expect(await admin`select 1 from push_answers where target_id = ${targetId}`).toHaveLength(0);
    done(await recordAnswer({ ...said, answerOn: soon(0) }));
  });
});

describe("a branch or department", () => {
  test("finds the push in its inbox, answers it, and the sender hears at once", async () => {
    const { id, targetId } = await toTheOtherBranch();
    const manager = await signInAs("branch_manager", "XM02");
    const [item] = await admin`select message, document_id from inbox_items
      where person_id = ${manager.id} and document_id = ${id}`;
    expect(item).toMatchObject({ message: "pushes.inbox-asked" });
    expect(await getPush(manager, id)).toMatchObject({
      side: "target",
      target: { children: [{ content: { sums: null, lines: [{ quantity: "2000" }] } }] },
    });
    done(await answerAsTarget({ targetId, answer: "partial", note: "只能给 1 本" }));
    expect((await targetsOf(id))[0]?.answer).toBe("partial");
    expect(await pushRow(id)).toMatchObject({ unanswered: false });
    const [told] = await admin`select message from inbox_items
      where person_id = (select author_id from pushes where id = ${id}) and document_id = ${id}`;
    expect(told?.message).toBe("pushes.inbox-partial");
  });

  test("a refusal says why, and only who is in the inbox answers", async () => {
    const { id, targetId } = await toTheOtherBranch();
    for (const [role, where] of [
      ["buyer", "XM01"],
      ["buyer", "XM02"],
      ["owner", "every branch"],
    ] as const) {
      await signInAs(role, where);
      expect(await answerAsTarget({ targetId, answer: "accepted", note: "" })).toMatchObject({
        failure: { code: "core.gone" },
      });
    }
    await signInAs("branch_manager", "XM02");
    expect(await answerAsTarget({ targetId, answer: "refused", note: "" })).toMatchObject({
      failure: { fields: { note: ["pushes.say-why"] } },
    });
    expect((await targetsOf(id))[0]?.answer).toBeNull();
  });

  test("a cancelled push is not answered any more", async () => {
    const { id, targetId } = await toTheOtherBranch();
    await signInAs("buyer");
    done(await cancelPush({ id, version: (await pushRow(id)).version, reason: "不要了" }));
    const manager = await signInAs("branch_manager", "XM02");
    expect(await answerAsTarget({ targetId, answer: "accepted", note: "" })).toMatchObject({
      failure: { code: "pushes.not-to-be-answered" },
    });
    const [told] = await admin`select message from inbox_items where person_id = ${manager.id}
      and document_id = ${id} order by created_at desc, id desc limit 1`;
    expect(told?.message).toBe("pushes.inbox-cancelled");
  });
});

describe("a supplier's answer", () => {
  const base = { answerOn: "", means: "phone" as const, at: "", note: "" };

  test("is recorded in one press, stands in the history, and stops what is still queued (P7, P12)", async () => {
    const { id, targetId } = await toASupplier();
    await signInAs("buyer");
    done(await recordAnswer({ targetId, answer: "accepted", ...base }));
    expect((await deliveriesOf(id)).map(({ status }) => status)).toEqual(["stopped"]);
    const rows = await admin`select answer, means from push_answers where target_id = ${targetId}`;
    expect(rows).toEqual([{ answer: "accepted", means: "phone" }]);
    const [order] = await admin`select push_status from purchase_orders where id =
      (select order_id from pushes where id = ${id})`;
    expect(order?.push_status).toBe("answered");
  });

  test("another date needs the date, a refusal the reason, and no time lies ahead", async () => {
    const { targetId } = await toASupplier();
    await signInAs("buyer");
    expect(await recordAnswer({ targetId, answer: "other_date", ...base })).toMatchObject({
      failure: { fields: { answerOn: ["core.not-a-day"] } },
    });
    expect(await recordAnswer({ targetId, answer: "refused", ...base })).toMatchObject({
      failure: { fields: { note: ["pushes.say-why"] } },
    });
    expect(
      await recordAnswer({ targetId, answer: "accepted", ...base, at: "2098-01-01T09:00" }),
    ).toMatchObject({ failure: { code: "pushes.moment-ahead" } });
    done(await recordAnswer({ targetId, answer: "other_date", ...base, answerOn: soon(20) }));
  });

  test.each(["warehouse", "accountant", "photographer"] as const)(
    "is not recorded by a %s",
    async (role) => {
      const { targetId } = await toASupplier();
      await signInAs(role);
      expect(await recordAnswer({ targetId, answer: "accepted", ...base })).toMatchObject({
        failure: { code: "core.forbidden" },
      });
    },
  );
});

describe("messages", () => {
  test("标记已发送 keeps channel, time and note among the others, and the push is no longer failing", async () => {
    const { id, targetId } = await toASupplier();
    await admin`update push_deliveries set status = 'failed' where target_id = ${targetId}`;
    expect(await pushRow(id)).toMatchObject({ failing: true });
    await signInAs("buyer");
    done(await markSent({ targetId, means: "wechat", at: "", note: "发给周师傅" }));
    const [row] = await admin`select channel, means, note, status from push_deliveries
      where target_id = ${targetId} and channel = 'manual'`;
    expect(row).toEqual({
      ...{ channel: "manual", means: "wechat", note: "发给周师傅", status: "sent" },
    });
    expect(await pushRow(id)).toMatchObject({ failing: false, unseen: false });
  });

  test("a failed one is tried again, one in the queue is stopped, and nothing goes to who has answered", async () => {
    const { id, targetId } = await toASupplier();
    const deliveryId = (await deliveriesOf(id))[0]?.id ?? "";
    await signInAs("buyer");
    expect(await retryDelivery({ deliveryId })).toMatchObject({
      failure: { code: "pushes.not-failed" },
    });
    done(await stopDelivery({ deliveryId }));
    done(await retryDelivery({ deliveryId }));
    expect((await deliveriesOf(id))[0]?.status).toBe("queued");
    done(
      await recordAnswer({
        ...{ targetId, answer: "accepted", answerOn: "", means: "wechat", at: "", note: "" },
      }),
    );
    expect(await retryDelivery({ deliveryId })).toMatchObject({
      failure: { code: "pushes.already-answered" },
    });
  });

  test("of another branch cannot be touched (PM-07)", async () => {
    const { id, targetId } = await toASupplier();
    const deliveryId = (await deliveriesOf(id))[0]?.id ?? "";
    await signInAs("buyer", "XM02");
    const gone = { failure: { code: "core.gone" } };
    expect(await stopDelivery({ deliveryId })).toMatchObject(gone);
    expect(await markSent({ targetId, means: "phone", at: "", note: "" })).toMatchObject(gone);
  });

  test("closing a push ends it and its queue", async () => {
    const { id } = await toASupplier();
    await signInAs("buyer");
    done(await closePush({ id, version: (await pushRow(id)).version }));
    expect(await pushRow(id)).toMatchObject({ status: "closed", unanswered: false, unseen: false });
    expect((await deliveriesOf(id))[0]?.status).toBe("stopped");
  });
});
