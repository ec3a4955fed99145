import type { Search } from "@/components/shared/address";
import { type Tab, ViewTabs } from "@/components/shared/view-tabs";
import { Words } from "@/components/shared/words";
import type { View } from "@/lib/views/queries";
import { DropView } from "./drop-view";
import { KeepView } from "./keep-view";
import { openView, viewTabs } from "./saved";

/** The tabs over a list: its own, then the saved views; at the end, keeping what stands in the address. */
export function ListViews({
  list,
  path,
  views,
  search,
  label,
  current,
  tabs,
}: {
  /** The list's name in lib/views: the last word of its address. */
  list: string;
  path: string;
  views: readonly View[];
  search: Search;
  label?: string;
  current: string;
  tabs: readonly Tab[];
}) {
  const saved = openView(views, search);
  return (
    <Words of={["views"]}>
      <ViewTabs
        label={label}
        current={saved?.id ?? current}
        tabs={[...tabs, ...viewTabs(views, path)]}
        end={saved?.mine ? <DropView view={saved} path={path} /> : <KeepView list={list} />}
      />
    </Words>
  );
}
