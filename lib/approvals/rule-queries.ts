import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { approvalRules, delegations } from "@/db/schema/approvals";
import { branches } from "@/db/schema/branches";
import { people } from "@/db/schema/people";
import { purchaseOrderOrigin } from "@/db/schema/purchase-orders";
import { supplierKind } from "@/db/schema/suppliers";
import type { Money } from "@/db/units";
import { can, type Role, type Staff } from "@/lib/core/actor";
import { must, reading } from "@/lib/core/guard";
import { approve } from "@/lib/purchase-orders/access";
import { readRules, writeRules } from "./access";
import { approversIn } from "./approvers";
import { firstMatch, gentlerAbove, type Rule, seatsOf, stepWithNobody } from "./rules";

export type Trial = {
  branchId: string;
  category: string;
  origin: string;
  amount: Money;
  /** Empty: anybody. */
  authorId: string;
};

/** The page of rules: the list in its order, what is wrong with each, and the answer to a trial. */
export async function getRules(actor: Staff, trial: Trial | null) {
  must(actor, readRules);
  return reading(actor, async (tx) => {
    const [rules, places] = await Promise.all([
      tx
        .select()
        .from(approvalRules)
        .orderBy(asc(approvalRules.fallback), asc(approvalRules.position), asc(approvalRules.id)),
      tx
        .select({ id: branches.id, name: branches.name })
        .from(branches)
        .where(eq(branches.active, true))
        .orderBy(asc(branches.code)),
    ]);
    const seated = await seatsByBranch(tx, places);
    const gentler = gentlerAbove(rules, {
      ...{ branchIds: places.map(({ id }) => id), categories: supplierKind },
      origins: purchaseOrderOrigin,
    });
    const named = rules.flatMap(({ steps }) => steps.flatMap(({ personId }) => personId ?? []));
    return {
      rules: rules.map((rule) => ({
        ...rule,
        empty: emptySteps(rule, places, seated),
        gentler: gentler.find(({ ruleId }) => ruleId === rule.id) ?? null,
      })),
      branches: places,
      people: await namesOf(tx, named),
      approvers: await listApprovers(tx),
      trial: trial && tryOut(rules, trial, await approversFor(tx, trial)),
    };
  });
}
export type RulesPage = Awaited<ReturnType<typeof getRules>>;
export type RuleRow = RulesPage["rules"][number];

type Place = { id: string; name: string };
type Seated = Map<string, Awaited<ReturnType<typeof approversIn>>>;

async function seatsByBranch(tx: Tx, places: readonly Place[]): Promise<Seated> {
  const all = await Promise.all(places.map(({ id }) => approversIn(tx, id, approve)));
  return new Map(places.map(({ id }, i) => [id, all[i] ?? []]));
}

const takersOf = (steps: Rule["steps"], approvers: Parameters<typeof seatsOf>[1], out: string[]) =>
  steps.map((step) => seatsOf(step, approvers, new Set(out)));

const firstEmpty = (steps: Rule["steps"], seats: ReturnType<typeof takersOf>) =>
  stepWithNobody(
    steps.map(({ needed = 1 }, i) => ({
      needed,
      takers: (seats[i] ?? []).map(({ personId }) => personId),
    })),
  );

/** In which branches this rule could not be followed, and at which step. */
function emptySteps(rule: Rule, places: readonly Place[], seated: Seated) {
  return places
    .filter(({ id }) => rule.branchIds === null || rule.branchIds.includes(id))
    .flatMap(({ id, name }) => {
      const at = firstEmpty(rule.steps, takersOf(rule.steps, seated.get(id) ?? [], []));
      return at === null ? [] : [{ branch: name, step: at + 1 }];
    });
}

/** Who could be asked about what this person orders. */
const approversFor = (tx: Tx, { branchId, authorId }: Trial) =>
  approversIn(
    tx,
    branchId,
    approve,
    authorId
      ? sql`(select w.department_id from people w where w.id::text = ${authorId})`
      : undefined,
  );

/** What submitting would do, by the same functions that do it. */
function tryOut(rules: readonly Rule[], trial: Trial, approvers: Parameters<typeof seatsOf>[1]) {
  const rule = firstMatch(rules, trial);
  if (!rule) return null;
  const seats = takersOf(rule.steps, approvers, trial.authorId ? [trial.authorId] : []);
  const empty = firstEmpty(rule.steps, seats);
  return {
    ruleId: rule.id,
    rule: rule.name,
    empty: empty === null ? null : empty + 1,
    steps: rule.steps.map((step, i) => ({ ...step, people: seats[i] ?? [] })),
  };
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type ApproverChoice = { id: string; name: string; roles: Role[] };

/** Everybody who may approve somewhere: whom a step can name and a place can be lent to. */
async function listApprovers(tx: Tx): Promise<ApproverChoice[]> {
  const rows = await tx.execute<ApproverChoice>(sql`
    select p.id, p.name, array_agg(distinct a.role) as roles
    from people p join assignments a on a.person_id = p.id
    join role_grants g on g.role = a.role and g.permission = ${approve.name} and g.scope <> 'none'
    where p.active group by p.id order by p.name, p.id limit 500`);
  return [...rows];
}

/** One rule for its form, and what the form offers; null for an unknown id. */
export async function getRule(actor: Staff, id: string | null) {
  must(actor, writeRules);
  return reading(actor, async (tx) => {
    const [rule] = id
      ? await tx.select().from(approvalRules).where(eq(approvalRules.id, id))
      : [null];
    if (rule === undefined) return null;
    const [places, approvers] = await Promise.all([
      tx
        .select({ id: branches.id, name: branches.name })
        .from(branches)
        .where(eq(branches.active, true))
        .orderBy(asc(branches.code)),
      listApprovers(tx),
    ]);
    return { rule, branches: places, approvers };
  });
}

/** My delegations that run or will run: mine to others, and others' to me; with whom I may choose. */
export async function getDelegations(actor: Staff) {
  if (!can(actor, approve)) return null;
  return reading(actor, async (tx) => {
    const [from, to] = [alias(people, "lender"), alias(people, "stand_in")];
    const [rows, approvers] = await Promise.all([
      tx
        .select({
          id: delegations.id,
          fromId: delegations.fromId,
          from: from.name,
          to: to.name,
          validFrom: delegations.validFrom,
          validUntil: delegations.validUntil,
          reason: delegations.reason,
          runs: sql<boolean>`${delegations.validFrom} <= now()`,
        })
        .from(delegations)
        .innerJoin(from, eq(from.id, delegations.fromId))
        .innerJoin(to, eq(to.id, delegations.toId))
        .where(
          and(
            or(eq(delegations.fromId, actor.id), eq(delegations.toId, actor.id)),
            isNull(delegations.endedAt),
            gt(delegations.validUntil, sql`now()`),
          ),
        )
        .orderBy(desc(delegations.validFrom))
        .limit(50),
      listApprovers(tx),
    ]);
    return { rows, approvers: approvers.filter(({ id }) => id !== actor.id) };
  });
}
export type Delegations = NonNullable<Awaited<ReturnType<typeof getDelegations>>>;
