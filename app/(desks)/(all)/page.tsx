import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Exceptions } from "@/components/home/exceptions";
import { FirstSteps } from "@/components/home/first-steps";
import { RecentList } from "@/components/home/recent-list";
import { WeekStrip } from "@/components/home/week-strip";
import { InboxList } from "@/components/inbox/inbox-list";
import { to } from "@/components/shared/address";
import { capped } from "@/components/shared/capped";
import { Moment, showDay } from "@/components/shared/day";
import { Empty } from "@/components/shared/empty";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { Tile, Tiles } from "@/components/shared/tiles";
import { Words } from "@/components/shared/words";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { dayIn, now } from "@/lib/core/time";
import { readHome } from "@/lib/home/queries";
import { greetingAt, waitingInAll } from "@/lib/home/rules";
import { readShell } from "@/lib/home/shell";
import { createsOf } from "@/lib/menu";

export default async function Home() {
  const actor = await gate();
  const [{ branchId, waits }, t, word, locale] = await Promise.all([
    readShell(actor),
    getTranslations("home"),
    getTranslations(),
    getLocale(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const waiting = waitingInAll(waits.values());
  const branch = actor.branches.find(({ id }) => id === branchId)?.name;
  const creates = createsOf(actor).slice(0, 2).reverse();

  return (
    <Words of={["inbox"]}>
      <PageHead
        title={t(greetingAt(zone, now()), { name: actor.name })}
        sub={[
          showDay(today, locale, { form: "full" }),
          branch ?? word("shared.all-branches"),
          waiting > 0 ? t("waiting", { count: capped(waiting) }) : t("nothing-waits"),
        ].join(" · ")}
        stack
        moves={creates.map(({ href, word: key }, i) => (
          <Link
            key={href}
            href={to(href)}
            prefetch={false}
            className={buttonClass({ variant: i === creates.length - 1 ? "primary" : "outline" })}
          >
            <Icon name="plus" />
            {word(key as never)}
          </Link>
        ))}
      />
      <Suspense fallback={<RowsSkeleton rows={10} />}>
        <Parts actor={actor} />
      </Suspense>
    </Words>
  );
}

/** What a person's desks put on his home page. */
async function Parts({ actor }: { actor: Staff }) {
  const [home, t, word] = await Promise.all([
    readHome(actor),
    getTranslations("home"),
    getTranslations(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const { tiles, exceptions, recent, week, messages, steps } = home;
  const desk = tiles.length > 0;
  return (
    <div className="grid gap-7 pt-1">
      {steps && <FirstSteps steps={steps} />}
      {desk && (
        <Tiles>
          {tiles.map(({ name, icon, figure, word: key, lines, ...tile }) => (
            <Tile
              key={name}
              {...tile}
              icon={icon}
              title={word(`${name}.title` as never)}
              figure={capped(figure)}
              word={word(key as never)}
              lines={lines.map((line) => ({
                ...line,
                label: word(line.word as never),
                count: capped(line.count),
                wrong: line.wrong && line.count > 0,
              }))}
            />
          ))}
        </Tiles>
      )}
      <div
        className={
          recent
            ? "grid gap-x-10 gap-y-7 min-[1100px]:grid-cols-[minmax(0,1fr)_23rem]"
            : "grid gap-7"
        }
      >
        <div className="grid content-start gap-7">
          {messages.length > 0 && (
            <section>
              <SectionHead
                title={t("inbox")}
                end={
                  <Link href="/inbox" prefetch={false} className="text-accent-foreground">
                    {t("all-inbox")}
                  </Link>
                }
              />
              <InboxList
                lines={messages.map((row) => ({
                  ...row,
                  text: word(row.message as never, row.params as never),
                  time: <Moment at={row.createdAt} zone={zone} today={today} />,
                }))}
              />
            </section>
          )}
          {(desk || exceptions.length > 0) && (
            <Exceptions rows={exceptions} zone={zone} today={today} />
          )}
          {week && <WeekStrip week={week} today={today} />}
          {!desk && !steps && messages.length === 0 && (
            <Empty title={t("empty")}>{t("empty-why")}</Empty>
          )}
        </div>
        {recent && <RecentList recent={recent} zone={zone} today={today} />}
      </div>
    </div>
  );
}
