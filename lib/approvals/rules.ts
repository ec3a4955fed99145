import type { StepRule } from "@/db/schema/approvals";

export type Rule = {
  id: string;
  name: string;
  branchIds: readonly string[] | null;
  categories: readonly string[] | null;
  origins: readonly string[] | null;
  amountFrom: bigint;
  amountTo: bigint | null;
  steps: readonly StepRule[];
};

export type Question = { branchId: string; category: string; origin: string; amount: bigint };

/** The rules are an ordered list: the first that matches counts, and the last matches everything (A1). */
export function firstMatch<R extends Rule>(rules: readonly R[], asked: Question): R | null {
  return rules.find((rule) => matches(rule, asked)) ?? null;
}

export function matches(rule: Rule, { branchId, category, origin, amount }: Question): boolean {
  const names = (list: readonly string[] | null, one: string) =>
    list === null || list.includes(one);
  return (
    names(rule.branchIds, branchId) &&
    names(rule.categories, category) &&
    names(rule.origins, origin) &&
    amount >= rule.amountFrom &&
    (rule.amountTo === null || amount < rule.amountTo)
  );
}

/** Where more money would need fewer people: the rule, from which amount on, and the one it falls short of. */
export type Gentler = {
  ruleId: string;
  from: bigint;
  people: number;
  than: { name: string; people: number };
};

const peopleFor = ({ steps }: Rule): number =>
  steps.reduce((sum, { needed = 1 }) => sum + needed, 0);

/** A larger sum should never pass more easily than a smaller one; such rules make it worth adding up. */
export function gentlerAbove(
  rules: readonly Rule[],
  among: Record<"branchIds" | "categories" | "origins", readonly string[]>,
): Gentler[] {
  const ends = rules.flatMap(({ amountFrom, amountTo }) => [amountFrom, amountTo ?? amountFrom]);
  const amounts = [...new Set(ends)].sort((one, other) => (one < other ? -1 : 1));
  const found = new Map<string, Gentler>();
  for (const branchId of among.branchIds)
    for (const category of among.categories)
      for (const origin of among.origins) {
        let strictest: Rule | null = null;
        for (const amount of amounts) {
          const rule = firstMatch(rules, { branchId, category, origin, amount });
          if (!rule) continue;
          const people = peopleFor(rule);
          if (!strictest || people >= peopleFor(strictest)) strictest = rule;
          else if (!found.has(rule.id)) {
            const than = { name: strictest.name, people: peopleFor(strictest) };
            found.set(rule.id, { ruleId: rule.id, from: amount, people, than });
          }
        }
      }
  return [...found.values()];
}

/** Somebody who may approve in a branch, with the roles he holds there and whose place he takes today. */
export type Approver = {
  id: string;
  name: string;
  roles: readonly string[];
  standsFor: readonly { id: string; name: string; roles: readonly string[]; until: Date }[];
};

export type Seat = {
  personId: string;
  name: string;
  /** Whose place it is, when it is not one's own (A6). */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  until: Date | null;
};

type Step = Pick<StepRule, "roles" | "personId" | "escalateTo"> & { escalated?: boolean };

/** Who may take a step: by role or by name, himself or for somebody who is away; never one of `out`. */
export function seatsOf(
  step: Step,
  approvers: readonly Approver[],
  out: ReadonlySet<string>,
): Seat[] {
  const roles = step.personId ? [] : [...step.roles];
  if (step.escalated && step.escalateTo) roles.push(step.escalateTo);
  const holds = (one: { id: string; roles: readonly string[] }) =>
    one.id === step.personId || one.roles.some((role) => roles.includes(role));
  return approvers.flatMap((approver): Seat[] => {
    const { id: personId, name } = approver;
    if (out.has(personId)) return [];
    if (holds(approver)) {
      return [{ personId, name, onBehalfOf: null, onBehalfOfName: null, until: null }];
    }
    const lender = approver.standsFor.find((one) => !out.has(one.id) && holds(one));
    if (!lender) return [];
    const { id: onBehalfOf, name: onBehalfOfName, until } = lender;
    return [{ personId, name, onBehalfOf, onBehalfOfName, until }];
  });
}

type Decided<D> = {
  id: string;
  revision: number;
  status: string;
  keptFrom: string | null;
  steps: readonly { decisions: readonly D[] }[];
};

/** By whose word a revision stands: its own round, or the one whose approvals it kept; else nobody's. */
export function consentTo<D>(rounds: readonly Decided<D>[], revision: number): D[] {
  const own = rounds.find((round) => round.revision === revision && round.status === "approved");
  const round = own?.keptFrom ? rounds.find(({ id }) => id === own.keptFrom) : own;
  return round?.steps.flatMap(({ decisions }) => decisions) ?? [];
}

/**
 * The first step that could not be taken, though everybody else did his part; null when all can. One
 * person takes one step at most, so this gives each step its own people and lets them change places
 * (a matching, by augmenting paths).
 */
export function stepWithNobody(
  steps: readonly { needed: number; takers: readonly string[] }[],
): number | null {
  const seated = new Map<string, number>();
  const seat = (step: number, seen: Set<string>): boolean => {
    for (const taker of steps[step]?.takers ?? []) {
      if (seen.has(taker)) continue;
      seen.add(taker);
      const elsewhere = seated.get(taker);
      if (elsewhere === undefined || seat(elsewhere, seen)) {
        seated.set(taker, step);
        return true;
      }
    }
    return false;
  };
  for (const [index, { needed }] of steps.entries()) {
    for (let i = 0; i < needed; i += 1) if (!seat(index, new Set())) return index;
  }
  return null;
}
