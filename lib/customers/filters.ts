import { type Cursor, cursorIn, dayKey, momentKey } from "@/lib/core/keyset";
import { type Day, dayInput } from "@/lib/core/time";
import { type CustomerSource, sources } from "./kinds";

export const tabs = ["all", "mine", "due"] as const;
export const months = Array.from({ length: 12 }, (_, nth) => nth + 1);
export type Tab = (typeof tabs)[number];

/** What the address asks of the list; anything unsound in it is as if it were not there. */
export type CustomerFilter = {
  tab: Tab;
  q: string;
  sources: CustomerSource[];
  owners: string[];
  branches: string[];
  /** In which somebody of the household has a birthday. */
  months: number[];
  tag: string;
  weddingFrom: Day | null;
  weddingUntil: Day | null;
  after: Cursor | null;
  before: Cursor | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Search = Record<string, string | string[] | undefined>;

export function filterOf(search: Search): CustomerFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const ids = (key: string) =>
    one(key)
      .split(",")
      .filter((id) => uuid.test(id));
  const [from = "", until = ""] = one("wedding").split("..");
  const tab = tabs.find((name) => name === one("tab")) ?? "all";
  const q = one("q").trim().slice(0, 80);
  const key = isByDay({ tab, q }) ? dayKey : momentKey;
  return {
    tab,
    q,
    sources: sources.filter((source) => one("source").split(",").includes(source)),
    owners: ids("owner"),
    branches: ids("branch"),
    months: months.filter((month) => one("birthday").split(",").includes(String(month))),
    tag: one("tag").trim().slice(0, 12),
    weddingFrom: dayInput.safeParse(from).data ?? null,
    weddingUntil: dayInput.safeParse(until).data ?? null,
    after: cursorIn(one("after"), key),
    before: cursorIn(one("before"), key),
  };
}

/** What is due stands with the longest overdue first; every other list with the newest first. */
export const isByDay = ({ tab, q }: Pick<CustomerFilter, "tab" | "q">): boolean =>
  tab === "due" && q === "";

/** Whether anything besides the tab narrows the list. */
export const isNarrowed = (filter: CustomerFilter): boolean =>
  filter.q !== "" ||
  filter.tag !== "" ||
  [filter.sources, filter.owners, filter.branches, filter.months].some((list) => list.length > 0) ||
  filter.weddingFrom !== null ||
  filter.weddingUntil !== null;
