import type { Money } from "@/lib/core/figures";
import { type Cursor, cursorIn, momentKey } from "@/lib/core/keyset";
import { moneyInput } from "@/lib/core/money";
import { type Day, dayInput } from "@/lib/core/time";
import type { Status } from "./states";

export const tabs = ["all", "draft", "review", "mine", "unpushed", "late", "rejected"] as const;
export type Tab = (typeof tabs)[number];

export const sorts = ["changed", "created", "expected", "total"] as const;
export type Sort = { by: (typeof sorts)[number]; down: boolean };

/** What the address asks of the list; anything unsound in it is as if it were not there. */
export type OrderFilter = {
  tab: Tab;
  q: string;
  statuses: Status[];
  branches: string[];
  suppliers: string[];
  authors: string[];
  from: Day | null;
  until: Day | null;
  least: Money | null;
  most: Money | null;
  sort: Sort;
  after: Cursor | null;
  before: Cursor | null;
};

const statuses: readonly Status[] = ["draft", "submitted", "rejected", "approved", "cancelled"];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const keys = {
  changed: momentKey,
  created: momentKey,
  expected: /^(\d{4}-\d\d-\d\d|infinity)$/,
  total: /^\d{1,18}$/,
};

type Search = Record<string, string | string[] | undefined>;

export function filterOf(search: Search): OrderFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const ids = (key: string) =>
    one(key)
      .split(",")
      .filter((id) => uuid.test(id));
  const range = (key: string) => one(key).split("..");
  const [from = "", until = ""] = range("on");
  const [least = "", most = ""] = range("sum");
  const q = one("q").trim().slice(0, 80);
  // What a text finds comes newest first.
  const sort = sortOf(q ? "" : one("sort"));
  return {
    tab: tabs.find((tab) => tab === one("tab")) ?? "all",
    q,
    statuses: statuses.filter((status) => one("status").split(",").includes(status)),
    branches: ids("branch"),
    suppliers: ids("supplier"),
    authors: ids("author"),
    from: dayInput.safeParse(from).data ?? null,
    until: dayInput.safeParse(until).data ?? null,
    least: moneyInput.safeParse(least).data ?? null,
    most: moneyInput.safeParse(most).data ?? null,
    sort,
    after: cursorIn(one("after"), keys[sort.by]),
    before: cursorIn(one("before"), keys[sort.by]),
  };
}

function sortOf(text: string): Sort {
  const by = sorts.find((sort) => sort === text.replace(/^-/, ""));
  return by ? { by, down: text.startsWith("-") } : { by: "changed", down: true };
}

/** Whether anything besides the tab narrows the list. */
export const isNarrowed = (filter: OrderFilter): boolean =>
  filter.q !== "" ||
  [filter.statuses, filter.branches, filter.suppliers, filter.authors].some(
    (list) => list.length > 0,
  ) ||
  [filter.from, filter.until, filter.least, filter.most].some((end) => end !== null);
