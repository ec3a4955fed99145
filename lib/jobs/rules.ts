import { addDays, type Day, daysBetween } from "@/lib/core/time";
import type { StageCode } from "./kinds";

export type Stage = { stage: StageCode; days: number; proof: string };

/** Pieces are asked of the factory so many days before the customer comes (domain.md 4). */
const beforePickUp = 3;

/** All stages after one another, from today: the earliest day one can promise (row 16). */
export const earliestFrom = (today: Day, stages: readonly Stage[]): Day =>
  addDays(
    today,
    stages.reduce((sum, { days }) => sum + days, 0),
  );

/** The one that takes longest: where a day is won or lost. */
export const slowestOf = (stages: readonly Stage[]): Stage | null =>
  stages.reduce<Stage | null>((most, one) => (most && most.days >= one.days ? most : one), null);

/**
 * By when each stage has to be over so that the promise holds, counted backwards from it; what comes
 * from the factory three days before the pick-up at the latest.
 */
export function dueDays(stages: readonly Stage[], promisedOn: Day): Day[] {
  const due: Day[] = [];
  let until = promisedOn;
  for (let nth = stages.length - 1; nth >= 0; nth -= 1) {
    const one = stages[nth];
    if (!one) continue;
    const latest = addDays(promisedOn, -beforePickUp);
    if (one.stage === "production" && until > latest) until = latest;
    due[nth] = until;
    until = addDays(until, -one.days);
  }
  return due;
}

type Standing = { latestOn: Day; expectedOn: Day | null };

/** Days left before the promise breaks; below zero it is broken as things go (domain.md 4). */
export const slackOf = ({ latestOn, expectedOn }: Standing, today: Day): number =>
  daysBetween(expectedOn !== null && expectedOn > today ? expectedOn : today, latestOn);

export type Light = "green" | "amber" | "red";
export const lightOf = (slack: number): Light =>
  slack < 0 ? "red" : slack <= 2 ? "amber" : "green";
