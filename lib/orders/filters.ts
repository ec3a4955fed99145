import { type Cursor, cursorIn, dayKey, momentKey } from "@/lib/core/keyset";
import { type Day, dayInput } from "@/lib/core/time";
import { orderStatuses } from "./kinds";
import type { OrderStatus } from "./states";

export const tabs = ["all", "mine", "draft", "asked", "unpaid", "due"] as const;
export type Tab = (typeof tabs)[number];

/** What the address asks of the list; anything unsound in it is as if it were not there. */
export type OrderFilter = {
  tab: Tab;
  q: string;
  statuses: OrderStatus[];
  types: string[];
  owners: string[];
  branches: string[];
  promisedFrom: Day | null;
  promisedUntil: Day | null;
  after: Cursor | null;
  before: Cursor | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Search = Record<string, string | string[] | undefined>;

export function filterOf(search: Search): OrderFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const ids = (key: string) =>
    one(key)
      .split(",")
      .filter((id) => uuid.test(id));
  const [from = "", until = ""] = one("promised").split("..");
  const tab = tabs.find((name) => name === one("tab")) ?? "all";
  const q = one("q").trim().slice(0, 80);
  const key = isByDay({ tab, q }) ? dayKey : momentKey;
  return {
    tab,
    q,
    statuses: orderStatuses.filter((status) => one("status").split(",").includes(status)),
    types: ids("type"),
    owners: ids("owner"),
    branches: ids("branch"),
    promisedFrom: dayInput.safeParse(from).data ?? null,
    promisedUntil: dayInput.safeParse(until).data ?? null,
    after: cursorIn(one("after"), key),
    before: cursorIn(one("before"), key),
  };
}

/** What is promised soon stands with the soonest first; every other list with the newest first. */
export const isByDay = ({ tab, q }: Pick<OrderFilter, "tab" | "q">): boolean =>
  tab === "due" && q === "";

export const everything: OrderFilter = {
  ...{ tab: "all", q: "", statuses: [], types: [], owners: [], branches: [] },
  ...{ promisedFrom: null, promisedUntil: null, after: null, before: null },
};

/** Whether anything besides the tab narrows the list. */
export const isNarrowed = (filter: OrderFilter): boolean =>
  filter.q !== "" ||
  [filter.statuses, filter.types, filter.owners, filter.branches].some((list) => list.length > 0) ||
  filter.promisedFrom !== null ||
  filter.promisedUntil !== null;
