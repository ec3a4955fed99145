"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { one, type Search, to, withParams } from "./address";

export type ChoosableColumn = { key: string; head: string; choose?: "on" | "off" };

/** Which of the optional columns stand in the table: ?cols=a,b. A saved view keeps them. */
export function ColumnChoice({
  path,
  search,
  columns,
}: {
  path: string;
  search: Search;
  columns: readonly ChoosableColumn[];
}) {
  const t = useTranslations("shared");
  const router = useRouter();
  const optional = columns.filter(({ choose }) => choose);
  const usual = optional.filter(({ choose }) => choose === "on").map(({ key }) => key);
  // A tick stands at once, while the list with that column is on its way.
  const [shown, show] = useOptimistic(one(search, "cols")?.split(",") ?? usual);
  const [, start] = useTransition();

  const toggle = (key: string) => {
    const next = optional
      .map((column) => column.key)
      .filter((each) => (each === key ? !shown.includes(each) : shown.includes(each)));
    // No optional column at all is "-": an empty parameter would mean the usual ones.
    const cols = next.join() === usual.join() ? null : next.join() || "-";
    start(() => {
      show(next);
      router.replace(to(withParams(path, search, { cols })), { scroll: false });
    });
  };

  return (
    <Popover
      side="end"
      name={t("columns")}
      className="flex h-8 items-center gap-1.5 hover:text-foreground phone:hidden"
      panel="desk:w-48 p-2"
      label={
        <>
          <Icon name="columns-3" />
          {t("columns")}
        </>
      }
    >
      {optional.map(({ key, head }) => (
        <label
          key={key}
          className="flex items-center gap-2 rounded-sm px-1.5 py-1 text-sm hover:bg-muted"
        >
          <input
            type="checkbox"
            className="tick"
            checked={shown.includes(key)}
            onChange={() => toggle(key)}
          />
          {head}
        </label>
      ))}
    </Popover>
  );
}
