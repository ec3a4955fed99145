import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { CustomersAppointment } from "@/lib/appointments/detail";
import type { Day } from "@/lib/core/time";
import { meaningOf } from "./status";

/** On the customer's page: what was and will be, and the button that books the next. */
export function CustomersAppointments({
  customerId,
  appointments,
  mayBook,
  today,
}: {
  customerId: string;
  appointments: readonly CustomersAppointment[];
  mayBook: boolean;
  today: Day;
}) {
  const t = useTranslations("appointments");
  return (
    <section className="mt-6">
      <SectionHead
        title={t("customers")}
        line
        end={
          mayBook && (
            <Link
              href={`/calendar/new?customer=${customerId}`}
              prefetch={false}
              className={buttonClass({ size: "small" })}
            >
              <Icon name="plus" />
              {t("book")}
            </Link>
          )
        }
      />
      {appointments.length === 0 && <Nothing>{t("customers-none")}</Nothing>}
      <ul>
        {appointments.map(({ id, kind, status, startsAt, zone, number }) => (
          <li key={id} className="not-last:border-b">
            <Link
              href={`/calendar/${id}`}
              prefetch={false}
              className="flex min-h-row items-center gap-3 text-sm hover:bg-muted phone:min-h-12 phone:text-base"
            >
              <Moment at={startsAt} zone={zone} today={today} />
              <span className="font-medium">{t(`kind-${kind}`)}</span>
              <span className="text-muted-foreground text-xs phone:hidden">{number}</span>
              <StatusWord meaning={meaningOf(status)} className="ml-auto">
                {t(`status-${status}`)}
              </StatusWord>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
