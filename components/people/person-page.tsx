import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { DayText, Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { SectionHead } from "@/components/shared/page-head";
import { can, type Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { dayIn } from "@/lib/core/time";
import { grant, write } from "@/lib/people/access";
import type { Person } from "@/lib/people/queries";
import { endSession, endSessions } from "@/lib/people/sessions/actions";
import { read as readRoles } from "@/lib/roles/access";
import { PasswordLink } from "./password-link";
import { RevealPhone } from "./reveal-phone";
import { SeatList } from "./seat-list";
import { Sessions } from "./sessions";

export function PersonPage({ actor, person }: { actor: Staff; person: Person }) {
  const t = useTranslations("people");
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const { id, name, branchId, seats, sessions, managed, active, passwordAt } = person;
  return (
    <>
      <Facts
        facts={[
          { label: t("branch"), value: person.branch, strong: true },
          { label: t("department"), value: person.department ?? t("no-department") },
          { label: t("work-phone"), value: person.workPhone || "–" },
          { label: t("email"), value: person.email || "–" },
          {
            label: t("phone"),
            value: !person.phoneLast4 ? (
              "–"
            ) : can(actor, write) ? (
              <RevealPhone id={id} last4={person.phoneLast4} />
            ) : (
              t("phone-masked", { last4: person.phoneLast4 })
            ),
          },
          { label: t("since"), value: <Moment at={person.createdAt} zone={zone} today={today} /> },
          person.leftOn && { label: t("left-on"), value: <DayText on={person.leftOn} /> },
        ]}
      />
      <SeatList
        person={{ id, name, active, branchId }}
        seats={seats}
        mayGrant={can(actor, grant) && id !== actor.id && active}
        seesRoles={can(actor, readRoles)}
        places={actor.branches}
      />
      {managed && active && (
        <section className="mt-7">
          <SectionHead
            title={t("password")}
            sub={
              passwordAt && (
                <>
                  {t("password-set", { when: "" })}
                  <Moment at={passwordAt} zone={zone} today={today} />
                </>
              )
            }
            line
          />
          {!passwordAt && <Note meaning="waiting" lead={t("no-password")} className="mt-3" />}
          <PasswordLink id={id} name={name} />
        </section>
      )}
      {managed && (
        <section className="mt-7">
          <SectionHead
            title={t("sessions")}
            line
            end={
              sessions.length > 0 && (
                <ActButton act={endSessions} input={{ id }} size="small">
                  {t("sessions-end")}
                </ActButton>
              )
            }
          />
          {sessions.length === 0 ? (
            <Nothing>{t("no-sessions")}</Nothing>
          ) : (
            <Sessions sessions={sessions} zone={zone} today={today} act={endSession} />
          )}
        </section>
      )}
    </>
  );
}
