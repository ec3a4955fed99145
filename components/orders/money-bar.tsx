import { useTranslations } from "next-intl";
import { Glyph } from "@/components/shared/status-word";
import { type Money, showMoney } from "@/lib/core/figures";

/** What is owed, and how much of it is there: verified solid, unverified hatched, open grey. */
export function MoneyBar({
  total,
  verified,
  unverified,
}: {
  total: Money;
  verified: Money;
  unverified: Money;
}) {
  const t = useTranslations("orders");
  const open = (total - verified - unverified) as Money;
  const part = (sum: Money) =>
    total > 0n
      ? `${String((sum * 10_000n) / total)
          .padStart(3, "0")
          .replace(/(..)$/, ".$1")}%`
      : "0%";
  return (
    <div className="mb-4">
      <div className="flex h-3 overflow-hidden rounded-sm bg-secondary" aria-hidden="true">
        <span className="bg-primary" style={{ width: part(verified) }} />
        <span className="hatched" style={{ width: part(unverified) }} />
      </div>
      <dl className="mt-2 flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm">
        <Sum label={t("money-verified")} sum={verified} meaning="good" />
        {unverified > 0n && (
          <Sum label={t("money-unverified")} sum={unverified} meaning="waiting" />
        )}
        <Sum label={t("money-open")} sum={open} />
      </dl>
    </div>
  );
}

function Sum({ label, sum, meaning }: { label: string; sum: Money; meaning?: "good" | "waiting" }) {
  return (
    <div className="flex items-center gap-1.5">
      <dd className="font-medium tabular-nums">{showMoney(sum)}</dd>
      <dt className="flex items-center gap-1 text-muted-foreground">
        {meaning && <Glyph meaning={meaning} />}
        {label}
      </dt>
    </div>
  );
}
