import type { Search } from "@/components/shared/address";
import { one, withParams } from "@/components/shared/address";
import type { Tab } from "@/components/shared/view-tabs";
import type { View } from "@/lib/views/queries";
import { keptQuery } from "@/lib/views/rules";

/** Saved views as tabs of a list. The address says which one was opened (?saved=), and all it means. */
export const viewTabs = (views: readonly View[], path: string): Tab[] =>
  views.map(({ id, name, query }) => ({
    key: id,
    label: name,
    href: `${path}?${query}${query && "&"}saved=${id}`,
  }));

/** The saved view that is open, if its filters are still as they were saved. */
export const openView = (views: readonly View[], search: Search): View | undefined => {
  const query = keptQuery(withParams("", search, {}).slice(1));
  return views.find((view) => view.id === one(search, "saved") && view.query === query);
};
