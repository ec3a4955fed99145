"use server";

import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { jobs, stageLines, stageTasks } from "@/db/schema/jobs";
import { people } from "@/db/schema/people";
import { action } from "@/lib/core/action";
import type { Staff } from "@/lib/core/actor";
import type { Trace } from "@/lib/core/audit";
import { step } from "@/lib/core/machine";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { notify } from "@/lib/inbox/writes";
import { completeWhenOver } from "@/lib/orders/writes";
import { stages as stagesRight, supervise, work } from "./access";
import {
  assignTaskInput,
  changeStagesInput,
  handInInput,
  moveTaskInput,
  stopTaskInput,
} from "./schema";
import { moves, type TaskMove } from "./states";
import { advance, holdBack, lineOf, lockTask, type StoredJob, type StoredTask } from "./writes";

type Move = {
  tx: Tx;
  actor: Staff;
  trace: (trace: Trace) => Promise<void>;
  input: { id: string; version: number; reason?: string; evidence?: string };
};

/** One move of a stage: locked, checked against the table of moves, written, traced on its order. */
async function move(
  { tx, actor, trace, input }: Move,
  name: TaskMove,
  change: (task: StoredTask) => Partial<StoredTask> | Record<string, unknown>,
): Promise<{ task: StoredTask; job: StoredJob }> {
  const needed = moves[name].may === work ? [work, supervise] : [supervise];
  const { task, job } = await lockTask(tx, actor, needed, input.id);
  sameVersion(task, input.version, () => ({ version: task.version }));
  const status = step(moves, task.status, name);
  await tx
    .update(stageTasks)
    .set({ ...change(task), status, version: task.version + 1 })
    .where(eq(stageTasks.id, task.id));
  await trace({
    ...{ act: `jobs.${name}`, document: "order", id: job.orderId, branchId: job.branchId },
    after: { job: job.seq, stage: `jobs.stage-${task.stage}`, evidence: input.evidence },
    reason: input.reason,
  });
  return { task, job };
}

export const assignTask = action({
  may: supervise,
  input: assignTaskInput,
  run: async ({ tx, actor, input: { id, version, assigneeId }, trace }) => {
    const { task, job } = await lockTask(tx, actor, [supervise], id);
    sameVersion(task, version, () => ({ version: task.version }));
    if (task.status === "done" || task.status === "skipped")
      throw new Refusal("core.cannot-move", { move: "assign", state: task.status });
    const [person] = await tx.select().from(people).where(eq(people.id, assigneeId));
    if (!person?.active || person.branchId !== job.branchId)
      throw new Refusal("core.invalid", {}, { fields: { assigneeId: ["jobs.not-of-branch"] } });
    await tx
      .update(stageTasks)
      .set({ assigneeId, version: task.version + 1 })
      .where(eq(stageTasks.id, id));
    if (assigneeId !== actor.id)
      await notify(tx, {
        people: [assigneeId],
        ...{ message: "jobs.assigned-to-you", params: { stage: `jobs.stage-${task.stage}` } },
        ...{ meaning: "waiting", document: "order", documentId: job.orderId },
      });
    await trace({
      ...{ act: "jobs.assign", document: "order", id: job.orderId, branchId: job.branchId },
      before: { assigneeId: task.assigneeId },
      after: { job: job.seq, stage: `jobs.stage-${task.stage}`, assigneeId },
    });
    return { id };
  },
});

export const startTask = action({
  may: work,
  input: moveTaskInput,
  run: async (call) => {
    await move(call, "start", () => ({ startedAt: sql`now()`, reason: "" }));
    return { id: call.input.id };
  },
});

/** Done, as far as the one who did it can say; with what the stage asks to be shown. */
export const handInTask = action({
  may: work,
  input: handInInput,
  run: async (call) => {
    const { evidence } = call.input;
    await move(call, "handIn", ({ proof }) => {
      if (proof && !evidence)
        throw new Refusal("core.invalid", {}, { fields: { evidence: ["jobs.proof-missing"] } });
      return { submittedBy: call.actor.id, evidence };
    });
    return { id: call.input.id };
  },
});

