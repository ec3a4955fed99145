import Link from "next/link";
import { useTranslations } from "next-intl";
import { to } from "@/components/shared/address";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { buttonClass } from "@/components/ui/button";
import type { Day } from "@/db/units";
import type { Exception } from "@/lib/core/module";
import type { listExceptions } from "@/lib/home/queries";

type When = { zone: string; today: Day };

/** 今日异常: what went wrong, since when, and the button that leads to where it is put right. */
export function Exceptions({ rows, ...when }: When & { rows: readonly Exception[] }) {
  const t = useTranslations("home");
  return (
    <section aria-labelledby="exceptions">
      <SectionHead
        title={<span id="exceptions">{t("exceptions")}</span>}
        end={
          rows.length > 0 && (
            <Link href="/exceptions" prefetch={false} className="text-accent-foreground">
              {t("all-exceptions")}
            </Link>
          )
        }
        line
      />
      {rows.length === 0 && <Nothing>{t("no-exceptions")}</Nothing>}
      <Rows rows={rows} {...when} />
    </section>
  );
}

/** All of them, kind by kind; each head leads to the list in which every one of its kind stands. */
export function ExceptionKinds({
  kinds,
  ...when
}: When & { kinds: Awaited<ReturnType<typeof listExceptions>> }) {
  const t = useTranslations("home");
  const word = useTranslations();
  return (
    <div className="grid gap-7 pt-1">
      {kinds.map(({ kind, rows, more, all }) => (
        <section key={kind}>
          <SectionHead
            title={word(kind as never)}
            sub={more ? `${rows.length}+` : rows.length}
            end={
              <Link href={to(all)} prefetch={false} className="text-accent-foreground">
                {t("in-list")}
              </Link>
            }
            line
          />
          <Rows rows={rows} {...when} />
        </section>
      ))}
    </div>
  );
}

function Rows({ rows, zone, today }: When & { rows: readonly Exception[] }) {
  const word = useTranslations();
  return (
    <ul>
      {rows.map(({ key, meaning, kind, text, params, sub, since, href, move }) => (
        <li
          key={key}
          className="flex min-h-[58px] items-center gap-3 border-b py-2 phone:flex-wrap phone:gap-x-2 phone:gap-y-1"
        >
          <StatusWord meaning={meaning} className="w-24 shrink-0 phone:w-auto">
            {word(kind as never)}
          </StatusWord>
          <div className="min-w-0 flex-1 phone:order-last phone:w-full phone:flex-none">
            <div className="truncate font-medium text-sm phone:whitespace-normal">
              {word(text as never, params as never)}
            </div>
            <div className="truncate text-muted-foreground text-xs">{sub}</div>
          </div>
          {since && (
            <span className="shrink-0 text-muted-foreground text-xs phone:ml-auto">
              <Moment at={since} zone={zone} today={today} />
            </span>
          )}
          <Link href={to(href)} prefetch={false} className={`${buttonClass()} shrink-0`}>
            {word(move as never)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
