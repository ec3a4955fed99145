import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { one, type Search, to, withParams } from "./address";
import { AddFilter, EditFilter } from "./filter-edit";
import type { Filter } from "./filters";
import { SearchBox } from "./search-box";

/** What narrows the list, as chips: press one to change it, its cross to take it away. Everything is in the address. */
export function FilterBar({
  path,
  search,
  filters,
  find,
  end,
}: {
  path: string;
  search: Search;
  filters: readonly Filter[];
  /** Placeholder of the text search (?q=); without it there is none. */
  find?: string;
  /** Sort, column choice, export. */
  end?: ReactNode;
}) {
  const t = useTranslations("shared");
  const set = filters.filter(({ key }) => one(search, key));
  const open = filters.filter(({ key }) => !one(search, key));
  const none = Object.fromEntries([...set.map(({ key }) => [key, null]), ["q", null]]);

  return (
    <div className="no-print flex min-h-12 flex-wrap items-center gap-1.5 py-2 text-sm">
      {find && <SearchBox path={path} search={search} placeholder={find} />}
      {set.map((filter) => (
        <span
          key={filter.key}
          className="inline-flex h-7 items-center rounded-[7px] bg-secondary phone:h-9"
        >
          <EditFilter
            path={path}
            search={search}
            filter={filter}
            value={one(search, filter.key) ?? ""}
          >
            <span className="text-muted-foreground">{filter.label}</span>{" "}
            {said(filter, one(search, filter.key) ?? "", t)}
          </EditFilter>
          <Link
            href={to(withParams(path, search, { [filter.key]: null }))}
            prefetch={false}
            scroll={false}
            aria-label={t("drop-filter", { name: filter.label })}
            className="grid h-full w-7 place-items-center rounded-r-[7px] text-muted-foreground hover:text-foreground"
          >
            <Icon name="x" className="size-[13px]" />
          </Link>
        </span>
      ))}
      {open.length > 0 && <AddFilter path={path} search={search} filters={open} />}
      {(set.length > 0 || one(search, "q")) && (
        <Link
          href={to(withParams(path, search, none))}
          prefetch={false}
          scroll={false}
          className="ml-1.5 text-muted-foreground text-xs hover:text-foreground"
        >
          {t("clear-filters")}
        </Link>
      )}
      {end && <span className="ml-auto flex items-center gap-3 text-muted-foreground">{end}</span>}
    </div>
  );
}

function said(
  filter: Filter,
  value: string,
  t: (key: "until-today" | "from" | "until" | "yes") => string,
): string {
  if (filter.kind === "choice" || filter.kind === "many") {
    const chosen = value.split(",");
    return filter.options
      .filter(({ value: option }) => chosen.includes(option))
      .map(({ label }) => label)
      .join("、");
  }
  if (filter.kind === "flag") return t("yes");
  if (filter.kind === "text") return value;
  const [from = "", until = ""] = value.split("..");
  const short = (text: string) => (filter.kind === "days" ? text.slice(5) : text);
  if (from && until) return `${short(from)} ${t("until")} ${short(until)}`;
  return from ? `${t("from")} ${short(from)}` : `${t("until")} ${short(until)}`;
}
