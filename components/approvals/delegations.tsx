import { useTranslations } from "next-intl";
import { SectionHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import type { Delegations as Lent } from "@/lib/approvals/rule-queries";
import { DelegationForm } from "./delegation-form";
import { DelegationList } from "./delegation-list";

/** 审批委托, for /me: what is lent now, and lending it. */
export function Delegations({
  delegations: { rows, approvers },
  me,
  zone,
  today,
}: {
  delegations: Lent;
  me: string;
  zone: string;
  today: string;
}) {
  const t = useTranslations("approvals");
  return (
    <section className="mt-8">
      <SectionHead title={t("delegations")} sub={t("delegations-help")} line className="mb-2" />
      <Words of={["approvals"]}>
        <DelegationList rows={rows} me={me} zone={zone} />
        <div className="mt-4">
          <DelegationForm today={today} approvers={approvers} />
        </div>
      </Words>
    </section>
  );
}
