import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { branchesFor, can, reaches, type Staff } from "@/lib/core/actor";
import { branchesIn, zoneOf } from "@/lib/core/branch";
import { among, must, reading, within } from "@/lib/core/guard";
import { type Cursor, cursorIn, cursorText, dayKey, keyset, pageOfRows } from "@/lib/core/keyset";
import { type Day, dayIn } from "@/lib/core/time";
import { read, seesAll, stages as stagesRight, supervise, work } from "./access";
import { type StageCode, stageCodes, type TaskStatus } from "./kinds";
import { slackOf } from "./rules";
import { lineOf } from "./writes";

export type Task = {
  id: string;
  version: number;
  stage: StageCode;
  days: number;
  proof: string;
  status: TaskStatus;
  assigneeId: string | null;
  assignee: string | null;
  dueOn: Day;
  evidence: string;
  reason: string;
  reworks: number;
  isOwnWork: boolean;
  /** It is this person's to do; his to look at and to lead. */
  mayWork: boolean;
  maySupervise: boolean;
};

type RawTask = Omit<Task, "isOwnWork" | "mayWork" | "maySupervise"> & {
  job_id: string;
  branch_id: string;
  submitted_by: string | null;
};

/** The jobs of an order with their stages, for who may see them. */
export async function jobsOfOrder(actor: Staff, orderId: string) {
  if (!can(actor, read)) return [];
  return reading(actor, (tx) => jobsIn(tx, actor, sql`j.order_id = ${orderId}`));
}

/** Those of a condition that this person sees: all of his branch, or where a stage is his. `j` is the job. */
export async function jobsIn(tx: Tx, actor: Staff, which: SQL) {
  const today = dayIn(zoneOf(actor));
  const mine = sql`exists (select from stage_tasks m where m.job_id = j.id and m.assignee_id = ${actor.id})`;
  const all =
    within(actor, read, { branch: sql`j.branch_id`, owner: sql`j.assignee_id` }) ?? sql`true`;
  const where = sql`${which} and (${all} or ${mine})`;
  const found = await tx.execute<{
    id: string;
    seq: number;
    stage: StageCode | null;
    isUrgent: boolean;
    isOpen: boolean;
    latestOn: Day | null;
    expectedOn: Day | null;
  }>(sql`
    select j.id, j.seq, j.stage, j.is_urgent as "isUrgent", j.is_open as "isOpen",
      j.latest_on::text as "latestOn", j.expected_on::text as "expectedOn"
    from jobs j where ${where} order by j.seq limit 99`);
  const tasks = await tx.execute<RawTask>(sql`
    select t.id, t.version, t.stage, t.days, t.proof, t.status, t.assignee_id as "assigneeId", p.name as assignee,
      t.due_on::text as "dueOn", t.evidence, t.reason, t.reworks, t.job_id, t.branch_id, t.submitted_by
    from stage_tasks t join jobs j on j.id = t.job_id left join people p on p.id = t.assignee_id
    where ${where} order by t.seq limit 1200`);
  return found.map(({ latestOn, expectedOn, ...job }) => ({
    ...job,
    slack: job.stage && latestOn ? slackOf({ latestOn, expectedOn }, today) : null,
    tasks: tasks
      .filter(({ job_id }) => job_id === job.id)
      .map(({ job_id: _job, branch_id, submitted_by, ...task }): Task => {
        const whose = { branchId: branch_id, ownerId: task.assigneeId };
        return {
          ...task,
          isOwnWork: submitted_by === actor.id,
          mayWork: reaches(actor, work, whose) || reaches(actor, supervise, whose),
          maySupervise: reaches(actor, supervise, whose),
        };
      }),
  }));
}
export type OrderJob = Awaited<ReturnType<typeof jobsIn>>[number];

/** Who can be given a stage in a branch. */
export async function hands(actor: Staff, branchId: string) {
  if (!can(actor, supervise)) return [];
  return reading(actor, async (tx) => {
    const rows = await tx.execute<{ value: string; label: string }>(sql`
      select p.id as value, p.name as label from people p
      where p.branch_id = ${branchId} and p.active and exists (select from assignments a
        join role_grants g on g.role = a.role
        where a.person_id = p.id and g.permission = ${work.name} and g.scope <> 'none')
      order by p.name limit 200`);
    return [...rows];
  });
}

export type BoardFilter = {
  stage: StageCode | null;
  lights: ("red" | "amber")[];
  mine: boolean;
  blocked: boolean;
  branches: string[];
  after: Cursor | null;
  before: Cursor | null;
};

type Search = Record<string, string | string[] | undefined>;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the address asks of the board; anything unsound in it is as if it were not there. */
export function filterOf(search: Search): BoardFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  return {
    stage: stageCodes.find((code) => code === one("stage")) ?? null,
    lights: (["red", "amber"] as const).filter((light) => one("light").split(",").includes(light)),
    mine: one("mine") !== "",
    blocked: one("blocked") !== "",
    branches: one("branch")
      .split(",")
      .filter((id) => uuid.test(id)),
    after: cursorIn(one("after"), dayKey),
    before: cursorIn(one("before"), dayKey),
  };
}

const pageSize = 80;
type View = { actor: Staff; branchId: string | null; today: Day };

