import { z } from "zod";
import type { Day } from "@/db/units";

export type { Day };

/** The one reading of the clock, so that tests can move it. Moments that are stored come from the database. */
export const now = (): Date => new Date();

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day on which a moment falls in a zone such as "Asia/Shanghai". */
export function dayIn(zone: string, at: Date = now()): Day {
  const calendar =
    calendars.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  calendars.set(zone, calendar);
  return calendar.format(at) as Day;
}

/** The day so many days later; negative is earlier. */
export function addDays(on: Day, days: number): Day {
  const at = new Date(`${on}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to the next; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A typed day: "2026-12-05". Real days only, between 2000 and 2099. */
export const dayInput = z
  .string()
  .trim()
  .refine(isDay, "core.not-a-day")
  .transform((text) => text as Day);

/** A day that need not be given: "" is null. */
export const dayOrNone = z.union([z.literal("").transform(() => null), dayInput], "core.not-a-day");

function isDay(text: string): boolean {
  if (!/^20\d\d-(0[1-9]|1[0-2])-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
