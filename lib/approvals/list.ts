import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { authored, reaches, type Staff } from "@/lib/core/actor";
import { fen, type Money } from "@/lib/core/figures";
import { must, reading, whose, within } from "@/lib/core/guard";
import { type Asked, cursorIn, cursorText, keyset, momentKey, pageOfRows } from "@/lib/core/keyset";
import { approve, read, seeCost } from "@/lib/purchase-orders/access";
import type { Status } from "@/lib/purchase-orders/states";
import { waits } from "./home";
import { waitsFor } from "./waiting";

export const approvalTabs = ["mine", "done", "sent"] as const;
export type ApprovalTab = (typeof approvalTabs)[number];

const pageSize = 50;

type Raw = {
  order_id: string;
  name: string;
  branch_id: string;
  department_id: string | null;
  author_id: string;
  author: string;
  party: string;
  summary: string;
  amount: string;
  revision: number;
  order_status: Status;
  seen: string;
  sent_at: string;
  due_at: string | null;
  step: number;
  steps: number;
  decision: "approve" | "reject" | null;
  cursor: string;
  cursor_id: string;
};

/** What waits for me, what I decided, what I submitted: one page, and how many wait. */
export async function listApprovals(
  actor: Staff,
  view: { tab: ApprovalTab; after: string | undefined; branchId: string | null },
) {
  must(actor, read);
  const asked = { after: cursorIn(view.after, momentKey) };
  return reading(actor, async (tx) => {
    const [found, { count }] = await Promise.all([
      tx.execute<Raw>(withNames(actor, sources[view.tab](actor, asked, view.branchId))),
      waits(tx, actor, { branchId: view.branchId }),
    ]);
    const { rows, after } = pageOfRows(found, pageSize, asked, (row) =>
      cursorText({ key: row.cursor, id: row.cursor_id }),
    );
    return { rows: rows.map((row) => shown(actor, row)), after, waiting: count };
  });
}
export type ApprovalRow = Awaited<ReturnType<typeof listApprovals>>["rows"][number];

const type = sql`timestamptz`;

/** Each tab is a set of requests in its own order, with the moment and id that its pages go by. */
const sources: Record<ApprovalTab, (actor: Staff, asked: Asked, branchId: string | null) => SQL> = {
  mine: (actor, asked, branchId) => {
    const { beyond, order } = keyset({ key: sql`s.due_at`, type, id: sql`r.id` }, asked);
    return sql`
    select r.*, s.due_at, null as decision, s.due_at as at, r.id as at_id, true as up
    from approval_steps s join approval_requests r on r.id = s.request_id and r.status = 'open'
    where ${waitsFor(actor, approve)} ${branchId ? sql`and s.branch_id = ${branchId}` : sql``}
      ${further(beyond)}
    order by ${order} limit ${pageSize + 1}`;
  },
  done: (actor, asked) => {
    const { beyond, order } = keyset({ key: sql`d.at`, type, id: sql`d.id` }, asked, true);
    return sql`
    select r.*, null::timestamptz as due_at, d.decision, d.at, d.id as at_id, false as up
    from approval_decisions d join approval_requests r on r.id = d.request_id
    where d.approver_id = ${actor.id} ${further(beyond)}
    order by ${order} limit ${pageSize + 1}`;
  },
  sent: (actor, asked) => {
    const { beyond, order } = keyset({ key: sql`r.created_at`, type, id: sql`r.id` }, asked, true);
    return sql`
    select r.*, null::timestamptz as due_at, null as decision, r.created_at as at, r.id as at_id, false as up
    from approval_requests r where r.author_id = ${actor.id} ${further(beyond)}
    order by ${order} limit ${pageSize + 1}`;
  },
};

const further = (beyond: SQL | undefined) => (beyond ? sql`and ${beyond}` : sql``);

const withNames = (actor: Staff, source: SQL) => {
  const scope = within(actor, read, whose("o"));
  return sql`
    select o.id as order_id, coalesce(o.number, o.draft_name) as name, o.branch_id, o.department_id, o.author_id, o.summary,
      o.status as order_status, a.name as author, p.name as party, r.amount::text as amount, r.revision,
      encode(r.content_hash, 'hex') as seen, r.created_at::text as sent_at, r.due_at::text as due_at, r.decision,
      r.at::text as cursor, r.at_id as cursor_id, at.step, at.steps
    from (${source}) r
    join purchase_orders o on o.id = r.document_id
    join people a on a.id = r.author_id
    join suppliers p on p.id = o.supplier_id
    cross join lateral (
      select least(count(*) filter (where t.status = 'approved') + 1, count(*))::int as step, count(*)::int as steps
      from approval_steps t where t.request_id = r.id) at
    ${scope ? sql`where ${scope}` : sql``}
    order by case when r.up then r.at end, r.at desc, r.at_id`;
};

function shown(actor: Staff, row: Raw) {
  const { branch_id: branchId, department_id: departmentId, author_id: authorId } = row;
  const sees = reaches(actor, seeCost, authored({ branchId, departmentId, authorId }));
  return {
    id: row.order_id,
    ...{ name: row.name, author: row.author, party: row.party, summary: row.summary },
    ...{ revision: row.revision, status: row.order_status, step: row.step, steps: row.steps },
    amount: sees ? (fen(BigInt(row.amount)) as Money) : null,
    seen: row.seen,
    sentAt: new Date(row.sent_at),
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    decision: row.decision,
    decidedAt: row.decision === null ? null : new Date(row.cursor),
  };
}

/** The documents that wait for this person, the most urgent first: the way from card to card. */
export async function queueOf(tx: Tx, actor: Staff): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select r.document_id as id from approval_steps s
    join approval_requests r on r.id = s.request_id and r.status = 'open'
    where ${waitsFor(actor, approve)} order by s.due_at, r.id limit 100`);
  return rows.map(({ id }) => id);
}

export const getQueue = (actor: Staff): Promise<string[]> => {
  must(actor, approve);
  return reading(actor, (tx) => queueOf(tx, actor));
};
