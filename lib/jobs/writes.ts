import "server-only";
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import type { Tx } from "@/db";
import { jobs, stageLines, stageTasks } from "@/db/schema/jobs";
import type { orders } from "@/db/schema/orders";
import { type Permission, reaches, type Staff } from "@/lib/core/actor";
import { Refusal } from "@/lib/core/refusal";
import type { Day } from "@/lib/core/time";
import { stageCodes } from "./kinds";
import { dueDays, type Stage } from "./rules";

type SignedOrder = Pick<
  typeof orders.$inferSelect,
  "id" | "branchId" | "shootTypeId" | "promisedOn"
>;

const stagesInput = z.array(
  z.object({ stage: z.enum(stageCodes), days: z.int(), proof: z.string() }),
);

/** The stages of a kind of shoot as they are now. */
export async function lineOf(
  tx: Tx,
  shootTypeId: string,
): Promise<{ version: number; stages: Stage[] }> {
  const [row] = await tx
    .select()
    .from(stageLines)
    .where(eq(stageLines.shootTypeId, shootTypeId))
    .orderBy(desc(stageLines.version))
    .limit(1);
  if (!row) throw new Error("every kind of shoot has a line of stages");
  return { version: row.version, stages: stagesInput.parse(row.stages) };
}

/** One job for each shoot that was sold, all their stages due backwards from the promised day. */
export async function openJobs(tx: Tx, order: SignedOrder, shoots: number): Promise<void> {
  const { id: orderId, branchId, shootTypeId, promisedOn } = order;
  const { version: lineVersion, stages } = await lineOf(tx, shootTypeId);
  const due = dueDays(stages, promisedOn);
  const made = Array.from({ length: shoots }, (_, nth) => ({ id: uuid(), seq: nth + 1 }));
  await tx.insert(jobs).values(
    made.map(({ id, seq }) => ({
      ...{ id, seq, orderId, branchId, promisedOn, shootTypeId, lineVersion },
      name: String(seq),
    })),
  );
  await tx.insert(stageTasks).values(
    made.flatMap(({ id: jobId }) =>
      stages.map(({ stage, days, proof }, nth) => ({
        ...{ id: uuid(), branchId, jobId, seq: nth + 1, stage, days, proof },
        status: nth === 0 ? ("ready" as const) : ("pending" as const),
        dueOn: due[nth] ?? promisedOn,
      })),
    ),
  );
}

/** A new promise moves what is still to be done; what is over keeps its day. */
export async function promiseJobs(tx: Tx, orderId: string, promisedOn: Day): Promise<void> {
  const of = await tx
    .update(jobs)
    .set({ promisedOn, version: sql`${jobs.version} + 1` })
    .where(eq(jobs.orderId, orderId))
    .returning({ id: jobs.id });
  for (const { id } of of) {
    const tasks = await tx
      .select()
      .from(stageTasks)
      .where(eq(stageTasks.jobId, id))
      .orderBy(asc(stageTasks.seq));
    const due = dueDays(tasks, promisedOn);
    for (const [nth, { id: taskId, status }] of tasks.entries())
      if (status !== "done" && status !== "skipped")
        await tx
          .update(stageTasks)
          .set({ dueOn: due[nth] ?? promisedOn })
          .where(eq(stageTasks.id, taskId));
  }
}

export type StoredTask = typeof stageTasks.$inferSelect;
export type StoredJob = typeof jobs.$inferSelect;

/**
 * A stage with its job, whose row is locked first, so that two moves on one job follow one another. By
 * `work` one reaches what is assigned to oneself; anybody else finds nothing (PM-07).
 */
export async function lockTask(
  tx: Tx,
  actor: Staff,
  needed: readonly Permission[],
  id: string,
): Promise<{ task: StoredTask; job: StoredJob }> {
  const [found] = await tx.select().from(stageTasks).where(eq(stageTasks.id, id));
  if (!found) throw new Refusal("core.gone");
  const [job] = await tx.select().from(jobs).where(eq(jobs.id, found.jobId)).for("update");
  const [task] = await tx.select().from(stageTasks).where(eq(stageTasks.id, id)).for("update");
  const whose = { branchId: found.branchId, ownerId: task?.assigneeId ?? null };
  if (!job || !task || !needed.some((one) => reaches(actor, one, whose)))
    throw new Refusal("core.gone");
  if (!job.isOpen) throw new Refusal("jobs.order-rests");
  return { task, job };
}

/** What comes next can begin. */
export async function advance(tx: Tx, { jobId, seq }: StoredTask): Promise<StoredTask | null> {
  const [next] = await tx
    .select()
    .from(stageTasks)
    .where(
      and(eq(stageTasks.jobId, jobId), gt(stageTasks.seq, seq), eq(stageTasks.status, "pending")),
    )
    .orderBy(asc(stageTasks.seq))
    .limit(1);
  if (!next) return null;
  await tx
    .update(stageTasks)
    .set({ status: "ready", version: next.version + 1 })
    .where(eq(stageTasks.id, next.id));
  return next;
}

/** What had become possible behind it waits again. */
export const holdBack = (tx: Tx, { jobId, seq }: StoredTask) =>
  tx
    .update(stageTasks)
    .set({ status: "pending", version: sql`${stageTasks.version} + 1` })
    .where(
      and(eq(stageTasks.jobId, jobId), gt(stageTasks.seq, seq), eq(stageTasks.status, "ready")),
    );
