import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, dayIn, daysBetween } from "@/lib/core/time";
import {
  assignTask,
  blockTask,
  changeStages,
  confirmTask,
  handInTask,
  hurryJob,
  sendBackTask,
  skipTask,
  startTask,
  unblockTask,
} from "@/lib/jobs/actions";
import { getJob } from "@/lib/jobs/job";
import { stageCodes } from "@/lib/jobs/kinds";
import { board, filterOf, jobsOfOrder, listLines } from "@/lib/jobs/queries";
import { dueDays, earliestFrom, lightOf, slackOf } from "@/lib/jobs/rules";
import { holdOrder, promiseOrder } from "@/lib/orders/actions";
import { admin } from "../support/admin";
import { assigned, handedIn, passed, runningOf, tasksOf } from "../support/make/jobs";
import { aReceipt, aSignedOrder, storedOrder } from "../support/make/orders";
import { storedPackage } from "../support/make/packages";
import { done, soon } from "../support/make/purchase-orders";
import { signInAs } from "../support/session";

const today = dayIn("Asia/Shanghai");
const jobOf = async (orderId: string) =>
  (
    await admin<
      {
        id: string;
        stage: string | null;
        latest_on: string;
        is_blocked: boolean;
        is_open: boolean;
      }[]
    >`select id, stage, latest_on::text, is_blocked, is_open from jobs where order_id = ${orderId} order by seq`
  )[0];
const known = async (orderId: string) => {
  const { id, version } = await runningOf(orderId);
  return { id, version };
};

