import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { Moment } from "@/components/shared/day";
import type { Act } from "@/components/shared/use-action";
import type { Day } from "@/lib/core/time";
import type { LiveSession } from "@/lib/people/queries";

/** The devices one is signed in on, the newest use first. */
export function Sessions({
  sessions,
  current,
  zone,
  today,
  act,
}: {
  sessions: readonly LiveSession[];
  /** The session that asks; it is ended by signing out. */
  current?: string;
  zone: string;
  today: Day;
  act: Act<{ id: string }, unknown>;
}) {
  const t = useTranslations("people");
  return (
    <ul className="text-sm">
      {sessions.map(({ id, browser, network, seenAt, createdAt }) => (
        <li
          key={id}
          className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 border-hairline border-b py-1.5"
        >
          <span className="min-w-44 font-medium">{browser || t("unknown-browser")}</span>
          <span className="min-w-40 text-muted-foreground">{network}</span>
          <span className="text-muted-foreground">
            {t("seen")} <Moment at={seenAt} zone={zone} today={today} />
          </span>
          <span className="text-muted-foreground phone:hidden">
            {t("sign-in")} <Moment at={createdAt} zone={zone} today={today} />
          </span>
          <span className="ml-auto">
            {id === current ? (
              <span className="text-muted-foreground">{t("this-session")}</span>
            ) : (
              <ActButton act={act} input={{ id }} size="small">
                {t("session-end")}
              </ActButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
