import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { AppointmentMoves } from "@/components/appointments/appointment-moves";
import { History } from "@/components/appointments/history";
import { meaningOf } from "@/components/appointments/status";
import { Moment, showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { PageHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { read } from "@/lib/appointments/access";
import { getAppointment } from "@/lib/appointments/detail";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { calledOf, listBookable } from "@/lib/resources/queries";

export default async function AppointmentPage({ params }: PageProps<"/calendar/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [appointment, t, locale] = await Promise.all([
    found(getAppointment(actor, id)),
    getTranslations("appointments"),
    getLocale(),
  ]);
  const { zone, on, from, until, customer, status, booked, notes, isOver } = appointment;
  const today = dayIn(zone);
  const resources = appointment.mayMove ? await listBookable(actor, appointment.branchId) : [];
  const shown = isOver ? "cancelled" : status;
  return (
    <Words of={["appointments", "resources"]}>
      <WithRail
        rail={
          <RailPart title={t("history")}>
            <History appointment={appointment} today={today} />
          </RailPart>
        }
      >
        <PageHead
          title={`${customer} · ${t(`kind-${appointment.kind}`)}`}
          status={
            <StatusWord pill meaning={meaningOf(shown)}>
              {t(`status-${shown}`)}
            </StatusWord>
          }
          crumbs={[
            { href: `/calendar?on=${on}`, label: t("title") },
            { label: appointment.number },
          ]}
          moves={<AppointmentMoves appointment={appointment} resources={resources} />}
          dock
        />
        {isOver && <Note meaning="waiting" lead={t("hold-ended")} className="mb-4" />}
        <Facts
          facts={[
            {
              label: t("when"),
              value: (
                <>
                  {showDay(on, locale, { form: "full", today })} {from}–{until}
                </>
              ),
              strong: true,
            },
            {
              label: t("with"),
              value: booked.length > 0 ? booked.map(calledOf).join("、") : "–",
              strong: true,
            },
            {
              label: t("customer"),
              value: appointment.seesCustomer ? (
                <Link
                  href={`/customers/${appointment.customerId}`}
                  prefetch={false}
                  className="link"
                >
                  {customer}
                </Link>
              ) : (
                customer
              ),
            },
            { label: t("branch"), value: appointment.branch },
            { label: t("booked-by"), value: appointment.author },
            status === "held" &&
              !isOver && {
                label: t("hold-until"),
                value: <Moment at={appointment.holdExpiresAt} zone={zone} today={today} />,
              },
            appointment.rescheduled > 0 && {
              label: t("rescheduled"),
              value: t("times", { count: appointment.rescheduled }),
            },
            notes !== "" && {
              label: t("notes"),
              value: <span className="whitespace-pre-line break-words">{notes}</span>,
            },
          ]}
        />
      </WithRail>
    </Words>
  );
}
