import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { type Column, DataTable } from "@/components/shared/data-table";
import { showDay } from "@/components/shared/day";
import { SectionHead } from "@/components/shared/page-head";
import type { Day } from "@/lib/core/time";
import { removePerson } from "@/lib/customers/persons/actions";
import type { Profile } from "@/lib/customers/profile";
import { partnerOf } from "@/lib/customers/rules";
import { AddPerson, EditPerson } from "./person-moves";
import { RevealPerson } from "./reveal";

type Row = Profile["persons"][number];

/** Who is in the household. Of a child only the month stands here (EN-08). */
export function Persons({ customer, locale }: { customer: Profile; locale: string }) {
  const t = useTranslations("customers");
  const { mayWrite, mayReveal } = customer;
  const guardians = customer.persons
    .filter(({ isMinor }) => !isMinor)
    .map(({ id, role, name }) => ({
      value: id,
      label: [t(`role-${role}`), name].filter(Boolean).join(" "),
    }));
  const none = <span className="none">–</span>;
  const guardian: Column<Row> = {
    key: "guardian",
    head: t("guardian"),
    width: 150,
    look: "wide",
    cell: ({ guardianId }) => guardians.find(({ value }) => value === guardianId)?.label ?? none,
  };
  const columns: Column<Row>[] = [
    {
      key: "role",
      head: t("person-role"),
      width: 96,
      card: "1l",
      look: "strong",
      cell: ({ role }) => t(`role-${role}`),
    },
    {
      key: "name",
      head: t("person-name"),
      card: "2l",
      cell: ({ id, isMinor, name }) =>
        isMinor ? (
          <span className="inline-flex items-center gap-1.5">
            <span className="dim">
              {t("minor")} · {t("minor-sealed")}
            </span>
            {mayReveal && <RevealPerson id={id} />}
          </span>
        ) : (
          name || none
        ),
    },
    {
      key: "birthday",
      head: t("birthday"),
      width: 150,
      card: "2r",
      cell: ({ birthday, birthMonth }) => {
        if (birthday) return showDay(birthday as Day, locale, { form: "full" });
        return birthMonth ? t("birth-month", { month: birthMonth }) : none;
      },
    },
    ...(customer.persons.some(({ isMinor }) => isMinor) ? [guardian] : []),
    {
      key: "moves",
      head: <span className="sr-only">{t("edit")}</span>,
      width: 118,
      end: true,
      card: "1r",
      cell: ({ id, version, role, isMinor, name, birthday, guardianId }) =>
        mayWrite && (
          <span className="inline-flex">
            <EditPerson
              start={{
                ...{ id, version, role, personName: name, birthday },
                ...{ guardianId: guardianId ?? "", consent: guardianId !== null },
              }}
              isSealed={isMinor}
              guardians={guardians.filter(({ value }) => value !== id)}
            />
            {customer.persons.length > 1 && (
              <ActButton
                act={removePerson}
                input={{ id, version }}
                size="small"
                variant="text"
                ask={{
                  title: t("remove-person-ask", {
                    person: [t(`role-${role}`), name].filter(Boolean).join(" "),
                  }),
                  body: t("remove-person-effect"),
                  confirm: t("remove-person"),
                }}
              >
                {t("remove-person")}
              </ActButton>
            )}
          </span>
        ),
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead
        title={t("persons")}
        end={
          mayWrite && (
            <AddPerson
              customerId={customer.id}
              role={partnerOf(customer.persons.map(({ role }) => role)) ?? "baby"}
              guardians={guardians}
            />
          )
        }
      />
      <DataTable
        id="persons"
        columns={columns}
        rows={customer.persons}
        rowKey={({ id }) => id}
        lines
      />
    </section>
  );
}
