import { useLocale, useTranslations } from "next-intl";
import { Moment, showDay } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { type Happening, Timeline } from "@/components/shared/timeline";
import type { Day } from "@/lib/core/time";
import type { Profile } from "@/lib/customers/profile";

type Told = Happening & { at: Date };

/** What was said and what was done, newest first; under each talk what was to come next. */
export function Story({
  of: { talks, changes },
  zone,
  today,
}: {
  of: Pick<Profile, "talks" | "changes">;
  zone: string;
  today: Day;
}) {
  const t = useTranslations("customers");
  const word = useTranslations();
  const locale = useLocale();
  const said = talks.map(
    ({ id, author, channel, direction, outcome, note, nextStep, nextOn, at }): Told => ({
      key: id,
      at,
      person: author,
      text: `${t(`channel-${channel}`)} · ${t(`direction-${direction}`)} · ${t(`outcome-${outcome}`)}`,
      detail: (note !== "" || nextOn !== null) && (
        <>
          {note !== "" && <span className="block whitespace-pre-line text-foreground">{note}</span>}
          {nextOn !== null && (
            <span className="block">
              {t("next-said", { step: nextStep, day: showDay(nextOn, locale, { today }) })}
            </span>
          )}
        </>
      ),
    }),
  );
  // A talk tells itself.
  const done = changes
    .filter(({ act }) => !act.endsWith(".log-communication"))
    .map(
      ({ id, at, actor, act, reason }): Told => ({
        key: id,
        at,
        person: actor || undefined,
        text: word(act.replace(".", ".act-") as never),
        detail: reason,
      }),
    );
  const all = [...said, ...done].sort((a, b) => b.at.getTime() - a.at.getTime());
  if (all.length === 0) return <Nothing>{t("no-story")}</Nothing>;
  return (
    <Timeline
      items={all.map(({ at, ...one }) => ({
        ...one,
        time: <Moment at={at} zone={zone} today={today} />,
      }))}
    />
  );
}
