import type { Waiting } from "@/lib/core/module";

/** Which greeting fits the hour on the wall of the branch. */
export function greetingAt(zone: string, at: Date) {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    hour12: false,
  });
  const hour = Number(clock.format(at)) % 24;
  if (hour < 5) return "night";
  if (hour < 11) return "morning";
  if (hour < 13) return "noon";
  return hour < 18 ? "afternoon" : "evening";
}

/** How many things wait for a person: one that two entries of the menu count is one. */
export const waitingInAll = (waits: Iterable<Waiting>): number =>
  [...waits].reduce((sum, { count, elsewhere = 0 }) => sum + count - elsewhere, 0);
