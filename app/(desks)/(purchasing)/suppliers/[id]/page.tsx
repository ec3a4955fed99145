import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { LiveLinks } from "@/components/pushes/live-links";
import { one } from "@/components/shared/address";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { PageHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { BankPart } from "@/components/suppliers/bank-part";
import { Changes } from "@/components/suppliers/changes";
import { Channels } from "@/components/suppliers/channels";
import { Contacts } from "@/components/suppliers/contacts";
import { Items } from "@/components/suppliers/items";
import { SupplierState } from "@/components/suppliers/status";
import { SupplierMoves } from "@/components/suppliers/supplier-moves";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { can } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { open } from "@/lib/core/machine";
import { found, gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";
import { links as mayLink } from "@/lib/pushes/access";
import { listLinks } from "@/lib/pushes/link-queries";
import { bank, read, write } from "@/lib/suppliers/access";
import { listItems } from "@/lib/suppliers/items/queries";
import { getSupplier } from "@/lib/suppliers/profile";
import { moves } from "@/lib/suppliers/states";

export default async function SupplierPage({ params, searchParams }: PageProps<"/suppliers/[id]">) {
  const actor = await gate(read);
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const supplier = await found(getSupplier(actor, id));
  const [items, live, t, locale] = await Promise.all([
    listItems(actor, id, { q: one(search, "q"), after: one(search, "after") }),
    can(actor, mayLink) ? listLinks(actor, { supplierId: id }) : null,
    getTranslations("suppliers"),
    getLocale(),
  ]);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  const mayWrite = can(actor, write);
  const { name, version, links, bankChangedAt, bankChangedByName } = supplier;
  return (
    <Words of={live?.length ? ["suppliers", "pushes"] : ["suppliers"]}>
      <WithRail
        rail={
          <>
            <RailPart title={t("bank")}>
              <BankPart
                id={id}
                version={version}
                supplierName={name}
                last4={supplier.bankAccountLast4}
                changed={
                  bankChangedAt &&
                  t("bank-changed", {
                    name: bankChangedByName ?? "",
                    day: showDay(dayIn(zone, bankChangedAt), locale, { form: "full" }),
                  })
                }
                mayChange={can(actor, bank)}
              />
            </RailPart>
            <RailPart title={t("changes")}>
              <Changes changes={supplier.changes} space="suppliers" zone={zone} today={today} />
            </RailPart>
          </>
        }
      >
        <PageHead
          title={name}
          status={<SupplierState status={supplier.status} pill />}
          crumbs={[{ href: "/suppliers", label: t("title") }, { label: supplier.code }]}
          moves={
            <>
              {mayWrite && (
                <Link
                  href={`/suppliers/${id}/edit`}
                  prefetch={false}
                  data-hotkey="e"
                  className={buttonClass()}
                >
                  <Icon name="pencil" />
                  {t("edit")}
                </Link>
              )}
              <SupplierMoves
                supplier={{ id, version, name, links }}
                open={open(moves, supplier.status, actor)}
              />
            </>
          }
        />
        <Facts
          facts={[
            { label: t("kind"), value: t(`kind-${supplier.kind}`) },
            { label: t("lead"), value: t("days", { count: supplier.leadDays }) },
            {
              label: t("terms"),
              value: supplier.paymentTerms || t(`settlement-${supplier.settlement}`),
            },
            {
              label: t("group-push"),
              value: `${t(supplier.autoPush ? "pushed-at-once" : "pushed-by-hand")} · ${t(supplier.showsPrices ? "with-prices" : "without-prices")}`,
            },
            supplier.address !== "" && { label: t("address"), value: supplier.address },
            supplier.notes !== "" && {
              label: t("notes"),
              value: <span className="whitespace-pre-line break-words">{supplier.notes}</span>,
            },
          ]}
        />
        {supplier.status !== "active" && (
          <Note
            meaning="waiting"
            lead={t(supplier.status === "blocked" ? "blocked-note" : "on-hold-note")}
            className="mb-5"
          >
            {supplier.statusReason}
          </Note>
        )}
        <Contacts supplier={supplier} mayWrite={mayWrite} />
        <Channels supplier={supplier} mayWrite={mayWrite} zone={zone} />
        {live && <LiveLinks rows={live} of="supplier" />}
        <Items supplierId={id} page={items} search={search} mayWrite={mayWrite} />
      </WithRail>
    </Words>
  );
}
