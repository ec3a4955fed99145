import type { Role } from "../../core/actor.ts";
import { addDays, type Day } from "../../core/time.ts";
import type { StageCode } from "../../jobs/kinds.ts";
import { dueDays, type Stage as Step } from "../../jobs/rules.ts";
import type { Person } from "./people.ts";
import { type Random, randomFrom } from "./random.ts";
import { demoSeed, insert, type Stage } from "./stage.ts";

type Order = {
  id: string;
  branch_id: string;
  shoot_type_id: string;
  promised_on: Day;
  signed_at: Date;
  status: string;
  shoots: number;
  stages: Step[];
};
type Row = Parameters<typeof insert>[2][number];

const doers: Record<StageCode, Role> = {
  ...{ scheduled: "dispatcher", prep: "stylist", shoot: "photographer", ingest: "retoucher" },
  ...{ selecting: "selector", retouch: "retoucher", design: "designer" },
  ...{ production: "pickup_clerk", inspect: "pickup_clerk", ready: "cs_agent" },
  picked: "pickup_clerk",
};
const reasons = ["顾客联系不上", "等顾客补选两张", "少一套底片，已问摄影", "顾客出差，下周再定"];

/** Where the shoots of the demo's signed orders have come to: most in time, some late, a few blocked. */
export async function makeJobs(stage: Stage, people: readonly Person[]): Promise<void> {
  const { sql } = stage;
  const random = randomFrom(demoSeed + 4);
  const orders = await sql<Order[]>`
    select o.id, o.branch_id, o.shoot_type_id, o.promised_on::text as promised_on, o.signed_at, o.status,
      (v.content ->> 'shoots')::int as shoots, l.stages
    from orders o
    join package_versions v on v.package_id = o.package_id and v.version = o.package_version
    join stage_lines l on l.shoot_type_id = o.shoot_type_id and l.version = 1
    where o.status in ('active', 'completed') order by o.signed_at, o.id`;
  const rows = { jobs: [] as Row[], stage_tasks: [] as Row[] };
  for (const order of orders) {
    const staff = people.filter(({ branchId }) => branchId === order.branch_id);
    for (let seq = 1; seq <= order.shoots; seq += 1)
      tell(rows, stage, random, { order, seq, staff });
  }
  await insert(sql, "jobs", rows.jobs);
  await insert(sql, "stage_tasks", rows.stage_tasks);
}

type Case = { order: Order; seq: number; staff: readonly Person[] };

function tell(
  rows: { jobs: Row[]; stage_tasks: Row[] },
  { now, today }: Stage,
  random: Random,
  { order, seq, staff }: Case,
) {
  const { branch_id, shoot_type_id, promised_on, signed_at, status, stages } = order;
  const id = random.idAt(signed_at);
  const isOver = status === "completed";
  rows.jobs.push({
    ...{ id, branch_id, order_id: order.id, seq, name: String(seq), shoot_type_id },
    ...{ line_version: 1, promised_on, is_open: !isOver, created_at: signed_at },
    is_urgent: !isOver && random.chance(0.05),
  });
  const due = dueDays(stages, promised_on);
  const lag = random.chance(0.16) ? random.between(2, 9) : -random.between(1, 6);
  const manager = random.pick(staff.filter(({ role }) => role === "branch_manager"));
  const reached = addDays(today, -lag);
  const isPast = (nth: number) => isOver || (due[nth] ?? promised_on) < reached;
  const running = stages.findIndex((_, nth) => !isPast(nth));
  for (const [nth, { stage, days, proof }] of stages.entries()) {
    const on = due[nth] ?? promised_on;
    const who = random.pick(staff.filter(({ role }) => role === doers[stage]));
    const at = new Date(Math.min(Date.parse(`${on}T08:00:00Z`), now - 3_600_000));
    const state =
      running === -1 || nth < running
        ? "done"
        : nth > running
          ? "pending"
          : random.pick([
              "ready",
              "in_progress",
              "in_progress",
              "submitted",
              random.chance(0.3) ? "blocked" : "ready",
            ]);
    const isShown = state === "done" || state === "submitted";
    rows.stage_tasks.push({
      ...{ id: random.idAt(signed_at), branch_id, job_id: id, seq: nth + 1, stage, days, proof },
      ...{ status: state, due_on: on },
      assignee_id: state === "pending" || (state === "ready" && random.chance(0.3)) ? null : who.id,
      started_at:
        state === "in_progress" || isShown ? new Date(at.getTime() - days * 43_200_000) : null,
      submitted_by: isShown ? who.id : null,
      evidence: isShown && proof ? `NAS-1 / ${on} / ${seq}` : "",
      confirmed_by: state === "done" ? manager.id : null,
      done_at: state === "done" ? at : null,
      reason: state === "blocked" ? random.pick(reasons) : "",
    });
  }
}
