import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { to } from "./address";

export type Tab = {
  key: string;
  label: ReactNode;
  href: string;
  /** A string such as "1,000+" is shown as it is. */
  count?: number | string | null;
  hot?: boolean;
};

/** Views of a list, or parts of a document: 待推 4. The chosen one has the plum line. */
export function ViewTabs({
  tabs,
  current,
  end,
  label,
}: {
  tabs: readonly Tab[];
  current: string;
  end?: ReactNode;
  label?: string;
}) {
  return (
    <nav
      aria-label={label}
      className="no-print flex items-end border-b text-[13.5px] phone:-mx-edge phone:px-edge phone:text-base"
    >
      <div className="flex min-w-0 flex-1 gap-5 overflow-x-auto [scrollbar-width:none]">
        {tabs.map(({ key, label: name, href, count, hot }) => (
          <Link
            key={key}
            href={to(href)}
            prefetch={false}
            scroll={false}
            aria-current={key === current ? "page" : undefined}
            className={cn(
              "-mb-px whitespace-nowrap border-b-2 pt-2 pb-[9px] outline-offset-[-2px]",
              key === current
                ? "border-brand font-medium text-foreground"
                : "border-transparent text-muted-foreground hover:text-foreground",
            )}
          >
            {name}
            {count !== undefined && count !== null && (
              <span className={cn("ml-1 font-normal text-xs", hot && count !== 0 && "text-wrong")}>
                {count}
              </span>
            )}
          </Link>
        ))}
      </div>
      {end && <div className="ml-4 pb-[7px] text-muted-foreground text-sm phone:hidden">{end}</div>}
    </nav>
  );
}
