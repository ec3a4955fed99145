import { addDays, type Day, dayIn } from "@/lib/core/time";

/** What the day board shows before and after nothing is booked; the branches keep no opening hours yet. */
export const opensAt = 9 * 60;
export const closesAt = 21 * 60;
/** To how many minutes a drag, and an offered time, is rounded. */
export const step = 15;
/** How long a slot is kept for an unpaid deposit, in minutes; empty is not held but confirmed. */
export const holds = [30, 120, 1440, 4320] as const;
/** What an appointment of each kind usually takes. */
export const usual = {
  ...{ visit: 60, dress: 90, makeup: 90, shoot: 120 },
  ...{ selection: 120, proof: 60, pickup: 30, other: 60 },
} as const;

const minute = 60_000;

/** "9:30", "９：30": minutes since midnight; null when it is no time of a day. 24:00 is its end. */
export function minutesOf(text: string): number | null {
  const [, hour, rest] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.normalize("NFKC").trim()) ?? [];
  if (hour === undefined || rest === undefined) return null;
  const minutes = Number(hour) * 60 + Number(rest);
  return minutes <= 1440 ? minutes : null;
}

const two = (value: number) => String(value).padStart(2, "0");

/** 570 is 09:30. */
export const clockOf = (minutes: number): string =>
  `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const walls = new Map<string, Intl.DateTimeFormat>();

/** The moment as the wall clock of a zone shows it, written as if it were UTC. */
function wallOf(zone: string, at: number): number {
  let wall = walls.get(zone);
  if (!wall) {
    wall = new Intl.DateTimeFormat("en-CA", {
      ...({ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit" } as const),
      ...({ day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const),
    });
    walls.set(zone, wall);
  }
  const part = Object.fromEntries(
    wall.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  ) as Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>;
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

/** When the clock of that zone shows so many minutes after the midnight that begins the day. */
export function momentOf(zone: string, on: Day, minutes: number): Date {
  const wanted = Date.parse(`${on}T00:00:00Z`) + minutes * minute;
  const guess = wanted - (wallOf(zone, wanted) - wanted);
  return new Date(wanted - (wallOf(zone, guess) - guess));
}

/** The other way: how many minutes of `on` have gone by; less than none or more than a day elsewhere. */
export const minutesIn = (zone: string, on: Day, at: Date): number =>
  Math.round((wallOf(zone, at.getTime()) - Date.parse(`${on}T00:00:00Z`)) / minute);

/** In milliseconds, [from, until). */
export type Span = { from: number; until: number };

export const overlaps = (one: Span, other: Span): boolean =>
  one.from < other.until && other.from < one.until;

/** What a wanted appointment needs of one resource, and when that is taken. */
export type Need = {
  /** Minutes. */
  before: number;
  after: number;
  cap: number | null;
  busy: readonly Span[];
  /** When the appointments begin for which it is taken. */
  begins: readonly number[];
};

type Wanted = { zone: string; needs: readonly Need[]; minutes: number; now: number };

/** Whether all of them are free for that time: all or none (B4), with buffers (B5) and caps (B6). */
export function isFree({ zone, needs, minutes, now }: Wanted, on: Day, from: number): boolean {
  const start = momentOf(zone, on, from).getTime();
  if (start < now) return false;
  return needs.every(({ before, after, cap, busy, begins }) => {
    const span = { from: start - before * minute, until: start + (minutes + after) * minute };
    if (busy.some((one) => overlaps(one, span))) return false;
    if (cap === null) return true;
    const day = {
      from: momentOf(zone, on, 0).getTime(),
      until: momentOf(zone, addDays(on, 1), 0).getTime(),
    };
    return begins.filter((at) => at >= day.from && at < day.until).length < cap;
  });
}

export type FreeTime = { on: Day; from: number };

/** The nearest times at which all are free: of the wanted day by distance, then of the days after. */
export function freeTimes(wanted: Wanted, near: FreeTime, days: number, most: number): FreeTime[] {
  const found: FreeTime[] = [];
  const latest = Math.max(opensAt, closesAt - wanted.minutes);
  for (let nth = 0; nth < days && found.length < most; nth += 1) {
    const on = addDays(near.on, nth);
    const times: number[] = [];
    for (let from = opensAt; from <= latest; from += step) times.push(from);
    if (nth === 0) times.sort((a, b) => Math.abs(a - near.from) - Math.abs(b - near.from));
    let last: number | null = null;
    for (const from of times) {
      if (found.length >= most) break;
      // One offer an hour on later days: the morning is not four times the same answer.
      if (last !== null && Math.abs(from - last) < (nth === 0 ? step : 60)) continue;
      if (!isFree(wanted, on, from)) continue;
      found.push({ on, from });
      last = from;
    }
  }
  return found;
}

/** The Monday of that week. */
export function mondayOf(on: Day): Day {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return addDays(on, -((weekday + 6) % 7));
}

/** Whether a moment falls on the day, there. */
export const isOn = (zone: string, on: Day, at: Date): boolean => dayIn(zone, at) === on;
