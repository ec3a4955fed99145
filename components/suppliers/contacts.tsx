import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { Icon } from "@/components/ui/icon";
import type { Profile } from "@/lib/suppliers/profile";
import { AddContact, ContactMenu, Mobile } from "./contact-moves";

type Row = Profile["contacts"][number];

export function Contacts({ supplier, mayWrite }: { supplier: Profile; mayWrite: boolean }) {
  const t = useTranslations("suppliers");
  const columns: Column<Row>[] = [
    {
      key: "name",
      head: t("contact-name"),
      width: 150,
      look: "strong",
      card: "1l",
      cell: ({ name }) => name,
    },
    {
      key: "mobile",
      head: t("mobile"),
      width: 200,
      card: "2l",
      cell: ({ id, mobile, mayReveal }) =>
        mobile ? (
          <Mobile id={id} masked={mobile} mayReveal={mayReveal} />
        ) : (
          <span className="none">–</span>
        ),
    },
    {
      key: "email",
      head: t("email"),
      card: "3l",
      cell: ({ email }) =>
        email ? (
          <a href={`mailto:${email}`} className="hover:underline">
            {email}
          </a>
        ) : (
          <span className="none">–</span>
        ),
    },
    {
      key: "receives",
      head: t("receives"),
      width: 88,
      card: "2r",
      cell: ({ receivesPush }) =>
        receivesPush ? (
          <span className="inline-flex items-center gap-1">
            <Icon name="check" className="size-3.5" />
            <span className="md:sr-only">{t("receives")}</span>
          </span>
        ) : (
          <span className="none">–</span>
        ),
    },
    {
      key: "moves",
      head: <span className="sr-only">{t("edit")}</span>,
      width: 52,
      end: true,
      card: "1r",
      cell: ({ id, name, email, receivesPush, version, mobile }) =>
        mayWrite && (
          <ContactMenu
            supplierId={supplier.id}
            contact={{ id, name, email, receivesPush, version }}
            mobile={mobile}
          />
        ),
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead
        title={t("contacts")}
        end={mayWrite && <AddContact supplierId={supplier.id} />}
      />
      <DataTable
        id="contacts"
        columns={columns}
        rows={supplier.contacts}
        rowKey={({ id }) => id}
        lines
        empty={<Nothing>{t("no-contacts")}</Nothing>}
      />
    </section>
  );
}
