import { useTranslations } from "next-intl";
import { RevealContact } from "@/components/customers/reveal";
import { Nothing } from "@/components/shared/empty";
import { Facts } from "@/components/shared/facts";
import { SectionHead } from "@/components/shared/page-head";
import type { Lead } from "@/lib/leads/detail";
import { revealLeadContact } from "@/lib/leads/talk-actions";

/** How one reaches them: masked, whole only for a reason, and not at all while it lies in the pool. */
export function LeadContacts({ lead: { status, contacts, mayReveal } }: { lead: Lead }) {
  const t = useTranslations("leads");
  const of = useTranslations("customers");
  return (
    <section className="mb-7">
      <SectionHead title={t("contacts")} />
      {status === "pool" ? (
        <Nothing>{t("pool-hides")}</Nothing>
      ) : (
        <Facts
          facts={contacts.map(({ id, kind, masked }) => ({
            label: of(`kind-${kind}`),
            value: mayReveal ? (
              <RevealContact id={id} masked={masked} kind={kind} act={revealLeadContact} />
            ) : (
              <span className="whitespace-nowrap">{masked}</span>
            ),
          }))}
        />
      )}
    </section>
  );
}
