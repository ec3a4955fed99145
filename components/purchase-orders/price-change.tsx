import { useTranslations } from "next-intl";
import { Dash } from "@/components/shared/amount";
import { StatusWord } from "@/components/shared/status-word";
import { type Money, showMoney } from "@/lib/core/figures";
import { priceChange, showPercent } from "@/lib/purchase-orders/rules";

const looks = {
  same: "text-muted-foreground",
  dearer: "text-wrong",
  cheaper: "text-good",
} as const;
const arrows = { same: "", dearer: "↑ ", cheaper: "↓ " } as const;

/** ↑ 6.00 over 贵 6.7%: the arrow, the colour and the word say the same. */
export function PriceChangeCell({
  price,
  before,
  known,
}: {
  price: Money | null;
  before: Money | null;
  /** A line that is no product of ours has no history to compare with. */
  known: boolean;
}) {
  const t = useTranslations("purchase-orders");
  if (price === null) return <Dash />;
  if (before === null) {
    return known ? <StatusWord meaning="waiting">{t("first-time")}</StatusWord> : <Dash />;
  }
  const { kind, by, permille } = priceChange(price, before);
  if (kind === "same") return <span className={looks.same}>{t("same-price")}</span>;
  return (
    <span className={looks[kind]}>
      {arrows[kind]}
      {showMoney(by)}
      <small>{t(kind, { percent: showPercent(permille) })}</small>
    </span>
  );
}