describe("the way of a job", () => {
  test("opens with the signature, a job for each shoot that was sold, due backwards from the promise (row 16)", async () => {
    await signInAs("owner");
    const { id: packageId } = await storedPackage({ shoots: "3" });
    const order = await aSignedOrder({ packageId, promisedOn: soon(40) });
    const [count] = await admin`select count(*)::int as n from jobs where order_id = ${order.id}`;
    expect(count).toEqual({ n: 3 });
    const tasks = await tasksOf(order.id);
    expect(tasks.map(({ stage }) => stage)).toEqual([...stageCodes]);
    expect(tasks.map(({ status }) => status)).toEqual(["ready", ...Array(10).fill("pending")]);
    expect(tasks.at(-1)?.due_on).toBe(soon(40));
    expect(tasks.find(({ stage }) => stage === "production")?.due_on).toBe(soon(37));
  });

  test("every stage is due before the next by the next one's days, whatever the line and the promise", () => {
    const line = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 400 }), (days, until) => {
        const stages = stageCodes.map((stage, nth) => ({ stage, days: days[nth] ?? 0, proof: "" }));
        const promised = addDays("2026-01-01" as Day, until);
        const due = dueDays(stages, promised);
        const isInOrder = due.every((on, nth) => {
          const next = due[nth + 1];
          return !next || daysBetween(on, next) >= (stages[nth + 1]?.days ?? 0);
        });
        const factory = due[stageCodes.indexOf("production")];
        return (
          isInOrder && due.at(-1) === promised && !!factory && factory <= addDays(promised, -3)
        );
      }),
    );
  });

  test("slack is what is left once all that remains has taken its days; green from 3, amber to 0, then red", async () => {
    const order = await aSignedOrder({ promisedOn: soon(40) });
    const tasks = await tasksOf(order.id);
    const sum = tasks.reduce((all, { days }) => all + days, 0);
    const [job] = await jobsOfOrder(await signInAs("branch_manager"), order.id);
    expect(job?.slack).toBe(40 - sum);
    expect(earliestFrom(today, tasks as never)).toBe(soon(sum));
    expect([3, 2, 0, -1].map(lightOf)).toEqual(["green", "amber", "amber", "red"]);
    const running = { latestOn: soon(5) as Day, expectedOn: soon(7) as Day };
    expect(slackOf(running, today)).toBe(-2);
  });

  test("a stage is given to somebody, who is told; he begins and hands in, with what shows it", async () => {
    const order = await aSignedOrder();
    await signInAs("branch_manager");
    for (const _ of ["scheduled"])
      done(await skipTask({ ...(await known(order.id)), reason: "已约好" }));
    const task = await assigned(order.id, "stylist");
    const stylist = await signInAs("stylist");
    expect(
      await admin`select message from inbox_items where person_id = ${stylist.id} and document_id = ${order.id}`,
    ).toEqual([{ message: "jobs.assigned-to-you" }]);
    const own = await board(stylist, filterOf({}), null);
    expect(own.rows.find(({ orderId }) => orderId === order.id)).toMatchObject({ stage: "prep" });
    expect(await getJob(stylist, (await jobOf(order.id))?.id ?? "")).toMatchObject({ seq: 1 });
    done(await startTask({ id: task.id, version: task.version }));
    const hand = { ...(await known(order.id)), evidence: "" };
    expect(await handInTask(hand)).toMatchObject({
      failure: { fields: { evidence: ["jobs.proof-missing"] } },
    });
    done(await handInTask({ ...hand, evidence: "选服单已签，三套" }));
    expect(await runningOf(order.id)).toMatchObject({ stage: "prep", status: "submitted" });
  });

  test("is confirmed by somebody else than who handed it in; then the next begins (S6)", async () => {
    const order = await aSignedOrder();
    const task = await handedIn(order.id, "branch_manager");
    const move = { id: task.id, version: task.version };
    expect(await confirmTask(move)).toMatchObject({ failure: { code: "jobs.own-work" } });
    await expect(
      admin`update stage_tasks set status = 'done', confirmed_by = submitted_by where id = ${task.id}`,
    ).rejects.toMatchObject({ constraint_name: "nobody_confirms_his_own_work" });
    await signInAs("owner");
    done(await confirmTask(move));
    expect(await runningOf(order.id)).toMatchObject({ stage: "prep", status: "ready" });
    expect(await jobOf(order.id)).toMatchObject({ stage: "prep" });
  });

  test("one stage follows the other: the database begins none before those ahead are over", async () => {
    const order = await aSignedOrder();
    const [, second] = await tasksOf(order.id);
    await expect(
      admin`update stage_tasks set status = 'in_progress' where id = ${second?.id ?? ""}`,
    ).rejects.toMatchObject({ constraint_name: "stage_after_stage" });
  });

  test("blocked with a reason that stands on the board; sent back with a reason, and what followed waits", async () => {
    const order = await aSignedOrder();
    await assigned(order.id, "dispatcher");
    await signInAs("dispatcher");
    done(await blockTask({ ...(await known(order.id)), reason: "顾客联系不上" }));
    const manager = await signInAs("branch_manager");
    const blocked = await board(manager, filterOf({ blocked: "1" }), null);
    expect(blocked.rows.find(({ orderId }) => orderId === order.id)).toMatchObject({
      status: "blocked",
      reason: "顾客联系不上",
    });
    await signInAs("dispatcher");
    done(await unblockTask(await known(order.id)));
    done(await startTask(await known(order.id)));
    done(await handInTask({ ...(await known(order.id)), evidence: "约好周六" }));
    await signInAs("branch_manager");
    const first = await known(order.id);
    done(await confirmTask(first));
    done(await sendBackTask({ ...first, version: first.version + 1, reason: "时间冲突" }));
    expect((await tasksOf(order.id)).slice(0, 2)).toMatchObject([
      { status: "ready", reworks: 1 },
      { status: "pending" },
    ]);
    expect(await jobOf(order.id)).toMatchObject({ stage: "scheduled" });
  });

  test("hurried with a reason, once; not while the order rests", async () => {
    const order = await aSignedOrder();
    await signInAs("branch_manager");
    const hurry = { ...(await known(order.id)), reason: "新娘提前出国" };
    done(await hurryJob(hurry));
    expect(await hurryJob(hurry)).toMatchObject({ failure: { code: "jobs.hurried-already" } });
    done(await holdOrder({ id: order.id, version: 2, reason: "改期" }));
    expect(await jobOf(order.id)).toMatchObject({ is_open: false });
    expect(await skipTask(hurry)).toMatchObject({ failure: { code: "jobs.order-rests" } });
  });

  test("a new promise moves what is still to be done, and its slack with it", async () => {
    const order = await aSignedOrder({ promisedOn: soon(40) });
    const before = await jobOf(order.id);
    await signInAs("sales");
    const move = { id: order.id, version: 2, reason: "顾客出差" };
    done(await promiseOrder({ ...move, promisedOn: soon(50) }));
    const after = await jobOf(order.id);
    expect(daysBetween(before?.latest_on as Day, after?.latest_on as Day)).toBe(10);
    expect((await tasksOf(order.id)).at(-1)?.due_on).toBe(soon(50));
  });

  test("ends with the last stage: the order is completed once nothing is owed, and not before", async () => {
    const [paid, owing] = [await aSignedOrder(), await aSignedOrder()];
    await aReceipt(paid.id, { kind: "balance", amount: "4999" });
    for (const order of [paid, owing]) {
      for (const _ of stageCodes.slice(1)) {
        await signInAs("branch_manager");
        done(await skipTask({ ...(await known(order.id)), reason: "测试" }));
      }
      await passed(order.id, "pickup_clerk");
      expect(await jobOf(order.id)).toMatchObject({ stage: null });
    }
    expect(await storedOrder(paid.id)).toMatchObject({ status: "completed" });
    expect(await storedOrder(owing.id)).toMatchObject({ status: "active" });
  });
});

