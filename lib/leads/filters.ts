import { type Cursor, cursorIn, momentKey } from "@/lib/core/keyset";
import { type CustomerSource, sources } from "@/lib/customers/kinds";
import { type LeadStatus, leadStatuses } from "./kinds";

export const tabs = ["mine", "new", "pool", "all"] as const;
export type Tab = (typeof tabs)[number];

/** What the address asks of the list; anything unsound in it is as if it were not there. */
export type LeadFilter = {
  tab: Tab;
  q: string;
  statuses: LeadStatus[];
  sources: CustomerSource[];
  owners: string[];
  branches: string[];
  /** Only those whose next step is due. */
  due: boolean;
  after: Cursor | null;
  before: Cursor | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Search = Record<string, string | string[] | undefined>;

/** `home` is the tab of an address that names none. */
export function filterOf(search: Search, home: Tab = "all"): LeadFilter {
  const one = (key: string) => [search[key]].flat()[0] ?? "";
  const many = (key: string) => one(key).split(",");
  const ids = (key: string) => many(key).filter((id) => uuid.test(id));
  return {
    tab: tabs.find((name) => name === one("tab")) ?? home,
    q: one("q").trim().slice(0, 80),
    statuses: leadStatuses.filter((status) => many("status").includes(status)),
    sources: sources.filter((source) => many("source").includes(source)),
    owners: ids("owner"),
    branches: ids("branch"),
    due: one("due") === "1",
    after: cursorIn(one("after"), momentKey),
    before: cursorIn(one("before"), momentKey),
  };
}

export const everything: LeadFilter = filterOf({});

/** Whether anything besides the tab narrows the list. */
export const isNarrowed = (filter: LeadFilter): boolean =>
  filter.q !== "" ||
  filter.due ||
  [filter.statuses, filter.sources, filter.owners, filter.branches].some(
    ({ length }) => length > 0,
  );
