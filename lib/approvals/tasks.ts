import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, withTx } from "@/db";
import type { Job } from "@/lib/core/actor";
import { writeTrace } from "@/lib/core/audit";
import { fen, showMoney } from "@/lib/core/figures";
import { contextOf } from "@/lib/core/guard";
import { announce } from "@/lib/core/live";
import { reference } from "@/lib/core/log";
import type { Task } from "@/lib/core/queue";
import { notify } from "@/lib/inbox/writes";
import { approve } from "@/lib/purchase-orders/access";
import { approversIn, departmentOf, makersOf } from "./approvers";
import { seatsOf } from "./rules";

type Due = {
  request_id: string;
  seq: number;
  branch_id: string;
  roles: string[];
  person_id: string | null;
  escalate_to: string | null;
  document_id: string;
  revision: number;
  author_id: string;
  amount: string;
  name: string;
  party: string;
  decided: string[] | null;
  late: boolean;
};

/** A step that nobody takes: first its approvers are asked again, then it goes to whom the rule names (A7). */
export const remind: Task = {
  name: "approvals.remind",
  cron: "*/5 * * * *",
  run: async (job) => {
    for (const { mark, when, message } of rounds) {
      await withTx(contextOf(job), async (tx) => {
        for (const step of await claim(tx, mark, when)) await tell(tx, job, step, mark, message);
      });
    }
  },
};

/** Escalation at the time limit; before it a word when a quarter of the time is left, or at the limit when nobody else follows. */
const rounds = [
  {
    mark: "escalated_at",
    when: sql`s.escalate_to is not null and s.due_at <= now()`,
    message: () => "approvals.escalated",
  },
  {
    mark: "reminded_at",
    when: sql`s.escalated_at is null and now() >=
      case when s.escalate_to is null then s.due_at else s.due_at - (s.due_at - s.started_at) / 4 end`,
    message: ({ late }: Due) => (late ? "approvals.overdue" : "approvals.due-soon"),
  },
] as const;

/** Marks what is due and takes it, so that two servers at once tell nobody twice (INV-13). */
const claim = (
  tx: Tx,
  mark: (typeof rounds)[number]["mark"],
  when: (typeof rounds)[number]["when"],
) =>
  tx.execute<Due>(sql`
    with due as (
      select s.request_id, s.seq from approval_steps s
      where s.status = 'current' and s.${sql.identifier(mark)} is null and ${when}
      order by s.due_at limit 200 for update skip locked
    ), taken as (
      update approval_steps s set ${sql.identifier(mark)} = now() from due
      where s.request_id = due.request_id and s.seq = due.seq returning s.*
    )
    select t.request_id, t.seq, t.branch_id, t.roles, t.person_id, t.escalate_to, t.due_at <= now() as late,
      r.document_id, r.revision, r.author_id, r.amount::text as amount, coalesce(o.number, o.draft_name) as name, p.name as party,
      (select array_agg(d.approver_id) from approval_decisions d where d.request_id = r.id) as decided
    from taken t
    join approval_requests r on r.id = t.request_id
    join purchase_orders o on o.id = r.document_id
    join suppliers p on p.id = o.supplier_id`);

async function tell(
  tx: Tx,
  job: Job,
  step: Due,
  mark: (typeof rounds)[number]["mark"],
  message: (step: Due) => string,
): Promise<void> {
  const { branch_id: branchId, document_id: documentId, author_id: authorId } = step;
  const [approvers, makers] = await Promise.all([
    approversIn(tx, branchId, approve, departmentOf(documentId)),
    makersOf(tx, { documentId, revision: step.revision }),
  ]);
  const out = new Set([authorId, ...makers, ...(step.decided ?? [])]);
  const asked =
    mark === "escalated_at"
      ? { roles: [step.escalate_to ?? ""] }
      : { roles: step.roles, personId: step.person_id ?? undefined };
  await notify(tx, {
    people: seatsOf(asked, approvers, out).map(({ personId }) => personId),
    message: message(step),
    params: { name: step.name, party: step.party, amount: showMoney(fen(BigInt(step.amount))) },
    meaning: step.late ? "wrong" : "waiting",
    document: "approval",
    documentId,
  });
  await announce(tx, { topic: "document", id: documentId });
  await writeTrace(
    tx,
    job,
    { id: reference(), network: "" },
    {
      act: mark === "escalated_at" ? "approvals.escalate" : "approvals.remind",
      document: "purchase-order",
      id: documentId,
      branchId,
      after: { step: step.seq },
    },
  );
}
