import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RuleList } from "@/components/approvals/rule-list";
import { RuleTrial } from "@/components/approvals/rule-trial";
import { one, type Search } from "@/components/shared/address";
import { NewLink } from "@/components/shared/new-link";
import { PageHead } from "@/components/shared/page-head";
import { RailPart, WithRail } from "@/components/shared/with-rail";
import { Words } from "@/components/shared/words";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { readRules, writeRules } from "@/lib/approvals/access";
import { getRules, type Trial } from "@/lib/approvals/rule-queries";
import { trialInput } from "@/lib/approvals/schema";
import { can } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";

export default async function ApprovalRules({ searchParams }: PageProps<"/admin/approval-rules">) {
  const actor = await gate(readRules);
  const search = await searchParams;
  const t = await getTranslations("approvals");
  // Asked once; the list and the trial beside it each come when it has answered.
  const page = getRules(actor, trialOf(search));
  const mayWrite = can(actor, writeRules);
  return (
    <Words of={["approvals"]}>
      <WithRail
        rail={
          <RailPart title={t("try")}>
            <Suspense fallback={<RowsSkeleton rows={4} />}>
              <TrialOf page={page} search={search} />
            </Suspense>
          </RailPart>
        }
      >
        <PageHead
          title={t("title")}
          sub={t("help")}
          moves={mayWrite && <NewLink href="/admin/approval-rules/new">{t("new-rule")}</NewLink>}
        />
        <p className="mb-3 text-muted-foreground text-sm">{t("rules-help")}</p>
        <Suspense fallback={<RowsSkeleton rows={6} />}>
          <Rules page={page} mayWrite={mayWrite} />
        </Suspense>
      </WithRail>
    </Words>
  );
}

type Page = ReturnType<typeof getRules>;

const Rules = async ({ page, mayWrite }: { page: Page; mayWrite: boolean }) => (
  <RuleList page={await page} mayWrite={mayWrite} />
);

const TrialOf = async ({ page, search }: { page: Page; search: Search }) => (
  <RuleTrial page={await page} search={search} />
);

/** What was typed into the trial; nothing when it is no purchase. */
function trialOf(search: Search): Trial | null {
  const asked = trialInput.safeParse({
    amount: one(search, "amount") ?? "",
    branchId: one(search, "branch") ?? "",
    category: one(search, "category") ?? "",
    origin: one(search, "origin") ?? "",
    authorId: one(search, "author") ?? "",
  });
  return asked.success ? asked.data : null;
}
