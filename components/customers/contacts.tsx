import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { removeContact } from "@/lib/customers/contacts/actions";
import type { Profile } from "@/lib/customers/profile";
import { AddContact } from "./contact-moves";
import { RevealContact } from "./reveal";

type Row = Profile["contacts"][number];

/** How one reaches the household: masked, and whole only for a reason. */
export function Contacts({ customer }: { customer: Profile }) {
  const t = useTranslations("customers");
  const { mayWrite, mayReveal } = customer;
  const people = customer.persons.map(({ id, role, name }) => ({
    value: id,
    label: [t(`role-${role}`), name].filter(Boolean).join(" "),
  }));
  const columns: Column<Row>[] = [
    {
      key: "kind",
      head: t("contact-kind"),
      width: 84,
      look: "dim",
      card: "2l",
      cell: ({ kind }) => t(`kind-${kind}`),
    },
    {
      key: "value",
      head: t("contact-value"),
      width: 230,
      look: "strong",
      card: "1l",
      cell: ({ id, masked, kind }) =>
        mayReveal ? (
          <RevealContact id={id} masked={masked} kind={kind} />
        ) : (
          <span className="whitespace-nowrap">{masked}</span>
        ),
    },
    {
      key: "of",
      head: t("contact-of"),
      card: "2r",
      cell: ({ personId }) => people.find(({ value }) => value === personId)?.label,
    },
    {
      key: "moves",
      head: <span className="sr-only">{t("remove")}</span>,
      width: 84,
      end: true,
      card: "1r",
      cell: ({ id, masked }) =>
        mayWrite && (
          <ActButton
            act={removeContact}
            input={{ id }}
            size="small"
            variant="text"
            ask={{
              title: t("remove-ask", { contact: masked }),
              body: t("remove-effect"),
              confirm: t("remove"),
            }}
          >
            {t("remove")}
          </ActButton>
        ),
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead
        title={t("contacts")}
        end={mayWrite && <AddContact customerId={customer.id} people={people} />}
      />
      <DataTable
        id="contacts"
        columns={columns}
        rows={customer.contacts}
        rowKey={({ id }) => id}
        lines
        empty={<Nothing>{t("no-contacts")}</Nothing>}
      />
    </section>
  );
}
