import { getTranslations } from "next-intl/server";
import { LeadRulesForm } from "@/components/leads/rules-form";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { branchesFor } from "@/lib/core/actor";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { setRules } from "@/lib/leads/access";
import { getRules } from "@/lib/leads/detail";

export default async function LeadRulesPage() {
  const actor = await gate(setRules);
  const [chosen, t] = await Promise.all([chosenBranch(actor), getTranslations("leads")]);
  const mine = branchesFor(actor, setRules);
  const here = mine.filter(({ id }) => chosen === null || id === chosen);
  const rules = await Promise.all(
    here.map(async (branch) => ({ branch, start: await getRules(actor, branch.id) })),
  );
  return (
    <>
      <PageHead
        title={t("rules")}
        sub={t("rules-help")}
        crumbs={[{ href: "/leads", label: t("title") }]}
      />
      <Words of={["leads"]}>
        {rules.map(({ branch, start }) => (
          <section key={branch.id} className="mb-9">
            <SectionHead title={branch.name} />
            <LeadRulesForm key={start.version} start={start} />
          </section>
        ))}
      </Words>
    </>
  );
}
