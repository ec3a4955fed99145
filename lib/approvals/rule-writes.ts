import "server-only";
import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db";
import { approvalRules, delegations, type StepRule } from "@/db/schema/approvals";
import { people } from "@/db/schema/people";
import type { Day } from "@/db/units";
import { showMoney, typedMoney } from "@/lib/core/figures";
import { Refusal } from "@/lib/core/refusal";
import type { RuleForm, ruleInput } from "./schema";

export type StoredRule = typeof approvalRules.$inferSelect;
type Sound = z.output<typeof ruleInput>;

/** The whole list in its order, locked: two who reorder at once come one after the other. */
export const lockRules = (tx: Tx): Promise<StoredRule[]> =>
  tx
    .select()
    .from(approvalRules)
    .orderBy(asc(approvalRules.fallback), asc(approvalRules.position), asc(approvalRules.id))
    .for("update");

export async function lockRule(tx: Tx, id: string): Promise<StoredRule> {
  const [row] = await tx.select().from(approvalRules).where(eq(approvalRules.id, id)).for("update");
  if (!row) throw new Refusal("core.gone");
  return row;
}

export const stepsOf = (steps: Sound["steps"]): StepRule[] =>
  steps.map(({ roles, personId, needed, slaHours, escalateTo }) => ({
    roles: personId ? [] : roles,
    ...(personId && { personId }),
    ...(needed > 1 && { needed }),
    slaHours,
    ...(escalateTo && { escalateTo }),
  }));

const orAll = <T>(list: readonly T[]): T[] | null => (list.length > 0 ? [...list] : null);

/** The last rule matches everything (A1), whatever was sent for its conditions. */
export const conditionsOf = (input: Sound, fallback: boolean) => ({
  branchIds: fallback ? null : orAll(input.branchIds),
  categories: fallback ? null : orAll<string>(input.categories),
  origins: fallback ? null : orAll<string>(input.origins),
  amountFrom: fallback ? (0n as Sound["amountFrom"]) : input.amountFrom,
  amountTo: fallback ? null : input.amountTo,
});

/** The rule as its form holds it. */
export function formOf(rule: StoredRule): RuleForm {
  return {
    id: rule.id,
    version: rule.version,
    name: rule.name,
    branchIds: rule.branchIds ?? [],
    categories: (rule.categories ?? []) as RuleForm["categories"],
    origins: (rule.origins ?? []) as RuleForm["origins"],
    amountFrom: rule.amountFrom > 0n ? typedMoney(rule.amountFrom) : "",
    amountTo: rule.amountTo === null ? "" : typedMoney(rule.amountTo),
    steps: rule.steps.map(({ roles, personId, needed = 1, slaHours, escalateTo }) => ({
      roles: roles as RuleForm["steps"][number]["roles"],
      personId: personId ?? "",
      needed: String(needed),
      slaHours: String(slaHours),
      escalateTo: (escalateTo ?? "") as RuleForm["steps"][number]["escalateTo"],
    })),
  };
}

/** What the audit log keeps of a rule. */
export const saidRule = ({
  name,
  branchIds,
  categories,
  origins,
  amountFrom,
  amountTo,
  steps,
}: Pick<
  StoredRule,
  "name" | "branchIds" | "categories" | "origins" | "amountFrom" | "amountTo" | "steps"
>) => ({
  name,
  branchIds,
  categories,
  origins,
  amountFrom: showMoney(amountFrom),
  amountTo: amountTo === null ? null : showMoney(amountTo),
  steps,
});

/** Whole days of a zone as moments; what begins today begins at once, by the database's clock. */
export const momentsOf = (from: Day, until: Day, zone: string) => ({
  validFrom: sql<Date>`greatest(now(), ${from}::date::timestamp at time zone ${zone})`,
  validUntil: sql<Date>`(${until}::date + 1)::timestamp at time zone ${zone}`,
});

/**
 * One place is lent to one person at a time; overlapping days would make it unclear whose it is. Of two
 * at once the second waits here; a constraint holds it too.
 */
export async function refuseOverlap(
  tx: Tx,
  fromId: string,
  { validFrom, validUntil }: ReturnType<typeof momentsOf>,
): Promise<void> {
  await tx.select({ id: people.id }).from(people).where(eq(people.id, fromId)).for("no key update");
  const [other] = await tx
    .select({ id: delegations.id })
    .from(delegations)
    .where(
      and(
        eq(delegations.fromId, fromId),
        isNull(delegations.endedAt),
        lt(delegations.validFrom, validUntil),
        gt(delegations.validUntil, validFrom),
      ),
    )
    .limit(1);
  if (other) throw new Refusal("approvals.delegated-already");
}

/** Active, and with the right to approve somewhere: else the place would stay empty. */
export async function mayStandIn(tx: Tx, id: string, permission: string): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from people p join assignments a on a.person_id = p.id
    join role_grants g on g.role = a.role and g.permission = ${permission} and g.scope <> 'none'
    where p.id = ${id} and p.active limit 1`);
  return row !== undefined;
}
