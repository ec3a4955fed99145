import { type Cursor, cursorIn, dayKey, momentKey } from "@/lib/core/keyset";
import { type Day, dayInput } from "@/lib/core/time";
import type { Status } from "./states";

export const tabs = [
  "all",
  "unsubmitted",
  "unseen",
  "unanswered",
  "failing",
  "late",
  "answered",
  "ended",
] as const;
export type Tab = (typeof tabs)[number];
export const kinds = ["supplier", "branch", "department"] as const;
export type Kind = (typeof kinds)[number];

export type Sort = { by: "changed" | "due"; down: boolean };
/** What the address asks of the list; anything unsound in it is as if it were not there. */
export type PushFilter = {
  tab: Tab;
  q: string;
  kind: Kind | null;
  statuses: Status[];
  branches: string[];
  /** To whom: certain suppliers; certain branches or departments. */
  suppliers: string[];
  places: string[];
  authors: string[];
  /** Only what nobody opened for a day. */
  stale: boolean;
  from: Day | null;
  until: Day | null;
  sort: Sort;
  after: Cursor | null;
  before: Cursor | null;
};

export const statuses: readonly Status[] = [
  "draft",
  "confirmed",
  "submitted",
  "closed",
  "cancelled",
  "superseded",
];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const forms = {
  changed: momentKey,
  due: dayKey,
};

type Search = Record<string, string | string[] | undefined>;

export function filterOf(search: Search): PushFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const ids = (key: string) =>
    one(key)
      .split(",")
      .filter((id) => uuid.test(id));
  const [from = "", until = ""] = one("due").split("..");
  const tab = tabs.find((each) => each === one("tab")) ?? "all";
  const q = one("q").trim().slice(0, 80);
  // What a text finds comes newest first.
  const sort = q ? newest : sortOf(one("sort"), tab, one("due") !== "");
  return {
    tab,
    q,
    kind: kinds.find((each) => each === one("kind")) ?? null,
    statuses: statuses.filter((status) => one("status").split(",").includes(status)),
    branches: ids("branch"),
    suppliers: ids("supplier"),
    places: ids("place"),
    authors: ids("author"),
    stale: one("stale") !== "",
    from: dayInput.safeParse(from).data ?? null,
    until: dayInput.safeParse(until).data ?? null,
    sort,
    after: cursorIn(one("after"), forms[sort.by]),
    before: cursorIn(one("before"), forms[sort.by]),
  };
}

const newest: Sort = { by: "changed", down: true };

/** A list of days is read by the day: an index serves it, however old the days are. */
function sortOf(text: string, tab: Tab, days: boolean): Sort {
  const by = (["changed", "due"] as const).find((sort) => sort === text.replace(/^-/, ""));
  if (by) return { by, down: text.startsWith("-") };
  return tab === "late" || days ? { by: "due", down: tab === "late" } : newest;
}

export const isNarrowed = (filter: PushFilter): boolean =>
  filter.tab !== "all" ||
  filter.stale ||
  filter.kind !== null ||
  [filter.statuses, filter.branches, filter.suppliers, filter.places, filter.authors].some(
    (list) => list.length > 0,
  ) ||
  filter.from !== null ||
  filter.until !== null;
