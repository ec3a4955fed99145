import { type Cursor, cursorIn, momentKey } from "@/lib/core/keyset";
import { type Day, dayInput } from "@/lib/core/time";
import { type AppointmentKind, type AppointmentStatus, kinds, statuses } from "./kinds";

export const views = ["day", "week", "month", "list"] as const;
export type View = (typeof views)[number];

/** What the address asks of the calendar; anything unsound in it is as if it were not there. */
export type CalendarFilter = {
  view: View;
  /** The day, or a day of the week or month; today when there is none. */
  on: Day | null;
  kinds: AppointmentKind[];
  statuses: AppointmentStatus[];
  /** People, rooms, scenes and dresses: any of them. */
  people: string[];
  things: string[];
  branches: string[];
  q: string;
  after: Cursor | null;
  before: Cursor | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function filterOf(search: Record<string, string | string[] | undefined>): CalendarFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const ids = (key: string) =>
    one(key)
      .split(",")
      .filter((id) => uuid.test(id));
  return {
    view: views.find((name) => name === one("view")) ?? "day",
    on: dayInput.safeParse(one("on")).data ?? null,
    kinds: kinds.filter((kind) => one("kind").split(",").includes(kind)),
    statuses: statuses.filter((status) => one("status").split(",").includes(status)),
    people: ids("person"),
    things: ids("thing"),
    branches: ids("branch"),
    q: one("q").trim().slice(0, 80),
    after: cursorIn(one("after"), momentKey),
    before: cursorIn(one("before"), momentKey),
  };
}

/** Whether anything besides the day narrows what is shown. */
export const isNarrowed = ({ q, ...filter }: CalendarFilter): boolean =>
  q !== "" ||
  [filter.kinds, filter.statuses, filter.people, filter.things, filter.branches].some(
    (list) => list.length > 0,
  );
