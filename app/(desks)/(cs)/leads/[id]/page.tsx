import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Story } from "@/components/customers/story";
import { Collisions } from "@/components/leads/collisions";
import { LeadContacts } from "@/components/leads/lead-contacts";
import { LeadMoves } from "@/components/leads/lead-moves";
import { LeadState } from "@/components/leads/state";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { PageHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { zoneOf } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read } from "@/lib/leads/access";
import { getLead } from "@/lib/leads/detail";
import { formOf } from "@/lib/leads/forms";
import { isFollowed } from "@/lib/leads/kinds";

export default async function LeadPage({ params }: PageProps<"/leads/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [lead, t, from, locale] = await Promise.all([
    found(getLead(actor, id)),
    getTranslations("leads"),
    getTranslations("customers"),
    getLocale(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const full = (at: Date) => showDay(dayIn(zone, at), locale, { form: "full" });
  const { status, customer, lostReason, lostNote, visitOn } = lead;
  const credits = [
    [t("capturer"), lead.capturer],
    [t("inviter"), lead.inviter],
    [t("closer"), lead.closer],
    [t("supervisor"), lead.supervisor],
  ].flatMap(([label, name]) => (name ? [`${label} ${name}`] : []));
  return (
    <Words of={["leads", "customers"]}>
      <WithRail
        rail={
          <RailPart title={t("story")}>
            <Story of={lead} zone={zone} today={today} />
          </RailPart>
        }
      >
        <PageHead
          title={lead.name}
          status={<LeadState status={status} pill />}
          crumbs={[{ href: "/leads", label: t("title") }, { label: lead.number }]}
          moves={
            <LeadMoves
              lead={{
                ...{ id, status, moves: lead.moves, me: actor.id, visitOn: visitOn ?? "" },
                form: formOf(lead),
                credits: {
                  inviterId: lead.inviterId ?? "",
                  closerId: lead.closerId ?? "",
                  supervisorId: lead.supervisorId ?? "",
                },
                ...{ mayWrite: lead.mayWrite, mayHandOver: lead.mayHandOver, mayWin: lead.mayWin },
                ...{ colleagues: lead.colleagues, known: lead.known },
              }}
            />
          }
        />
        <Facts
          facts={[
            { label: t("owner"), value: lead.owner ?? t("nobody-yet") },
            { label: t("source"), value: from(`source-${lead.source}`) },
            lead.intent !== "" && { label: t("intent"), value: lead.intent },
            lead.occasion !== "" && { label: t("occasion"), value: lead.occasion },
            visitOn !== null && {
              label: t("visit"),
              value: showDay(visitOn, locale, { form: "full" }),
            },
            { label: t("captured-on"), value: full(lead.createdAt) },
            isFollowed(status) && { label: t("protected"), value: full(lead.protectedUntil) },
            lostReason !== null && {
              label: t("lost-reason"),
              value: [t(`lost-${lostReason}`), lostNote].filter(Boolean).join(" · "),
            },
            customer !== null && {
              label: t("customer"),
              value: (
                <Link href={`/customers/${customer.id}`} prefetch={false} className="link">
                  {customer.name} {customer.number}
                </Link>
              ),
            },
            { label: t("credits"), value: credits.join(" · ") },
          ]}
        />
        <LeadContacts lead={lead} />
        <Collisions lead={lead} zone={zone} today={today} />
      </WithRail>
    </Words>
  );
}
