"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BatchResults } from "@/components/purchase-orders/batch-results";
import { useBatch } from "@/components/purchase-orders/use-batch";
import { AskDialog } from "@/components/shared/ask-dialog";
import { BulkBar } from "@/components/shared/bulk-bar";
import { useSelection } from "@/components/shared/selection";
import { Icon } from "@/components/ui/icon";
import { add, type Money, showMoney } from "@/lib/core/figures";
import { approveOrder } from "@/lib/purchase-orders/actions";

/**
 * Several at once, each by itself and each with its result (A12); bound to what this page showed. The
 * dialog before names how many and how much: a tick too many is a purchase approved.
 */
export function ApprovalsBulk({
  rows,
}: {
  rows: readonly { id: string; name: string; seen: string; amount: Money | null }[];
}) {
  const t = useTranslations("approvals");
  const { ids } = useSelection("approvals");
  const seen = (id: string) => rows.find((row) => row.id === id)?.seen ?? "";
  const batch = useBatch((id, key) => approveOrder({ id, seen: seen(id), note: "" }, key));
  const [asking, ask] = useState(false);
  const chosen = rows.filter(({ id }) => ids.includes(id));
  const amounts = chosen.flatMap(({ amount }) => amount ?? []);
  const sum = amounts.length === chosen.length ? add(...amounts) : null;
  return (
    <>
      <BulkBar table="approvals">
        <button
          type="button"
          className="bulk-act"
          disabled={batch.running}
          onClick={() => ask(true)}
        >
          <Icon name="check" />
          {t("approve-selected")}
        </button>
      </BulkBar>
      {asking && chosen.length > 0 && (
        <AskDialog
          ask={{
            title: t(chosen.length === 1 ? "ask-selected-one" : "ask-selected", {
              count: chosen.length,
            }),
            body: `${sum === null ? "" : t("ask-selected-sum", { sum: showMoney(sum) })}${t("ask-selected-each")}`,
            confirm: t("confirm-selected"),
            icon: "check",
          }}
          pending={false}
          failure={null}
          onClose={() => ask(false)}
          onAnswer={() => {
            ask(false);
            void batch.run(chosen);
          }}
        />
      )}
      {batch.rows && <BatchResults rows={batch.rows} onClose={batch.close} />}
    </>
  );
}
