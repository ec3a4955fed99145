import { useTranslations } from "next-intl";
import { Amount } from "@/components/shared/amount";
import { Pairs } from "@/components/shared/facts";
import type { CompanyPage } from "@/lib/branches/queries";

/** The company's settings for who may look but not change. */
export function CompanyFacts({ firm }: { firm: NonNullable<CompanyPage["firm"]> }) {
  const t = useTranslations("branches");
  return (
    <Pairs
      pairs={[
        { label: t("company-name"), value: firm.name },
        { label: t("fiscal-year"), value: t("month", { month: firm.fiscalYearStart }) },
        { label: t("direct-push-limit"), value: <Amount fen={firm.directPushLimit} /> },
        { label: t("tolerance"), value: <Amount fen={firm.revisionTolerance} /> },
      ]}
    />
  );
}
