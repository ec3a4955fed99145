import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { Moment, showDay } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import type { Day } from "@/db/units";
import type { Recent } from "@/lib/core/module";

/** The latest documents of a kind, two lines each, in the rail of the home page. */
export function RecentList({ recent, zone, today }: { recent: Recent; zone: string; today: Day }) {
  const word = useTranslations();
  const locale = useLocale();
  return (
    <section>
      <SectionHead
        title={word(recent.word as never)}
        line
        end={
          <Link href={to(recent.all.href)} prefetch={false} className="text-accent-foreground">
            {word(recent.all.word as never)}
          </Link>
        }
      />
      {recent.rows.length === 0 && <Nothing>–</Nothing>}
      <ul className="text-sm">
        {recent.rows.map((row) => (
          <li key={row.id} className="border-b">
            <Link
              href={to(row.href)}
              prefetch={false}
              className="grid grid-cols-[minmax(0,1fr)_5.5rem_6.75rem] gap-x-4 py-2 hover:bg-muted"
            >
              <span className="truncate font-medium">{row.title}</span>
              <span className="truncate">{row.amount}</span>
              <StatusWord meaning={row.meaning} className="justify-end">
                {word(row.state as never, row.params as never)}
              </StatusWord>
              <span className="truncate text-muted-foreground text-xs">{row.sub}</span>
              <span className="text-muted-foreground text-xs">
                {row.dueOn && showDay(row.dueOn as Day, locale, { today })}
              </span>
              <span className="text-right text-muted-foreground text-xs">
                <Moment at={row.at} zone={zone} today={today} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
