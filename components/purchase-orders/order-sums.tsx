"use client";

import { useTranslations } from "next-intl";
import { type Control, useWatch } from "react-hook-form";
import { Totals } from "@/components/shared/facts";
import { type Money, showMoney, zero } from "@/lib/core/figures";
import { moneyInput, quantityInput } from "@/lib/core/money";
import { lineAmount, subtotalOf, totalOf } from "@/lib/purchase-orders/rules";
import type { LineValues, OrderValues } from "./order-values";

/** A figure while it is being typed: what is not sound yet counts as nothing. */
const money = (typed: string): Money => moneyInput.safeParse(typed).data ?? zero;

function figuresOf({ quantity, unitPrice, discount }: LineValues) {
  const sound = quantityInput.safeParse(quantity).data;
  if (sound === undefined) return null;
  return { quantity: sound, unitPrice: money(unitPrice), discount: money(discount) };
}

export function amountOf(line: LineValues): Money {
  const figures = figuresOf(line);
  return figures ? lineAmount(figures) : zero;
}

/** The live total, by the same rules as the database's (INV-05). */
export function OrderSums({ control }: { control: Control<OrderValues> }) {
  const t = useTranslations("purchase-orders");
  const [typed, freight, discount] = useWatch({ control, name: ["lines", "freight", "discount"] });
  const lines = typed.flatMap((line) => figuresOf(line) ?? []);
  const order = { lines, freight: money(freight), discount: money(discount) };
  return (
    <Totals
      rows={[
        { label: t("subtotal"), value: showMoney(subtotalOf(lines)) },
        { label: t("freight"), value: showMoney(order.freight) },
        { label: t("discount"), value: showMoney(order.discount) },
      ]}
      total={{ label: t("total"), value: <output>{showMoney(totalOf(order))}</output> }}
    />
  );
}
