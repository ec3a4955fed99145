import { useTranslations } from "next-intl";
import type { ApproverChoice } from "@/lib/approvals/rule-queries";
import type { RuleForm as Fields } from "@/lib/approvals/schema";
import { supplierKinds } from "@/lib/suppliers/kinds";
import { RuleForm } from "./rule-form";

/** Offered even when nobody holds them yet. */
const usual = ["accountant", "branch_manager", "owner"] as const;

/** The form with what only the server can name: kinds of supplier, and the roles that may approve. */
export function RulePageForm({
  start,
  fallback,
  branches,
  approvers,
}: {
  start: Fields;
  fallback: boolean;
  branches: readonly { id: string; name: string }[];
  approvers: readonly ApproverChoice[];
}) {
  const all = useTranslations();
  const held = approvers.flatMap(({ roles }) => roles);
  const asked = start.steps.flatMap(({ roles, escalateTo }) =>
    escalateTo ? [...roles, escalateTo] : roles,
  );
  return (
    <RuleForm
      start={start}
      fallback={fallback}
      branches={branches}
      categories={supplierKinds.map((value) => ({
        value,
        label: all(`suppliers.kind-${value}` as never),
      }))}
      roles={[...new Set([...usual, ...held, ...asked])].map((value) => ({
        value,
        label: all(`core.role-${value}` as never),
      }))}
      approvers={approvers}
    />
  );
}
