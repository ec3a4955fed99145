"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { ActButton } from "@/components/shared/act-button";
import { type Money, showMoney } from "@/lib/core/figures";
import { reverseReceipt, verifyReceipt } from "@/lib/receipts/actions";

type Receipt = {
  id: string;
  number: string;
  amount: Money;
  mayVerify: boolean;
  mayReverse: boolean;
};

/** 核对 and 冲销, where this person may. */
export function ReceiptMoves({ id, number, amount, mayVerify, mayReverse }: Receipt) {
  const t = useTranslations("receipts");
  // The counter-entry's id, made once: pressing twice makes no second one.
  const [newId] = useState(() => uuid());
  return (
    <span className="flex justify-end gap-1">
      {mayVerify && (
        <ActButton
          act={verifyReceipt}
          input={{ id }}
          size="small"
          aria-label={`${t("verify")} ${number}`}
        >
          {t("verify")}
        </ActButton>
      )}
      {mayReverse && (
        <ActButton
          act={reverseReceipt}
          input={{ id, newId, reason: "" }}
          variant="text"
          size="small"
          aria-label={`${t("reverse")} ${number}`}
          ask={{
            title: t("reverse-title", { number, amount: showMoney(amount) }),
            ...{ body: t("reverse-body"), confirm: t("reverse"), as: "reason", least: 2 },
          }}
        >
          {t("reverse")}
        </ActButton>
      )}
    </span>
  );
}
