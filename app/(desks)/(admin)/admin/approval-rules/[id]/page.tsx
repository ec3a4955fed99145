import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RulePageForm } from "@/components/approvals/rule-page-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { writeRules } from "@/lib/approvals/access";
import { getRule } from "@/lib/approvals/rule-queries";
import { formOf } from "@/lib/approvals/rule-writes";
import { found, gate } from "@/lib/core/page";

export default async function EditRule({ params }: PageProps<"/admin/approval-rules/[id]">) {
  const actor = await gate(writeRules);
  const { id } = await params;
  const [{ rule, branches, approvers }, t] = await Promise.all([
    found(getRule(actor, id)),
    getTranslations("approvals"),
  ]);
  if (!rule) notFound();
  return (
    <>
      <PageHead
        title={t("edit-rule")}
        sub={rule.fallback && t("everything-else")}
        crumbs={[{ href: "/admin/approval-rules", label: t("title") }, { label: rule.name }]}
      />
      <Words of={["approvals"]}>
        <RulePageForm
          start={formOf(rule)}
          fallback={rule.fallback}
          branches={branches}
          approvers={approvers}
        />
      </Words>
    </>
  );
}
