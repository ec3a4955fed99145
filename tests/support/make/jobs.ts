import type { Role } from "@/lib/core/actor";
import { assignTask, confirmTask, handInTask, startTask } from "@/lib/jobs/actions";
import { admin } from "../admin";
import { signInAs } from "../session";
import { done } from "./purchase-orders";

export type TaskRow = {
  id: string;
  version: number;
  stage: string;
  status: string;
  days: number;
  due_on: string;
  assignee_id: string | null;
  reworks: number;
};

/** The stages of an order's first job, in their order. */
export const tasksOf = (orderId: string) =>
  admin<TaskRow[]>`
    select t.id, t.version, t.stage, t.status, t.days, t.due_on::text, t.assignee_id, t.reworks
    from stage_tasks t join jobs j on j.id = t.job_id
    where j.order_id = ${orderId} and j.seq = 1 order by t.seq`;

/** The one that is not over. */
export async function runningOf(orderId: string): Promise<TaskRow> {
  const task = (await tasksOf(orderId)).find(({ status }) => !["done", "skipped"].includes(status));
  if (!task) throw new Error("every stage is over");
  return task;
}

const known = ({ id, version }: TaskRow) => ({ id, version });

/** Given by the manager to somebody of the role. */
export async function assigned(orderId: string, role: Role = "retoucher") {
  const { id: assigneeId } = await signInAs(role);
  await signInAs("branch_manager");
  done(await assignTask({ ...known(await runningOf(orderId)), assigneeId }));
  return runningOf(orderId);
}

/** Assigned, begun, handed in by that person. */
export async function handedIn(orderId: string, role: Role = "retoucher") {
  const task = await assigned(orderId, role);
  await signInAs(role);
  done(await startTask(known(task)));
  done(await handInTask({ ...known(await runningOf(orderId)), evidence: "NAS-1 / 0031" }));
  return runningOf(orderId);
}

/** The whole way of one stage. */
export async function passed(orderId: string, role: Role = "retoucher") {
  const task = await handedIn(orderId, role);
  await signInAs("branch_manager");
  done(await confirmTask(known(task)));
}
