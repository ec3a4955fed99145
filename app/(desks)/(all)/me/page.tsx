import { getLocale, getTranslations } from "next-intl/server";
import { Feed } from "@/components/appointments/feed";
import { Delegations } from "@/components/approvals/delegations";
import { OwnForm } from "@/components/people/own-form";
import { OwnPassword } from "@/components/people/own-password";
import { Seats } from "@/components/people/seats";
import { Sessions } from "@/components/people/sessions";
import { Rights } from "@/components/roles/rights";
import { ActButton } from "@/components/shared/act-button";
import { Moment, showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { getFeed } from "@/lib/appointments/feeds";
import { getDelegations } from "@/lib/approvals/rule-queries";
import { zoneOf } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { endOtherSessions, endOwnPasswordLink, endOwnSession } from "@/lib/people/own/actions";
import { getOwn } from "@/lib/people/queries";
import { rightsOf } from "@/lib/roles/queries";

export default async function Me() {
  const actor = await gate();
  const [own, rights, delegations, feed, t, tongue] = await Promise.all([
    found(getOwn(actor)),
    rightsOf(actor, actor.roles),
    getDelegations(actor),
    getFeed(actor),
    getTranslations("people"),
    getLocale(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const { version, workPhone, email, phoneLast4, locale, sessions, passwordAt } = own;
  return (
    <Words of={["people", "appointments"]}>
      <PageHead title={t("own")} sub={own.account} />
      <Facts
        facts={[
          { label: t("name"), value: own.name, strong: true },
          {
            label: t("branch"),
            value: actor.branches.find(({ id }) => id === actor.branchId)?.name ?? "–",
          },
          { label: t("roles"), value: <Seats seats={own.seats} /> },
          own.phone !== "" && { label: t("phone"), value: own.phone },
        ]}
      />
      {own.linkBy && (
        <Note meaning="wrong" lead={t("link-open", { by: own.linkBy })} className="mb-6">
          {t("link-open-what")}{" "}
          <ActButton act={endOwnPasswordLink} input={{}} size="small">
            {t("link-end")}
          </ActButton>
        </Note>
      )}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section>
          <SectionHead title={t("facts")} line className="mb-4" />
          <OwnForm
            last4={phoneLast4}
            start={{ version, workPhone, email, phone: "", dropPhone: false, locale }}
          />
        </section>
        <section>
          <SectionHead
            title={t("password-change")}
            sub={
              passwordAt && (
                <>
                  {t("password-set", { when: "" })}
                  <Moment at={passwordAt} zone={zone} today={today} />
                </>
              )
            }
            line
            className="mb-4"
          />
          <OwnPassword account={own.account} />
        </section>
      </div>
      <section className="mt-8">
        <SectionHead
          title={t("sessions")}
          line
          end={
            sessions.length > 1 && (
              <ActButton act={endOtherSessions} input={{}} size="small">
                {t("sessions-end-others")}
              </ActButton>
            )
          }
        />
        <Sessions
          sessions={sessions}
          current={actor.sessionId}
          zone={zone}
          today={today}
          act={endOwnSession}
        />
      </section>
      {feed && (
        <Feed since={feed.since && showDay(dayIn(zone, feed.since), tongue, { form: "full" })} />
      )}
      {delegations && (
        <Delegations delegations={delegations} me={actor.id} zone={zone} today={today} />
      )}
      <Rights lines={rights} />
    </Words>
  );
}
