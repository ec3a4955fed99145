import { useTranslations } from "next-intl";
import { StatusWord } from "@/components/shared/status-word";
import type { OrderReceipt } from "@/lib/receipts/queries";

type Receipt = Pick<OrderReceipt, "verifiedBy" | "reverses" | "reversedBy">;

/** Unverified stands red, verified black, as on the daily report (M1). */
export function ReceiptState({ verifiedBy, reverses, reversedBy }: Receipt) {
  const t = useTranslations("receipts");
  if (reversedBy)
    return <StatusWord meaning="closed">{t("reversed", { number: reversedBy })}</StatusWord>;
  return (
    <span className="flex flex-wrap gap-x-2">
      {reverses && (
        <span className="text-muted-foreground">{t("reverses", { number: reverses })}</span>
      )}
      {verifiedBy ? (
        <StatusWord meaning="good">{t("verified", { by: verifiedBy })}</StatusWord>
      ) : (
        <StatusWord meaning="wrong">{t("unverified")}</StatusWord>
      )}
    </span>
  );
}
