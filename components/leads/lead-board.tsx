import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Search, to, withParams } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { DayText } from "@/components/shared/day";
import type { Day } from "@/lib/core/time";
import type { Board, LeadRow } from "@/lib/leads/list";
import { LeadFilters, LeadPhone, path } from "./lead-list";

/** The way from captured to arrived, a column each, with the newest of each. On the phone one under the other. */
export function LeadBoard({ board, search }: { board: Board; search: Search }) {
  const t = useTranslations("leads");
  return (
    <>
      <LeadFilters options={board.options} search={search} />
      <div className="flex gap-3 overflow-x-auto pb-3 phone:flex-col">
        {board.columns.map(({ status, count, rows, more }) => (
          <section
            key={status}
            aria-label={t(`status-${status}`)}
            className="min-w-[152px] flex-1 rounded-lg bg-muted px-2 pt-2.5 pb-2 phone:min-w-0"
          >
            <h2 className="mb-2 flex items-baseline justify-between px-1 text-sm">
              {t(`status-${status}`)}
              <span className="font-normal text-muted-foreground">{capped(count, 99)}</span>
            </h2>
            {rows.length === 0 && (
              <p className="px-1 pb-1 text-muted-foreground text-sm">{t("none-here")}</p>
            )}
            <ul className="grid grid-cols-1 gap-2">
              {rows.map((row) => (
                <Card key={row.id} row={row} today={board.today} />
              ))}
            </ul>
            {more && (
              <Link
                href={to(withParams(path, search, { view: null, status }))}
                prefetch={false}
                className="link mt-2 block px-1 text-sm"
              >
                {t("see-all")}
              </Link>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

function Card({ row, today }: { row: LeadRow; today: Day }) {
  const t = useTranslations("leads");
  const from = useTranslations("customers");
  const { id, name, owner, source, intent, nextStep, nextOn, visitOn, status } = row;
  return (
    <li>
      <Link
        href={to(`${path}/${id}`)}
        prefetch={false}
        className="block rounded-md border bg-card px-2.5 py-2 text-sm hover:border-ring"
      >
        <span className="flex items-baseline justify-between gap-2">
          <b className="truncate font-medium">{name}</b>
          <span className="shrink-0 text-muted-foreground text-xs">{owner}</span>
        </span>
        <span className="flex items-baseline justify-between gap-2 text-muted-foreground">
          <span className="whitespace-nowrap">
            <LeadPhone row={row} />
          </span>
          <span className="shrink-0 text-xs">{from(`source-${source}`)}</span>
        </span>
        {intent !== "" && <span className="block truncate text-muted-foreground">{intent}</span>}
        {status === "appointed" && (
          <span className="block">
            {t("visit")} <DayText on={visitOn} today={today} />
          </span>
        )}
        {status !== "appointed" && nextStep !== null && (
          <span className={nextOn !== null && nextOn < today ? "block text-wrong" : "block"}>
            {nextStep} <DayText on={nextOn} today={today} />
          </span>
        )}
      </Link>
    </li>
  );
}
