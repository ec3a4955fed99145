"use client";

import { useTranslations } from "next-intl";
import { BatchResults } from "@/components/purchase-orders/batch-results";
import { useBatch } from "@/components/purchase-orders/use-batch";
import { BulkBar } from "@/components/shared/bulk-bar";
import { useSelection } from "@/components/shared/selection";
import { Icon } from "@/components/ui/icon";
import { approveOrder } from "@/lib/purchase-orders/actions";

/** Several at once, each by itself and each with its result (A12); bound to what this page showed. */
export function ApprovalsBulk({
  rows,
}: {
  rows: readonly { id: string; name: string; seen: string }[];
}) {
  const t = useTranslations("approvals");
  const { ids } = useSelection("approvals");
  const seen = (id: string) => rows.find((row) => row.id === id)?.seen ?? "";
  const batch = useBatch((id, key) => approveOrder({ id, seen: seen(id), note: "" }, key));
  const chosen = rows.filter(({ id }) => ids.includes(id));
  return (
    <>
      <BulkBar table="approvals">
        <button
          type="button"
          className="bulk-act"
          disabled={batch.running}
          onClick={() => batch.run(chosen)}
        >
          <Icon name="check" />
          {t("approve-selected")}
        </button>
      </BulkBar>
      {batch.rows && <BatchResults rows={batch.rows} onClose={batch.close} />}
    </>
  );
}