export const blockTask = action({
  may: work,
  input: stopTaskInput,
  run: async (call) => {
    await move(call, "block", () => ({ reason: call.input.reason }));
    return { id: call.input.id };
  },
});

export const unblockTask = action({
  may: work,
  input: moveTaskInput,
  run: async (call) => {
    await move(call, "unblock", () => ({ reason: "", startedAt: null }));
    return { id: call.input.id };
  },
});

/** Looked at by somebody else than who did it; the next stage can begin, and the last one ends the order. */
export const confirmTask = action({
  may: supervise,
  input: moveTaskInput,
  run: async (call) => {
    const { tx, actor } = call;
    const { task, job } = await move(call, "confirm", ({ submittedBy }) => {
      if (submittedBy === actor.id) throw new Refusal("jobs.own-work");
      return { confirmedBy: actor.id, doneAt: sql`now()`, reason: "" };
    });
    if ((await advance(tx, task)) === null) await completeWhenOver(tx, job.orderId);
    return { id: task.id };
  },
});

/** 返工: it begins again, with why; what had become possible behind it waits. */
export const sendBackTask = action({
  may: supervise,
  input: stopTaskInput,
  run: async (call) => {
    const { tx, input } = call;
    const { task } = await move(call, "sendBack", ({ reworks }) => ({
      ...{ reason: input.reason, reworks: reworks + 1, startedAt: null, doneAt: null },
      ...{ submittedBy: null, confirmedBy: null },
    }));
    await holdBack(tx, task);
    return { id: task.id };
  },
});

export const skipTask = action({
  may: supervise,
  input: stopTaskInput,
  run: async (call) => {
    const { tx, input } = call;
    const { task, job } = await move(call, "skip", () => ({
      ...{ reason: input.reason, doneAt: sql`now()` },
    }));
    if ((await advance(tx, task)) === null) await completeWhenOver(tx, job.orderId);
    return { id: task.id };
  },
});

/** 加急: it stands first on the board until it is over. */
export const hurryJob = action({
  may: supervise,
  input: stopTaskInput,
  run: async (call) => {
    const { tx, actor, input, trace } = call;
    const { task, job } = await lockTask(tx, actor, [supervise], input.id);
    sameVersion(task, input.version, () => ({ version: task.version }));
    if (job.isUrgent) throw new Refusal("jobs.hurried-already");
    await tx
      .update(jobs)
      .set({ isUrgent: true, version: job.version + 1 })
      .where(eq(jobs.id, job.id));
    if (task.assigneeId && task.assigneeId !== actor.id)
      await notify(tx, {
        people: [task.assigneeId],
        ...{ message: "jobs.hurried", params: { stage: `jobs.stage-${task.stage}` } },
        ...{ meaning: "waiting", document: "order", documentId: job.orderId },
      });
    await trace({
      ...{ act: "jobs.hurry", document: "order", id: job.orderId, branchId: job.branchId },
      after: { job: job.seq, stage: `jobs.stage-${task.stage}` },
      reason: input.reason,
    });
    return { id: job.id };
  },
});

/** From the next order on; jobs that have begun keep the line they began with. */
export const changeStages = action({
  may: stagesRight,
  input: changeStagesInput,
  run: async ({ tx, actor, input: { shootTypeId, version, stages }, trace }) => {
    await tx.execute(sql`select from shoot_types where id = ${shootTypeId} for update`);
    const before = await lineOf(tx, shootTypeId).catch(() => {
      throw new Refusal("core.gone");
    });
    sameVersion(before, version, () => ({ version: before.version }));
    await tx
      .insert(stageLines)
      .values({ shootTypeId, version: before.version + 1, stages, madeBy: actor.id });
    const said = (line: readonly { days: number }[]) => line.map(({ days }) => days);
    await trace({
      ...{ act: "jobs.change-stages", document: "shoot-type", id: shootTypeId },
      before: { days: said(before.stages) },
      after: { days: said(stages) },
    });
    return { id: shootTypeId };
  },
});
