import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BranchTable } from "@/components/branches/branch-table";
import { CompanyFacts } from "@/components/branches/company-facts";
import { CompanyForm } from "@/components/branches/company-form";
import { NumberState } from "@/components/branches/number-state";
import { SeriesForm } from "@/components/branches/series-form";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { read, write } from "@/lib/branches/access";
import { getCompany } from "@/lib/branches/queries";
import { can, type Staff } from "@/lib/core/actor";
import { zoneOf } from "@/lib/core/branch";
import { typedMoney } from "@/lib/core/figures";
import { gate } from "@/lib/core/page";
import { dayIn } from "@/lib/core/time";

export default async function Branches() {
  const actor = await gate(read);
  const t = await getTranslations("branches");
  return (
    <Words of={["branches"]}>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={
          can(actor, write) && (
            <Link
              href="/admin/branches/new"
              prefetch={false}
              className={buttonClass({ variant: "primary" })}
            >
              <Icon name="plus" />
              {t("new")}
            </Link>
          )
        }
      />
      <Suspense fallback={<RowsSkeleton />}>
        <Company actor={actor} />
      </Suspense>
    </Words>
  );
}

/** The branches, the company's settings and its numbers. */
async function Company({ actor }: { actor: Staff }) {
  const [page, t] = await Promise.all([getCompany(actor), getTranslations("branches")]);
  const { firm, branches, series } = page;
  const mayWrite = can(actor, write);
  const zone = zoneOf(actor);
  const code = branches[0]?.code ?? "XM01";
  return (
    <>
      <BranchTable branches={branches} />
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section>
          <SectionHead title={t("company")} line className="mb-4" />
          {firm && mayWrite ? (
            <CompanyForm
              start={{
                version: firm.version,
                name: firm.name,
                fiscalYearStart: String(firm.fiscalYearStart),
                directPushLimit: typedMoney(firm.directPushLimit),
                revisionTolerance: typedMoney(firm.revisionTolerance),
              }}
            />
          ) : (
            firm && <CompanyFacts firm={firm} />
          )}
        </section>
        <section>
          <SectionHead title={t("series")} line className="mb-4" />
          <p className="mb-4 text-muted-foreground text-sm">
            {t("series-hint", { example: `${series[0]?.prefix ?? "PO"}-${code}-26-000123` })}
          </p>
          <div className="grid gap-4">
            {series.map(({ kind, prefix }) => (
              <SeriesForm
                key={kind}
                kind={kind}
                label={t(`series-${kind}` as never)}
                prefix={prefix}
                mayWrite={mayWrite}
              />
            ))}
          </div>
          <div className="mt-5">
            <NumberState check={page.check} zone={zone} today={dayIn(zone)} />
          </div>
        </section>
      </div>
    </>
  );
}
