import { useLocale, useTranslations } from "next-intl";
import { Moment, showMoment } from "@/components/shared/day";
import { Timeline } from "@/components/shared/timeline";
import type { Appointment } from "@/lib/appointments/detail";
import type { Day } from "@/lib/core/time";

type Line = Appointment["history"][number];

/** What became of it, newest first; a move with where it was and where it went. */
export function History({
  appointment: { history, zone },
  today,
}: {
  appointment: Pick<Appointment, "history" | "zone">;
  today: Day;
}) {
  const t = useTranslations("appointments");
  const locale = useLocale();
  const slot = (one: NonNullable<Line["before"]>) => {
    const until = showMoment(new Date(one.endsAt), zone, locale).split(" ").at(-1);
    return [
      `${showMoment(new Date(one.startsAt), zone, locale, today)}–${until}`,
      one.resources.join("、"),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return (
    <Timeline
      items={history.map(({ id, move, cause, reason, before, after, author, at }) => ({
        key: id,
        person: author ?? undefined,
        mark: move === "expire" || move === "miss" ? "wrong" : "neutral",
        text: t(`did-${move}`),
        detail: (before || after || reason) && (
          <>
            {before && after && (
              <span className="block">
                {t("from-to", { before: slot(before), after: slot(after) })}
              </span>
            )}
            {!before && after && <span className="block">{slot(after)}</span>}
            {reason && (
              <span className="block text-foreground">
                {cause ? `${t(`cause-${cause}`)}：${reason}` : reason}
              </span>
            )}
          </>
        ),
        time: <Moment at={at} zone={zone} today={today} />,
      }))}
    />
  );
}
