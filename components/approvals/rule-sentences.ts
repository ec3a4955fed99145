import { useTranslations } from "next-intl";
import type { StepRule } from "@/db/schema/approvals";
import type { RulesPage } from "@/lib/approvals/rule-queries";
import { showMoney } from "@/lib/core/figures";

type Rule = RulesPage["rules"][number];

/** A rule as people say it: when it applies, and who must agree. */
export function useRuleSentences({ branches, people }: Pick<RulesPage, "branches" | "people">) {
  const t = useTranslations("approvals");
  const all = useTranslations();
  const role = (code: string) => all(`core.role-${code}` as never);

  const amount = ({ amountFrom: from, amountTo: to }: Rule) => {
    const shown = { from: showMoney(from), to: to === null ? "" : showMoney(to) };
    if (to !== null) return from > 0n ? t("between", shown) : t("below", shown);
    return from > 0n ? t("from-up", shown) : null;
  };

  const conditions = (rule: Rule): string => {
    const said = [
      amount(rule),
      rule.branchIds
        ?.map((id) => branches.find((branch) => branch.id === id)?.name ?? "")
        .join("、"),
      rule.categories?.map((kind) => all(`suppliers.kind-${kind}` as never)).join("、"),
      rule.origins?.map((origin) => t(`origin-${origin}` as never)).join("、"),
    ].filter(Boolean);
    return said.length > 0 ? said.join(" · ") : t("everything");
  };

  const stepLine = ({ roles, personId, needed = 1, slaHours, escalateTo }: StepRule): string => {
    const names = roles.map(role).join(t("or"));
    const who = personId
      ? (people.get(personId) ?? t("gone-person"))
      : needed > 1
        ? t("needed", { roles: names, needed })
        : t("any-of", { roles: names });
    return [
      who,
      t("within-hours", { hours: slaHours }),
      escalateTo && t("then-also", { role: role(escalateTo) }),
    ]
      .filter(Boolean)
      .join(" · ");
  };

  return { conditions, stepLine, role };
}