describe("who does what", () => {
  test("one's own stages only; assigning, confirming, skipping are the supervisor's (domain.md 12)", async () => {
    const order = await aSignedOrder();
    const task = await assigned(order.id, "retoucher");
    const move = { id: task.id, version: task.version };
    await signInAs("designer");
    expect(await startTask(move)).toMatchObject({ failure: { code: "core.gone" } });
    const { id: assigneeId } = await signInAs("retoucher");
    expect(await skipTask({ ...move, reason: "懒" })).toMatchObject({
      failure: { code: "core.forbidden" },
    });
    expect(await assignTask({ ...move, assigneeId })).toMatchObject({
      failure: { code: "core.forbidden" },
    });
    await signInAs("branch_manager", "XM02");
    expect(await skipTask({ ...move, reason: "别家" })).toMatchObject({
      failure: { code: "core.gone" },
    });
    const stranger = await signInAs("photographer");
    expect(await getJob(stranger, (await jobOf(order.id))?.id ?? "")).toBeNull();
  });

  test("two supervisors at once: one move happens, the other is told", async () => {
    const order = await aSignedOrder();
    const task = await handedIn(order.id, "dispatcher");
    await signInAs("branch_manager");
    const move = { id: task.id, version: task.version };
    const answers = await Promise.all([
      confirmTask(move),
      sendBackTask({ ...move, reason: "缺一页" }),
      confirmTask(move),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test("the board filters by light and counts by stage; stages changed hold from the next order on", async () => {
  const late = await aSignedOrder({ promisedOn: soon(1) });
  const manager = await signInAs("branch_manager");
  const red = await board(manager, filterOf({ light: "red", stage: "scheduled" }), null);
  expect(red.rows.map(({ orderId }) => orderId)).toContain(late.id);
  expect(red.counts.find(({ stage }) => stage === "scheduled")?.red).toBeGreaterThan(0);
  const [type] = await admin<
    { id: string }[]
  >`select shoot_type_id as id from orders where id = ${late.id}`;
  const line = (await listLines(manager)).find(({ id }) => id === type?.id);
  const stages = (line?.stages ?? []).map((one) => ({ ...one, days: "9" }));
  const change = { shootTypeId: type?.id ?? "", version: line?.version ?? 0, stages };
  expect(await changeStages({ ...change, stages: [...stages].reverse() })).toMatchObject({
    ok: false,
  });
  expect(
    await changeStages({ ...change, stages: stages.map((one) => ({ ...one, days: "九" })) }),
  ).toMatchObject({ failure: { fields: { "stages.0.days": ["jobs.days-wrong"] } } });
  done(await changeStages(change));
  expect(await changeStages(change)).toMatchObject({ failure: { code: "core.changed-by-others" } });
  expect((await tasksOf(late.id))[0]?.days).not.toBe(9);
  const next = await aSignedOrder({ packageId: late.packageId });
  expect((await tasksOf(next.id)).map(({ days }) => days)).toEqual(Array(11).fill(9));
});
