import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type Search, to, withParams } from "@/components/shared/address";
import { showDay } from "@/components/shared/day";
import { StatusWord } from "@/components/shared/status-word";
import type { DaysBoard } from "@/lib/appointments/board";
import { clockOf } from "@/lib/appointments/rules";
import { meaningOf } from "./status";

const path = "/calendar";

/** Seven days beside each other, each in the order of the clock. */
export function WeekBoard({ board, search }: { board: DaysBoard; search: Search }) {
  const t = useTranslations("appointments");
  const locale = useLocale();
  return (
    <ol className="week week-long">
      {board.days.map(({ on, blocks }) => (
        <li key={on} data-today={on === board.today || undefined}>
          <Link
            href={to(withParams(path, search, { view: null, on }))}
            prefetch={false}
            className="flex items-baseline justify-between gap-1 font-semibold text-sm hover:underline"
          >
            {showDay(on, locale, { today: board.today })}
            {blocks.length > 0 && (
              <span className="font-normal text-muted-foreground text-xs">{blocks.length}</span>
            )}
          </Link>
          {blocks.map((block) => (
            <Link
              key={block.id}
              href={to(`${path}/${block.id}`)}
              prefetch={false}
              className="appt"
              data-kind={block.kind}
              data-status={block.status}
              title={block.with}
            >
              <span className="tabular-nums">{clockOf(block.from)}</span> {t(`kind-${block.kind}`)}
              <b>{block.customer}</b>
              {block.with && (
                <span className="block truncate text-muted-foreground">{block.with}</span>
              )}
              {(block.status === "held" || block.status === "in_service") && (
                <StatusWord meaning={meaningOf(block.status)}>
                  {t(`status-${block.status}`)}
                </StatusWord>
              )}
            </Link>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Six weeks: how much of what stands on each day. */
export function MonthBoard({ board, search }: { board: DaysBoard; search: Search }) {
  const t = useTranslations("appointments");
  const locale = useLocale();
  const month = board.on.slice(0, 7);
  return (
    <ol className="week">
      {board.days.map(({ on, counts }) => (
        <li
          key={on}
          data-today={on === board.today || undefined}
          className="min-h-24 phone:min-h-16"
        >
          <Link
            href={to(withParams(path, search, { view: null, on }))}
            prefetch={false}
            className="block min-h-full hover:underline"
          >
            <span
              className={
                on.startsWith(month) ? "font-semibold text-sm" : "text-muted-foreground text-sm"
              }
            >
              <span className="phone:hidden">{showDay(on, locale)}</span>
              <span className="hidden phone:inline">{on.slice(8)}</span>
            </span>
            {counts.slice(0, 4).map(({ kind, count }) => (
              <span key={kind} className="block truncate phone:hidden">
                {t("kind-count", { kind: t(`kind-${kind}`), count })}
              </span>
            ))}
            {counts.length > 0 && (
              <span className="hidden phone:block">
                {counts.reduce((sum, { count }) => sum + count, 0)}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ol>
  );
}
