import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { showDay } from "@/components/shared/day";
import { SectionHead } from "@/components/shared/page-head";
import { cn } from "@/components/ui/cn";
import type { Day } from "@/db/units";
import type { Week } from "@/lib/core/module";

/** The next seven days side by side; today has the accent. */
export function WeekStrip({ week, today }: { week: Week; today: Day }) {
  const word = useTranslations();
  const locale = useLocale();
  return (
    <section>
      <SectionHead title={word(week.word as never)} sub={word(week.sub as never)} />
      <ul className="grid grid-cols-7 border-y phone:grid-cols-1">
        {week.days.map(({ on, count, sub, href }) => (
          <li key={on} className="border-l first:border-l-0 phone:border-t phone:border-l-0">
            <Link
              href={to(href)}
              prefetch={false}
              className={cn(
                "block h-full px-2.5 py-2 phone:flex phone:items-baseline phone:gap-3",
                on === today ? "bg-accent text-accent-foreground" : "hover:bg-muted",
              )}
            >
              <span className="block whitespace-nowrap text-xs phone:w-24">
                {showDay(on as Day, locale, { today })}
              </span>
              <span className="block font-semibold text-lg">{count > 0 ? capped(count) : "–"}</span>
              <span className="block truncate text-muted-foreground text-xs">{sub}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