type RawJob = {
  id: string;
  order_id: string;
  order_name: string;
  customer: string;
  package: string;
  seq: number;
  of: number;
  stage: StageCode;
  status: TaskStatus;
  assignee: string | null;
  due_on: Day;
  latest_on: Day;
  expected_on: Day | null;
  is_urgent: boolean;
  reason: string;
  branch: string;
  cursor: string;
};

/**
 * Open jobs, those with the least time first, and how many stand at each stage. Who supervises nobody
 * and sees no orders has his own work here.
 */
export async function board(actor: Staff, filter: BoardFilter, branchId: string | null) {
  must(actor, read);
  const view: View = { actor, branchId, today: dayIn(zoneOf(actor)) };
  return reading(actor, async (tx) => {
    const [page, counts] = await Promise.all([
      pageOf(tx, view, filter),
      countsOf(tx, view, filter),
    ]);
    const branches = branchesFor(actor, read).map(({ id, name }) => ({ value: id, label: name }));
    return {
      ...page,
      rows: page.rows.map((row) => shown(row, view.today)),
      ...{ counts, branches, today: view.today, isOwn: !seesAll(actor) },
    };
  });
}
export type BoardPage = Awaited<ReturnType<typeof board>>;
export type BoardRow = BoardPage["rows"][number];

/** A job is the assignee's of its running stage. `j` is the job. */
function conditions({ actor, branchId, today }: View, filter: BoardFilter): SQL {
  const isRed = sql`(j.latest_on < ${today}::date or j.latest_on < j.expected_on)`;
  const isAmber = sql`(not ${isRed} and j.latest_on - greatest(${today}::date, j.expected_on) <= 2)`;
  const lights = { red: isRed, amber: isAmber };
  const wanted = filter.lights.map((light) => lights[light]);
  const parts = [
    sql`j.is_open and j.stage is not null`,
    within(actor, read, { branch: sql`j.branch_id`, owner: sql`j.assignee_id` }),
    among(sql`j.branch_id`, branchesIn({ branchId }, filter) ?? []),
    filter.stage && sql`j.stage = ${filter.stage}`,
    wanted.length > 0 && sql`(${sql.join(wanted, sql` or `)})`,
    filter.mine && sql`j.assignee_id = ${actor.id}`,
    filter.blocked && sql`j.is_blocked`,
  ].filter((part): part is SQL => Boolean(part));
  return sql.join(parts, sql` and `);
}

async function pageOf(tx: Tx, view: View, filter: BoardFilter) {
  const { beyond, order } = keyset(
    { key: sql`j.latest_on`, type: sql`date`, id: sql`j.id` },
    filter,
  );
  const rows = await tx.execute<RawJob>(sql`
    select j.id, j.order_id, coalesce(o.number, o.draft_name) as order_name, o.customer_name as customer,
      v.content ->> 'name' as package, j.seq, (select count(*)::int from jobs n where n.order_id = j.order_id) as of,
      j.stage, t.status, p.name as assignee, t.due_on::text as due_on, j.latest_on::text as latest_on,
      j.expected_on::text as expected_on, j.is_urgent, t.reason, b.code as branch, j.latest_on::text as cursor
    from (select * from jobs j where ${conditions(view, filter)} ${beyond ? sql`and ${beyond}` : sql``}
      order by ${order} limit ${pageSize + 1}) j
    join orders o on o.id = j.order_id
    join package_versions v on v.package_id = o.package_id and v.version = o.package_version
    join stage_tasks t on t.job_id = j.id and t.stage = j.stage
    left join people p on p.id = t.assignee_id
    join branches b on b.id = j.branch_id
    order by ${order}`);
  return pageOfRows(rows, pageSize, filter, ({ cursor, id }) => cursorText({ key: cursor, id }));
}

type Counts = { stage: StageCode; all: number; red: number };

async function countsOf(tx: Tx, view: View, filter: BoardFilter): Promise<Counts[]> {
  const { today } = view;
  const rows = await tx.execute<Counts>(sql`
    select j.stage, count(*)::int as all,
      count(*) filter (where j.latest_on < ${today}::date or j.latest_on < j.expected_on)::int as red
    from jobs j where ${conditions(view, { ...filter, stage: null })} group by j.stage`);
  return stageCodes.map(
    (stage) => rows.find((row) => row.stage === stage) ?? { stage, all: 0, red: 0 },
  );
}

const shown = (row: RawJob, today: Day) => ({
  id: row.id,
  orderId: row.order_id,
  order: row.order_name,
  customer: row.customer,
  package: row.package,
  seq: row.seq,
  of: row.of,
  stage: row.stage,
  status: row.status,
  assignee: row.assignee,
  dueOn: row.due_on,
  isUrgent: row.is_urgent,
  reason: row.status === "blocked" ? row.reason : "",
  branch: row.branch,
  slack: slackOf({ latestOn: row.latest_on, expectedOn: row.expected_on }, today),
});

/** The stages of every kind of shoot, for who may change them. */
export async function listLines(actor: Staff) {
  must(actor, stagesRight);
  return reading(actor, async (tx) => {
    const types = await tx.execute<{ id: string; name: string }>(
      sql`select id, name from shoot_types order by created_at, id limit 50`,
    );
    return Promise.all(
      types.map(async ({ id, name }) => ({ id, name, ...(await lineOf(tx, id)) })),
    );
  });
}
export type Line = Awaited<ReturnType<typeof listLines>>[number];
