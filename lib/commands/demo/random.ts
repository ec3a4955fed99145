import { addDays, type Day } from "../../core/time.ts";

/** Same seed, same demo: a small generator (mulberry32), because Math.random cannot be repeated. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  /** A whole number from `low` to `high`, both included. */
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const chance = (share: number) => next() < share;

  function pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(next() * list.length)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  }

  function sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0)
      chosen.push(...rest.splice(Math.floor(next() * rest.length), 1));
    return chosen;
  }

  /** A UUIDv7 of that moment, so that the demo's rows sort by age as real ones do. */
  function idAt(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, "0");
    const hex = (digits: number) =>
      Math.floor(next() * 16 ** digits)
        .toString(16)
        .padStart(digits, "0");
    const variant = between(8, 11).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
  }

  const idOn = (day: Day) =>
    idAt(new Date(Date.parse(`${day}T00:00:00Z`) + between(0, 36_000_000)));

  return { next, between, chance, pick, sample, idAt, idOn };
}

export type Random = ReturnType<typeof randomFrom>;

export const monthsBefore = (day: Day, months: number): Day =>
  addDays(day, Math.round(-30.4 * months));
