import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CustomersAppointments } from "@/components/appointments/customers-appointments";
import { AskMerge } from "@/components/customers/ask-merge";
import { Contacts } from "@/components/customers/contacts";
import { HandOver } from "@/components/customers/hand-over";
import { LogTalk } from "@/components/customers/log-talk";
import { Merges } from "@/components/customers/merges";
import { Persons } from "@/components/customers/persons";
import { Story } from "@/components/customers/story";
import { CustomersOrders } from "@/components/orders/customers-orders";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { PageHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { book } from "@/lib/appointments/access";
import { appointmentsOf } from "@/lib/appointments/detail";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { read } from "@/lib/customers/access";
import { getCustomer } from "@/lib/customers/profile";
import { read as readOrders, write as writeOrders } from "@/lib/orders/access";
import { ordersOfCustomer } from "@/lib/orders/profile";

export default async function CustomerPage({ params }: PageProps<"/customers/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [customer, sold, appointments, t, locale] = await Promise.all([
    found(getCustomer(actor, id)),
    can(actor, readOrders) ? ordersOfCustomer(actor, id) : null,
    found(appointmentsOf(actor, id)),
    getTranslations("customers"),
    getLocale(),
  ]);
  // What was merged leads to the file it went into.
  if (customer.mergedIntoId) redirect(`/customers/${customer.mergedIntoId}`);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const { name, version, mayWrite, referrer, weddingOn, tags, notes } = customer;
  return (
    <Words of={["customers"]}>
      <WithRail
        rail={
          <RailPart title={t("story")} end={mayWrite && <LogTalk customerId={id} />}>
            <Story of={customer} zone={zone} today={today} />
          </RailPart>
        }
      >
        <PageHead
          title={name}
          crumbs={[{ href: "/customers", label: t("title") }, { label: customer.number }]}
          moves={
            <>
              {customer.colleagues.length > 0 && (
                <HandOver
                  start={{ id, version, ownerId: customer.ownerId, reason: "" }}
                  colleagues={customer.colleagues}
                />
              )}
              {customer.mayMerge ? (
                <Link href={`/customers/${id}/merge`} prefetch={false} className={buttonClass()}>
                  {t("merge")}
                </Link>
              ) : (
                mayWrite && <AskMerge id={id} />
              )}
              {mayWrite && (
                <Link
                  href={`/customers/${id}/edit`}
                  prefetch={false}
                  data-hotkey="e"
                  className={buttonClass()}
                >
                  <Icon name="pencil" />
                  {t("edit")}
                </Link>
              )}
            </>
          }
        />
        <Merges merges={customer.merges} />
        <Facts
          facts={[
            { label: t("owner"), value: customer.owner },
            { label: t("source"), value: t(`source-${customer.source}`) },
            referrer !== null && {
              label: t("referrer"),
              value: (
                <Link href={`/customers/${referrer.id}`} prefetch={false} className="link">
                  {referrer.name}
                </Link>
              ),
            },
            weddingOn !== null && {
              label: t("wedding"),
              value: showDay(weddingOn, locale, { form: "full" }),
            },
            {
              label: t("created"),
              value: showDay(dayIn(zone, customer.createdAt), locale, { form: "full" }),
            },
            tags.length > 0 && { label: t("tags"), value: tags.join("、") },
            notes !== "" && {
              label: t("notes"),
              value: <span className="whitespace-pre-line break-words">{notes}</span>,
            },
          ]}
        />
        {sold !== null && (
          <CustomersOrders
            orders={sold}
            customerId={id}
            today={today}
            mayWrite={can(actor, writeOrders)}
          />
        )}
        <Contacts customer={customer} />
        <Persons customer={customer} locale={locale} />
        <CustomersAppointments
          customerId={id}
          appointments={appointments}
          mayBook={can(actor, book)}
          today={today}
        />
      </WithRail>
    </Words>
  );
}
