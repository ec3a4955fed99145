import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Search, to, withParams } from "@/components/shared/address";
import { FilterBar } from "@/components/shared/filter-bar";
import type { Filter, Option } from "@/components/shared/filters";
import { Icon } from "@/components/ui/icon";
import type { CalendarFilter } from "@/lib/appointments/filters";
import { kinds, statuses } from "@/lib/appointments/kinds";

type Options = { people: Option[]; things: Option[]; branches: Option[] };

/** By what it is for, by whom and what is booked, by branch: all of it in the address. */
export function CalendarBar({
  search,
  filter,
  options,
  find,
  print,
}: {
  search: Search;
  filter: CalendarFilter;
  options: Options;
  find?: string;
  /** The day that can be printed. */
  print?: string;
}) {
  const t = useTranslations("appointments");
  const filters: Filter[] = [
    {
      key: "kind",
      label: t("kind"),
      kind: "many",
      options: kinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) })),
    },
    { key: "person", label: t("people"), kind: "many", options: options.people },
    { key: "thing", label: t("things"), kind: "many", options: options.things },
  ];
  if (filter.view === "list")
    filters.push({
      key: "status",
      label: t("status"),
      kind: "many",
      options: statuses.map((status) => ({ value: status, label: t(`status-${status}`) })),
    });
  if (options.branches.length > 1)
    filters.push({
      key: "branch",
      label: t("branch"),
      kind: filter.view === "list" ? "many" : "choice",
      options: options.branches,
    });
  return (
    <FilterBar
      path="/calendar"
      search={search}
      filters={filters}
      find={find}
      end={
        print && (
          <Link
            href={to(withParams("/calendar/print", search, { view: null, on: print }))}
            prefetch={false}
            className="flex items-center gap-1.5 hover:text-foreground"
          >
            <Icon name="printer" />
            {t("print")}
          </Link>
        )
      }
    />
  );
}
