"use client";

import { useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { Totals } from "@/components/shared/facts";
import { Glyph } from "@/components/shared/status-word";
import { add, type Money, showMoney, zero } from "@/lib/core/figures";
import { moneyInput } from "@/lib/core/money";
import { isDepositHigh, itemsTotal, totalOf } from "@/lib/orders/rules";
import type { OrderForm } from "@/lib/orders/schema";

const sumOf = (text: string): Money => moneyInput.safeParse(text).data ?? zero;
const countOf = (text: string): number => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0);

/** What it comes to while one types, by the arithmetic of the contract. */
export function Sums({
  form,
  price,
  limitBp,
}: {
  form: UseFormReturn<OrderForm>;
  price: Money | null;
  limitBp: bigint;
}) {
  const t = useTranslations("orders");
  const [typed, discountText, depositText] = useWatch({
    control: form.control,
    name: ["items", "discount", "deposit"],
  });
  if (price === null) return null;
  const items = typed.map(({ quantity, unitPrice }) => ({
    quantity: countOf(quantity),
    unitPrice: sumOf(unitPrice),
  }));
  const discount = sumOf(discountText);
  const total = totalOf({ listPrice: price, items, discount });
  const isBeyond =
    limitBp < 10_000n && discount * 10_000n > add(price, itemsTotal(items)) * limitBp;
  return (
    <div className="col-span-full grid gap-2" aria-live="polite">
      <Totals
        rows={[
          { label: t("list-price"), value: showMoney(price) },
          { label: t("items-sum"), value: showMoney(itemsTotal(items)) },
          { label: t("discount"), value: `−${showMoney(discount)}` },
        ]}
        total={{ label: t("total-yuan"), value: showMoney(total) }}
      />
      {isBeyond && <Warning>{t("discount-needs")}</Warning>}
      {isDepositHigh(sumOf(depositText), total) && <Warning>{t("deposit-high")}</Warning>}
    </div>
  );
}

const Warning = ({ children }: { children: string }) => (
  <p className="flex items-center justify-end gap-1.5 text-waiting text-xs">
    <Glyph meaning="waiting" />
    {children}
  </p>
);
