import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { RulePageForm } from "@/components/approvals/rule-page-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { writeRules } from "@/lib/approvals/access";
import { getRule } from "@/lib/approvals/rule-queries";
import { found, gate } from "@/lib/core/page";

export default async function NewRule() {
  const actor = await gate(writeRules);
  const [{ branches, approvers }, t] = await Promise.all([
    found(getRule(actor, null)),
    getTranslations("approvals"),
  ]);
  return (
    <>
      <PageHead
        title={t("new-rule")}
        crumbs={[{ href: "/admin/approval-rules", label: t("title") }]}
      />
      <Words of={["approvals"]}>
        <RulePageForm
          fallback={false}
          branches={branches}
          approvers={approvers}
          start={{
            id: uuid(),
            version: 0,
            name: "",
            branchIds: [],
            categories: [],
            origins: [],
            amountFrom: "",
            amountTo: "",
            steps: [
              {
                roles: ["accountant", "branch_manager"],
                personId: "",
                needed: "1",
                slaHours: "24",
                escalateTo: "owner",
              },
            ],
          }}
        />
      </Words>
    </>
  );
}
